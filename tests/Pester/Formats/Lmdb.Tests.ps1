Describe 'LMDB' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/../Import-StagedModule.ps1
        Get-MnistSample -Split Test -First 10 | Export-MnistLmdb "$TestDrive/ten_test_lmdb"
    }

    It 'writes a database of test samples' {
        $folder = Export-MnistLmdb "$TestDrive/mnist_test_lmdb" -Split Test -PassThru
        (Get-ChildItem $folder).Name | Should -Be 'data.mdb'
        (Get-Item "$folder/data.mdb").Length | Should -Be 8241152
    }

    It 'takes the file in place of its folder' {
        (Import-MnistLmdb "$TestDrive/ten_test_lmdb/data.mdb").Count | Should -Be 10
    }
}
