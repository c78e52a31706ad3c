Describe 'Export-MnistDataset' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
    }

    It 'tells the format by the name: <Name>' -ForEach @(
        @{ Name = 'ten.csv' }
        @{ Name = 'ten.csv.gz' }
        @{ Name = 'ten.npz' }
        @{ Name = 'ten_lmdb' }
        @{ Name = 'ten.t7' }
        @{ Name = 'ten.parquet' }
        @{ Name = 'ten.libsvm' }
        @{ Name = 'ten.svm.gz' }
        @{ Name = 'ten' }
    ) {
        $target = $samples | Export-MnistDataset "$TestDrive/$Name" -PassThru
        $target.Name | Should -Be $Name
        $read = Import-MnistDataset $target
        $read.Label | Should -Be 7, 2, 1, 0, 4, 1, 4, 9, 5, 9
        $read.Pixels -join ' ' | Should -Be ($samples.Pixels -join ' ')
    }

    It 'takes the format that is named' {
        $samples | Export-MnistDataset "$TestDrive/digits" -Format Image
        Get-ChildItem "$TestDrive/digits/test" -Filter *.png | Should -HaveCount 10
    }

    It 'writes nothing with -WhatIf' {
        $samples | Export-MnistDataset "$TestDrive/none.csv" -WhatIf
        "$TestDrive/none.csv" | Should -Not -Exist
    }

    It 'keeps what is there with -NoClobber' {
        'old' | Set-Content "$TestDrive/kept.csv"
        { $samples | Export-MnistDataset "$TestDrive/kept.csv" -NoClobber } | Should -Throw -ErrorId 'PathExists,*' -ExpectedMessage '*kept.csv*'
        Get-Content "$TestDrive/kept.csv" | Should -Be 'old'
    }

    It 'names the endings that there are' {
        { $samples | Export-MnistDataset "$TestDrive/ten.xyz" } | Should -Throw -ErrorId 'SampleInvalid,*' -ExpectedMessage '*.xyz*.parquet*'
        "$TestDrive/ten.xyz" | Should -Not -Exist
    }
}
