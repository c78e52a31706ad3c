Describe 'Torch' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/../Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
        $samples | Export-MnistTorch "$TestDrive/ten_test.t7"
    }

    It 'writes text that Torch reads' {
        $file = Get-MnistSample -Split Test -First 5 | Export-MnistTorch "$TestDrive/five.t7" -PassThru
        $file.Length | Should -Be 5319
        (Import-MnistTorch $file).Label | Should -Be 7, 2, 1, 0, 4
    }

    It 'writes the same samples with -Binary' {
        $samples | Export-MnistTorch "$TestDrive/binary.t7" -Binary
        $read = Import-MnistTorch "$TestDrive/binary.t7"
        $read.Pixels -join ' ' | Should -Be ($samples.Pixels -join ' ')
    }

    It 'keeps the padding of two pixels on request' {
        $read = Import-MnistTorch "$TestDrive/ten_test.t7" -KeepPadding
        $read[0].Rows, $read[0].Columns | Should -Be 32, 32
    }

    It 'takes labels as they are with -FirstLabel 0' {
        (Import-MnistTorch "$TestDrive/ten_test.t7" -FirstLabel 0 | Select-Object -First 3).Label | Should -Be 8, 3, 2
    }
}
