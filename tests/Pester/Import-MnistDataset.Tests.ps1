Describe 'Import-MnistDataset' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
    }

    It 'tells the format by the content: <Command>' -ForEach @(
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

    It 'gives the names of another dataset' {
        $samples | Export-MnistCsv "$TestDrive/boots.csv"
        (Import-MnistDataset "$TestDrive/boots.csv" -Dataset FashionMNIST)[7].Category | Should -Be 'Ankle boot'
    }

    It 'refuses what is in none of the formats' {
        [System.IO.File]::WriteAllBytes("$TestDrive/noise", [byte[]](200..255))
        { Import-MnistDataset "$TestDrive/noise" -ErrorAction Stop } | Should -Throw -ErrorId 'FormatUnknown,*' -ExpectedMessage '*noise*'
    }
}
