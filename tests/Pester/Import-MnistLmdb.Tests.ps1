Describe 'Import-MnistLmdb' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
        $samples | Export-MnistLmdb "$TestDrive/ten_test_lmdb"
        $null = New-Item "$TestDrive/cut" -ItemType Directory
    }

    It 'reads what was written' {
        $read = Import-MnistLmdb "$TestDrive/ten_test_lmdb"
        $read.Label | Should -Be 7, 2, 1, 0, 4, 1, 4, 9, 5, 9
        $read.Split | Should -Not -Contain 'Train'
        $read.Pixels -join ' ' | Should -Be ($samples.Pixels -join ' ')
    }

    It 'takes files from the pipeline and ends early' {
        (Get-Item "$TestDrive/ten_test_lmdb" | Import-MnistLmdb | Select-Object -First 3).Index | Should -Be 0, 1, 2
    }

    It 'gives the names of another dataset' {
        (Import-MnistLmdb "$TestDrive/ten_test_lmdb" -Dataset FashionMNIST)[0].Category | Should -Be 'Sneaker'
    }

    It 'takes the file in place of its folder' {
        (Import-MnistLmdb "$TestDrive/ten_test_lmdb/data.mdb").Count | Should -Be 10
    }

    It 'refuses a file that is cut' {
        $bytes = [System.IO.File]::ReadAllBytes("$TestDrive/ten_test_lmdb/data.mdb")
        [System.IO.File]::WriteAllBytes("$TestDrive/cut/data.mdb", $bytes[0..12000])
        $null = Import-MnistLmdb "$TestDrive/cut/data.mdb" -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -Be 'LmdbInvalid,MnistPS.Commands.ImportMnistLmdbCommand'
        "$failure" | Should -BeLike '*cut/data.mdb*'
    }
}
