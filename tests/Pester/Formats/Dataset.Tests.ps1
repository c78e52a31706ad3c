Describe 'Any format' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/../Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
    }

    It 'chooses the format by the name: <Name>' -ForEach @(
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

    It 'uses the format of -Format' {
        $samples | Export-MnistDataset "$TestDrive/digits" -Format Image
        Get-ChildItem "$TestDrive/digits/test" -Filter *.png | Should -HaveCount 10
    }

    It 'lists the known endings in the error' {
        { $samples | Export-MnistDataset "$TestDrive/ten.xyz" } | Should -Throw -ErrorId 'FormatUnknown,*' -ExpectedMessage '*.xyz*.parquet*'
        "$TestDrive/ten.xyz" | Should -Not -Exist
    }

    It 'recognizes the format by the content: <Command>' -ForEach @(
        @{ Command = 'Export-MnistCsv' }
        @{ Command = 'Export-MnistNpz' }
        @{ Command = 'Export-MnistTorch' }
        @{ Command = 'Export-MnistLibSvm' }
        @{ Command = 'Export-MnistParquet' }
    ) {
        $samples | & $Command "$TestDrive/ten.dat"
        $read = Import-MnistDataset "$TestDrive/ten.dat" -Split Test
        $read.Label | Should -Be 7, 2, 1, 0, 4, 1, 4, 9, 5, 9
        $read.Pixels -join ' ' | Should -Be ($samples.Pixels -join ' ')
        Remove-Item "$TestDrive/ten.dat" -Recurse
    }

    It 'takes files of many formats from the pipeline' {
        'a.csv', 'b.npz', 'c.t7', 'd.svm' | ForEach-Object { $samples | Export-MnistDataset "$TestDrive/many-$_" }
        (Get-ChildItem $TestDrive -Filter many-* | Import-MnistDataset).Count | Should -Be 40
    }

    It 'refuses a file of an unknown format' {
        [System.IO.File]::WriteAllBytes("$TestDrive/noise", [byte[]](200..255))
        { Import-MnistDataset "$TestDrive/noise" -ErrorAction Stop } | Should -Throw -ErrorId 'FormatUnknown,*' -ExpectedMessage '*noise*'
    }
}
