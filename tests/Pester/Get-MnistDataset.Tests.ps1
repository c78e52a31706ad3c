Describe 'Get-MnistDataset' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
    }

    It 'lists the whole family, MNIST first and bundled' {
        $datasets = Get-MnistDataset
        $datasets.Count | Should -BeGreaterOrEqual 10
        $datasets[0].Name | Should -Be 'MNIST'
        $datasets[0].State | Should -Be 'Bundled'
    }

    It 'takes wildcards' {
        (Get-MnistDataset EMNIST-*).Count | Should -Be 6
    }

    It 'shows license and citation' {
        $mnist = Get-MnistDataset MNIST
        $mnist.License | Should -BeLike '*CC BY-SA 3.0*'
        $mnist.Citation | Should -BeLike '*LeCun*'
    }

    It 'goes on after a name that does not exist' {
        (Get-MnistDataset nothing, MNIST -ErrorAction SilentlyContinue -ErrorVariable errors).Name | Should -Be 'MNIST'
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'DatasetNotFound*'
    }
}
