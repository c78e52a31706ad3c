Describe 'Import-MnistParquet' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
        $samples | Export-MnistParquet "$TestDrive/ten_test.parquet"
    }

    It 'reads what was written' {
        $read = Import-MnistParquet "$TestDrive/ten_test.parquet"
        $read.Label | Should -Be 7, 2, 1, 0, 4, 1, 4, 9, 5, 9
        $read.Split | Should -Not -Contain 'Train'
        $read.Pixels -join ' ' | Should -Be ($samples.Pixels -join ' ')
    }

    It 'takes files from the pipeline and ends early' {
        (Get-Item "$TestDrive/ten_test.parquet" | Import-MnistParquet | Select-Object -First 3).Index | Should -Be 0, 1, 2
    }

    It 'gives the names of another dataset' {
        (Import-MnistParquet "$TestDrive/ten_test.parquet" -Dataset FashionMNIST)[0].Category | Should -Be 'Sneaker'
    }

    It 'reads a folder of shards, and misses one' {
        $samples | Export-MnistParquet "$TestDrive/shards" -ShardSize 4
        (Import-MnistParquet "$TestDrive/shards").Label | Should -Be 7, 2, 1, 0, 4, 1, 4, 9, 5, 9
        Remove-Item "$TestDrive/shards/test-00001-of-00003.parquet"
        { Import-MnistParquet "$TestDrive/shards" -ErrorAction Stop } | Should -Throw -ErrorId 'ParquetInvalid,*'
    }

    It 'refuses a file that is cut' {
        $bytes = [System.IO.File]::ReadAllBytes("$TestDrive/ten_test.parquet")
        [System.IO.File]::WriteAllBytes("$TestDrive/cut.parquet", $bytes[0..1000])
        $null = Import-MnistParquet "$TestDrive/cut.parquet" -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -Be 'ParquetInvalid,MnistPS.Commands.ImportMnistParquetCommand'
        "$failure" | Should -BeLike '*cut.parquet*'
    }
}
