Describe 'Import-MnistLibSvm' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
        $samples | Export-MnistLibSvm "$TestDrive/ten_test.libsvm"
    }

    It 'reads what was written' {
        $read = Import-MnistLibSvm "$TestDrive/ten_test.libsvm"
        $read.Label | Should -Be 7, 2, 1, 0, 4, 1, 4, 9, 5, 9
        $read.Split | Should -Not -Contain 'Train'
        $read.Pixels -join ' ' | Should -Be ($samples.Pixels -join ' ')
    }

    It 'takes files from the pipeline and ends early' {
        (Get-Item "$TestDrive/ten_test.libsvm" | Import-MnistLibSvm | Select-Object -First 3).Index | Should -Be 0, 1, 2
    }

    It 'gives the names of another dataset' {
        (Import-MnistLibSvm "$TestDrive/ten_test.libsvm" -Dataset FashionMNIST)[0].Category | Should -Be 'Sneaker'
    }

    It 'recognizes scaled values' {
        $samples | Export-MnistLibSvm "$TestDrive/scaled.libsvm" -Scale
        (Import-MnistLibSvm "$TestDrive/scaled.libsvm").Pixels -join ' ' | Should -Be ($samples.Pixels -join ' ')
    }

    It 'refuses a line that is none' {
        '1 1:255 4:255', '0 2:many' | Set-Content "$TestDrive/bad.svm"
        $read = Import-MnistLibSvm "$TestDrive/bad.svm" -Rows 2 -Columns 2 -ErrorAction SilentlyContinue -ErrorVariable failure
        $read.Pixels | Should -Be 255, 0, 0, 255
        $failure[0].FullyQualifiedErrorId | Should -Be 'LibSvmInvalid,MnistPS.Commands.ImportMnistLibSvmCommand'
        $failure[0].Exception.Line | Should -Be 2
    }
}
