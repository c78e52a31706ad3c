Describe 'Export-MnistLmdb' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
    }

    It 'writes a database of test samples' {
        $folder = Export-MnistLmdb "$TestDrive/mnist_test_lmdb" -Split Test -PassThru
        (Get-ChildItem $folder).Name | Should -Be 'data.mdb'
        (Get-Item "$folder/data.mdb").Length | Should -Be 8241152
    }

    It 'writes what is piped in' {
        $samples | Export-MnistLmdb "$TestDrive/ten_lmdb"
        (Import-MnistLmdb "$TestDrive/ten_lmdb").Label | Should -Be 7, 2, 1, 0, 4, 1, 4, 9, 5, 9
    }

    It 'writes nothing with -WhatIf' {
        $samples | Export-MnistLmdb "$TestDrive/none_lmdb" -WhatIf
        "$TestDrive/none_lmdb" | Should -Not -Exist
    }

    It 'keeps what is there with -NoClobber' {
        $samples | Export-MnistLmdb "$TestDrive/kept_lmdb"
        { Get-MnistSample -Split Test -First 3 | Export-MnistLmdb "$TestDrive/kept_lmdb" -NoClobber } |
            Should -Throw -ErrorId 'PathExists,*' -ExpectedMessage '*kept_lmdb*'
        (Import-MnistLmdb "$TestDrive/kept_lmdb").Count | Should -Be 10
    }

    It 'asks which split of a dataset is meant' {
        { Export-MnistLmdb "$TestDrive/both_lmdb" } | Should -Throw -ErrorId 'SplitRequired,*' -ExpectedMessage '*-Split*'
        "$TestDrive/both_lmdb" | Should -Not -Exist
    }
}
