Describe 'Import-MnistTorch' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
        $samples | Export-MnistTorch "$TestDrive/ten_test.t7"
    }

    It 'reads what was written' {
        $read = Import-MnistTorch "$TestDrive/ten_test.t7"
        $read.Label | Should -Be 7, 2, 1, 0, 4, 1, 4, 9, 5, 9
        $read.Split | Should -Not -Contain 'Train'
        $read.Pixels -join ' ' | Should -Be ($samples.Pixels -join ' ')
    }

    It 'takes files from the pipeline and ends early' {
        (Get-Item "$TestDrive/ten_test.t7" | Import-MnistTorch | Select-Object -First 3).Index | Should -Be 0, 1, 2
    }

    It 'gives the names of another dataset' {
        (Import-MnistTorch "$TestDrive/ten_test.t7" -Dataset FashionMNIST)[0].Category | Should -Be 'Sneaker'
    }

    It 'keeps the padding of two pixels on request' {
        $read = Import-MnistTorch "$TestDrive/ten_test.t7" -KeepPadding
        $read[0].Rows, $read[0].Columns | Should -Be 32, 32
    }

    It 'takes labels as they are with -FirstLabel 0' {
        (Import-MnistTorch "$TestDrive/ten_test.t7" -FirstLabel 0 | Select-Object -First 3).Label | Should -Be 8, 3, 2
    }

    It 'refuses a file that is cut' {
        $bytes = [System.IO.File]::ReadAllBytes("$TestDrive/ten_test.t7")
        [System.IO.File]::WriteAllBytes("$TestDrive/cut.t7", $bytes[0..5000])
        $null = Import-MnistTorch "$TestDrive/cut.t7" -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -Be 'TorchInvalid,MnistPS.Commands.ImportMnistTorchCommand'
        "$failure" | Should -BeLike '*cut.t7*'
    }
}
