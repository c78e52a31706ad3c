Describe 'CSV' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/../Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
        $samples | Export-MnistCsv "$TestDrive/ten_test.csv"
    }

    It 'writes a line for each sample' {
        $file = $samples | Export-MnistCsv "$TestDrive/ten.csv" -PassThru
        $file.Name | Should -Be 'ten.csv'
        $lines = Get-Content $file
        $lines.ForEach{ $_[0] } -join '' | Should -Be '7210414959'
        $lines[0].Split(',') | Should -HaveCount 785
        $lines[0].Split(',')[203..207] | Should -Be '84', '185', '159', '151', '60'
    }

    It 'writes the columns of <Header>' -ForEach @(
        @{ Header = 'Kaggle'; First = 'label,pixel0,pixel1,pixel2,*' }
        @{ Header = 'Grid'; First = 'label,1x1,1x2,1x3,*' }
    ) {
        $samples | Export-MnistCsv "$TestDrive/head.csv" -Header $Header
        Get-Content "$TestDrive/head.csv" -TotalCount 1 | Should -BeLike $First
    }

    It 'writes shards' {
        $samples | Export-MnistCsv "$TestDrive/shards" -ShardSize 4
        (Get-ChildItem "$TestDrive/shards").Name | Should -Be 'test-00000-of-00003.csv', 'test-00001-of-00003.csv', 'test-00002-of-00003.csv'
        (Get-ChildItem "$TestDrive/shards" | Get-Content).Count | Should -Be 10
    }

    It 'reads images of any size without labels' {
        '0,255,255,0', '255,0,0,255' | Set-Content "$TestDrive/unknown.csv"
        $read = Import-MnistCsv "$TestDrive/unknown.csv" -Label None -Rows 2 -Columns 2
        $read.Label | Should -Be -1, -1
        $read[1].Pixels | Should -Be 255, 0, 0, 255
    }

    It 'reports the damaged line, and gives the samples before it' {
        (Get-Content "$TestDrive/ten_test.csv" -Raw) -replace ',0\n$' | Set-Content "$TestDrive/cut.csv"
        $read = Import-MnistCsv "$TestDrive/cut.csv" -ErrorAction SilentlyContinue -ErrorVariable failure
        $read.Count | Should -Be 9
        $failure[0].FullyQualifiedErrorId | Should -Be 'CsvInvalid,MnistPS.Commands.ImportMnistCsvCommand'
        $failure[0].Exception.Line | Should -Be 10
    }
}
