Describe 'Test-MnistDataset' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        Export-MnistIdx "$TestDrive/raw" -Split Test
    }

    It 'finds no damage in the MNIST of the module' {
        Test-MnistDataset | Should -BeTrue
        (Test-MnistDataset -Detailed).Status | Should -Be 'Good', 'Good', 'Good', 'Good'
    }

    It 'takes datasets from the pipeline' {
        Get-MnistDataset MNIST | Test-MnistDataset | Should -BeTrue
    }

    It 'takes folders from the pipeline' {
        Get-Item (Get-MnistDataset MNIST).Location | Test-MnistDataset -Name MNIST | Should -BeTrue
    }

    It 'shows the state of each file of a folder' {
        $files = Test-MnistDataset -Path "$TestDrive/raw" -Name MNIST -Detailed
        $files.Status | Should -Be 'Missing', 'Missing', 'Good', 'Good'
        $files.Size[2, 3] | Should -Be 7840016, 10008
        Test-MnistDataset -Path "$TestDrive/raw" -Name MNIST | Should -BeFalse
    }

    It 'identifies a file by its bytes, not by its name' {
        $folder = New-Item "$TestDrive/renamed" -ItemType Directory
        Copy-Item "$TestDrive/raw/t10k-labels-idx1-ubyte" "$folder/train-labels-idx1-ubyte"
        $file = Get-Item $folder | Test-MnistDataset -Name MNIST -Detailed | Where-Object Status -EQ 'Other'
        $file.Name | Should -Be 'train-labels-idx1-ubyte.gz'
        $file.IdentifiedAs | Should -Be 'MNIST t10k-labels-idx1-ubyte'
    }

    It 'gives the error <Id>' -ForEach @(
        @{ Arguments = @{ Name = 'MNSIT' }; Id = 'DatasetNotFound'; Like = "*Did you mean 'MNIST'*" }
        @{ Arguments = @{ Path = 'nowhere' }; Id = 'PathNotFound'; Like = '*nowhere*' }
    ) {
        { Test-MnistDataset @Arguments -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*" -ExpectedMessage $Like
    }
}
