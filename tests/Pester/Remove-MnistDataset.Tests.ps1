Describe 'Remove-MnistDataset' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $before = $env:MNIST_HOME, $env:MNIST_CATALOG, $env:MNIST_MIRROR
        $env:MNIST_CATALOG = & $PSScriptRoot/New-SmallDataset.ps1 $TestDrive
        $env:MNIST_HOME = "$TestDrive/store"
        $env:MNIST_MIRROR = $null
    }

    BeforeEach {
        Save-MnistDataset Small -Mirror "$TestDrive/mirror"
    }

    It 'removes by <Way>' -ForEach @(
        @{ Way = 'name'; Remove = { Remove-MnistDataset Small } }
        @{ Way = 'wildcard'; Remove = { Remove-MnistDataset S* } }
        @{ Way = 'state'; Remove = { Get-MnistDataset | Where-Object State -EQ 'Saved' | Remove-MnistDataset } }
    ) {
        & $Remove
        "$TestDrive/store/Small" | Should -Not -Exist
        (Get-MnistDataset Small).State | Should -Be 'Available'
    }

    It 'removes nothing with -WhatIf' {
        Remove-MnistDataset * -WhatIf
        Test-MnistDataset Small | Should -BeTrue
    }

    It 'leaves the folders of others' {
        Save-MnistDataset Small -Mirror "$TestDrive/mirror" -Destination "$TestDrive/mine"
        Remove-MnistDataset *
        (Get-ChildItem "$TestDrive/mine" -File).Count | Should -Be 5
    }

    It 'goes on after <Why>' -ForEach @(
        @{ Why = 'the dataset of the module'; Name = 'MNIST' }
        @{ Why = 'a dataset that is not saved'; Name = 'KMNIST' }
        @{ Why = 'an unknown name'; Name = 'nothing' }
    ) {
        Remove-MnistDataset $Name, Small -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.FullyQualifiedErrorId | Should -Be 'DatasetNotFound,MnistPS.Commands.RemoveMnistDatasetCommand'
        "$TestDrive/store/Small" | Should -Not -Exist
        Test-MnistDataset MNIST | Should -BeTrue
    }

    AfterAll {
        $env:MNIST_HOME, $env:MNIST_CATALOG, $env:MNIST_MIRROR = $before
    }
}
