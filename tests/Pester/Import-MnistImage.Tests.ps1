Describe 'Import-MnistImage' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
        $samples | Export-MnistImage "$TestDrive/digits"
    }

    It 'reads what was written' {
        $read = Import-MnistImage "$TestDrive/digits"
        $read.Label | Should -Be 7, 2, 1, 0, 4, 1, 4, 9, 5, 9
        $read.Split | Should -Not -Contain 'Train'
        $read.Pixels -join ' ' | Should -Be ($samples.Pixels -join ' ')
    }

    It 'takes files from the pipeline and ends early' {
        (Get-Item "$TestDrive/digits" | Import-MnistImage | Select-Object -First 3).Index | Should -Be 0, 1, 2
    }

    It 'gives the names of another dataset' {
        (Import-MnistImage "$TestDrive/digits" -Dataset FashionMNIST)[0].Category | Should -Be 'Sneaker'
    }

    It 'takes single pictures' {
        (Import-MnistImage "$TestDrive/digits/test/00000[0-2]*.png").Label | Should -Be 7, 2, 1
    }

    It 'makes large ones small with -Resize' {
        $samples[0] | Export-MnistImage "$TestDrive/large.png" -Scale 4
        (Import-MnistImage "$TestDrive/large.png" -Resize).Pixels -join ' ' | Should -Be ($samples[0].Pixels -join ' ')
    }

    It 'refuses what is no picture' {
        'text' | Set-Content "$TestDrive/000000-num7.png"
        { Import-MnistImage "$TestDrive/000000-num7.png" -ErrorAction Stop } | Should -Throw -ErrorId 'ImageInvalid,*' -ExpectedMessage '*000000-num7.png*'
    }
}
