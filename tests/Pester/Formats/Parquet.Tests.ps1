Describe 'Parquet' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/../Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
    }

    It 'writes one file' {
        $file = $samples | Export-MnistParquet "$TestDrive/ten.parquet" -PassThru
        Get-Content $file -AsByteStream -TotalCount 4 | Should -Be ([byte[]][char[]]'PAR1')
        (Import-MnistParquet $file).Label | Should -Be 7, 2, 1, 0, 4, 1, 4, 9, 5, 9
    }

    It 'writes the folder of a dataset in shards' {
        $samples | Export-MnistParquet "$TestDrive/shards" -ShardSize 4
        Get-MnistSample -Split Train -First 3 | Export-MnistParquet "$TestDrive/shards"
        (Get-ChildItem "$TestDrive/shards").Name | Should -Be @(
            'test-00000-of-00003.parquet', 'test-00001-of-00003.parquet', 'test-00002-of-00003.parquet', 'train-00000-of-00001.parquet')
    }

    It 'reads a folder of shards, and reports a missing one' {
        $samples | Export-MnistParquet "$TestDrive/three" -ShardSize 4
        (Import-MnistParquet "$TestDrive/three").Label | Should -Be 7, 2, 1, 0, 4, 1, 4, 9, 5, 9
        Remove-Item "$TestDrive/three/test-00001-of-00003.parquet"
        { Import-MnistParquet "$TestDrive/three" -ErrorAction Stop } | Should -Throw -ErrorId 'ParquetInvalid,*'
    }
}
