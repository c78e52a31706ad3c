Describe 'Import-MnistCsv' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
        $samples | Export-MnistCsv "$TestDrive/ten_test.csv"
    }

    It 'reads what was written' {
        $read = Import-MnistCsv "$TestDrive/ten_test.csv"
        $read.Label | Should -Be 7, 2, 1, 0, 4, 1, 4, 9, 5, 9
        $read.Split | Should -Not -Contain 'Train'
        $read.Pixels -join ' ' | Should -Be ($samples.Pixels -join ' ')
    }

    It 'takes files from the pipeline and ends early' {
        (Get-Item "$TestDrive/ten_test.csv" | Import-MnistCsv | Select-Object -First 3).Index | Should -Be 0, 1, 2
    }

    It 'gives the names of another dataset' {
        (Import-MnistCsv "$TestDrive/ten_test.csv" -Dataset FashionMNIST)[0].Category | Should -Be 'Sneaker'
    }

    It 'reads images of any size without labels' {
        '0,255,255,0', '255,0,0,255' | Set-Content "$TestDrive/unknown.csv"
        $read = Import-MnistCsv "$TestDrive/unknown.csv" -Label None -Rows 2 -Columns 2
        $read.Label | Should -Be -1, -1
        $read[1].Pixels | Should -Be 255, 0, 0, 255
    }

    It 'names the line of the damage and keeps what was before' {
        (Get-Content "$TestDrive/ten_test.csv" -Raw) -replace ',0\n$' | Set-Content "$TestDrive/cut.csv"
        $read = Import-MnistCsv "$TestDrive/cut.csv" -ErrorAction SilentlyContinue -ErrorVariable failure
        $read.Count | Should -Be 9
        $failure[0].FullyQualifiedErrorId | Should -Be 'CsvInvalid,MnistPS.Commands.ImportMnistCsvCommand'
        $failure[0].Exception.Line | Should -Be 10
    }
}
