Describe 'Verifying' -Tag Acceptance {
    BeforeAll {
        . $PSScriptRoot/../Import-StagedModule.ps1
        $before = $env:MNIST_HOME, $env:MNIST_CATALOG, $env:MNIST_MIRROR
        $env:MNIST_HOME = "$TestDrive/store"
        $env:MNIST_MIRROR = $null
    }

    It 'lists the datasets, and verifies the one that is here' {
        $here = Get-MnistDataset | Where-Object State -NE 'Available'
        $here.Name | Should -Be 'MNIST'
        Test-MnistDataset $here.Name | Should -BeTrue
    }

    It 'sees one changed byte, and brings it back from another format' {
        Export-MnistIdx "$TestDrive/raw"
        Export-MnistParquet "$TestDrive/labels_test.parquet" -Split Test
        Test-MnistDataset -Path "$TestDrive/raw" -Name MNIST | Should -BeTrue

        $path = "$TestDrive/raw/t10k-images-idx3-ubyte"
        $bytes = [System.IO.File]::ReadAllBytes($path)
        $bytes[5000000] = $bytes[5000000] -bxor 1
        [System.IO.File]::WriteAllBytes($path, $bytes)
        Test-MnistDataset -Path "$TestDrive/raw" -Name MNIST | Should -BeFalse
        $damaged = Test-MnistDataset -Path "$TestDrive/raw" -Name MNIST -Detailed | Where-Object Status -NE 'Good'
        $damaged.Name | Should -Be 't10k-images-idx3-ubyte.gz'
        $damaged.Status | Should -Be 'Damaged'

        Import-MnistParquet "$TestDrive/labels_test.parquet" | Export-MnistIdx "$TestDrive/raw"
        Test-MnistDataset -Path "$TestDrive/raw" -Name MNIST | Should -BeTrue
        (Get-FileHash $path).Hash | Should -Be '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7'
    }

    It 'saves a dataset of a catalog of your own, mends it, and removes it' {
        $env:MNIST_CATALOG = & $PSScriptRoot/../New-SmallDataset.ps1 $TestDrive
        (Get-MnistDataset Small).State | Should -Be 'Available'
        Save-MnistDataset Small -Mirror "$TestDrive/mirror"
        Test-MnistDataset Small | Should -BeTrue

        $path = "$TestDrive/store/Small/t10k-labels-idx1-ubyte"
        [System.IO.File]::WriteAllBytes($path, [byte[]](0, 0, 8, 1, 0, 0, 0, 2, 1, 1))
        (Test-MnistDataset Small -Detailed).Status | Should -Be 'Good', 'Good', 'Good', 'Damaged'
        Save-MnistDataset Small -Mirror "$TestDrive/mirror"
        (Get-MnistSample Small -Split Test).Label | Should -Be 1, 0

        Remove-MnistDataset Small
        "$TestDrive/store/Small" | Should -Not -Exist
    }

    AfterAll {
        $env:MNIST_HOME, $env:MNIST_CATALOG, $env:MNIST_MIRROR = $before
    }
}
