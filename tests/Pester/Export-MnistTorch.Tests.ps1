Describe 'Export-MnistTorch' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
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

    It 'writes nothing with -WhatIf' {
        $samples | Export-MnistTorch "$TestDrive/none.t7" -WhatIf
        "$TestDrive/none.t7" | Should -Not -Exist
    }

    It 'keeps what is there with -NoClobber' {
        'old' | Set-Content "$TestDrive/kept.t7"
        { $samples | Export-MnistTorch "$TestDrive/kept.t7" -NoClobber } | Should -Throw -ErrorId 'PathExists,*' -ExpectedMessage '*kept.t7*'
        Get-Content "$TestDrive/kept.t7" | Should -Be 'old'
    }

    It 'asks which split of a dataset is meant' {
        { Export-MnistTorch "$TestDrive/both.t7" } | Should -Throw -ErrorId 'SplitRequired,*' -ExpectedMessage '*-Split*'
        "$TestDrive/both.t7" | Should -Not -Exist
    }
}
