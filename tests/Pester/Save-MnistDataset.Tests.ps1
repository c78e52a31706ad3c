Describe 'Save-MnistDataset' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $before = $env:MNIST_HOME, $env:MNIST_CATALOG, $env:MNIST_MIRROR
        $env:MNIST_CATALOG = & $PSScriptRoot/New-SmallDataset.ps1 $TestDrive
        $env:MNIST_HOME = "$TestDrive/store"
        $env:MNIST_MIRROR = $null
    }

    BeforeEach {
        Remove-Item "$TestDrive/store" -Recurse -ErrorAction Ignore
    }

    It 'saves from a folder, without a network' {
        $saved = Save-MnistDataset Small -Mirror "$TestDrive/mirror" -PassThru
        $saved.State | Should -Be 'Saved'
        (Get-ChildItem "$TestDrive/store/Small").Name | Should -Be @(
            'SHA256SUMS', 't10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte', 'train-images-idx3-ubyte', 'train-labels-idx1-ubyte')
        (Get-MnistSample Small -Split Train).Label | Should -Be 0, 1, 0, 1, 0, 1, 1
        (Get-MnistSample Small -Split Test).Category | Should -Be 'one', 'zero'
    }

    It 'replaces a damaged file' {
        Save-MnistDataset Small -Mirror "$TestDrive/mirror"
        'damage' | Set-Content "$TestDrive/store/Small/t10k-labels-idx1-ubyte"
        Save-MnistDataset Small -Mirror "$TestDrive/mirror"
        Test-MnistDataset Small | Should -BeTrue
    }

    It 'saves into a folder of your own' {
        Save-MnistDataset Small -Mirror "$TestDrive/mirror" -Destination "$TestDrive/mine"
        (Get-MnistSample -Path "$TestDrive/mine").Count | Should -Be 9
        (Get-MnistDataset Small).State | Should -Be 'Available'
    }

    It 'does not fetch files that are already there' {
        Save-MnistDataset Small -Mirror "$TestDrive/mirror"
        Save-MnistDataset Small -Mirror "$TestDrive/nothing" -Verbose 4>&1 | Select-Object -First 1 | Should -Match 'is present and valid'
    }

    It 'fetches nothing with -WhatIf' {
        Save-MnistDataset Small -Mirror "$TestDrive/mirror" -WhatIf
        "$TestDrive/store" | Should -Not -Exist
    }

    It 'does not keep a file with wrong bytes' {
        Copy-Item "$TestDrive/mirror" "$TestDrive/wrong" -Recurse
        Copy-Item "$TestDrive/wrong/t10k-labels-idx1-ubyte.gz" "$TestDrive/wrong/train-labels-idx1-ubyte.gz"
        { Save-MnistDataset Small -Mirror "$TestDrive/wrong" -ErrorAction Stop } |
            Should -Throw -ErrorId 'ChecksumMismatch,*' -ExpectedMessage '*t10k-labels-idx1-ubyte*'
        "$TestDrive/store/Small/train-labels-idx1-ubyte" | Should -Not -Exist
    }

    It 'gives the error <Id>' -ForEach @(
        @{ Name = 'Smal'; Mirror = 'mirror'; Id = 'DatasetNotFound'; Like = "*Did you mean 'Small'*" }
        @{ Name = 'Small'; Mirror = 'nothing'; Id = 'DownloadFailed'; Like = '*nothing*' }
    ) {
        { Save-MnistDataset $Name -Mirror "$TestDrive/$Mirror" -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*" -ExpectedMessage $Like
    }

    AfterAll {
        $env:MNIST_HOME, $env:MNIST_CATALOG, $env:MNIST_MIRROR = $before
    }
}

Describe 'Save-MnistDataset from the published mirrors' -Tag Network {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
    }

    It 'saves FashionMNIST' {
        Save-MnistDataset FashionMNIST -Destination "$TestDrive/fashion"
        Test-MnistDataset -Path "$TestDrive/fashion" -Name FashionMNIST | Should -BeTrue
        Get-MnistSample -Path "$TestDrive/fashion" -Split Train -First 3 | ForEach-Object Label | Should -Be 9, 0, 0
    }
}
