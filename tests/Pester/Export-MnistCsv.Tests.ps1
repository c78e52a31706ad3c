Describe 'Export-MnistCsv' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
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

    It 'writes nothing with -WhatIf' {
        $samples | Export-MnistCsv "$TestDrive/none.csv" -WhatIf
        "$TestDrive/none.csv" | Should -Not -Exist
    }

    It 'keeps what is there with -NoClobber' {
        'old' | Set-Content "$TestDrive/kept.csv"
        { $samples | Export-MnistCsv "$TestDrive/kept.csv" -NoClobber } | Should -Throw -ErrorId 'PathExists,*' -ExpectedMessage '*kept.csv*'
        Get-Content "$TestDrive/kept.csv" | Should -Be 'old'
    }

    It 'asks which split of a dataset is meant' {
        { Export-MnistCsv "$TestDrive/both.csv" } | Should -Throw -ErrorId 'SplitRequired,*' -ExpectedMessage '*-Split*'
        "$TestDrive/both.csv" | Should -Not -Exist
    }
}
