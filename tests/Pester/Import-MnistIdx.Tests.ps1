Describe 'Import-MnistIdx' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
        $samples | Export-MnistIdx "$TestDrive/raw" -Compress
    }

    It 'gives an array with its dimensions' {
        $images = Import-MnistIdx "$TestDrive/raw/t10k-images-idx3-ubyte.gz"
        $images.ElementType | Should -Be 'UnsignedByte'
        $images.Dimensions | Should -Be 10, 28, 28
        $images.Data[202] | Should -Be 84
    }

    It 'reads a part' {
        (Import-MnistIdx "$TestDrive/raw/t10k-labels-idx1-ubyte.gz" -Skip 2 -First 3).Data | Should -Be 1, 0, 4
    }

    It 'takes files from the pipeline' {
        (Get-ChildItem "$TestDrive/raw" | Import-MnistIdx).ForEach{ $_.Dimensions.Count } | Should -Be 3, 1
    }

    It 'refuses a file that is cut, and reads the next' {
        [System.IO.File]::WriteAllBytes("$TestDrive/cut", [byte[]](0, 0, 8, 1, 0, 0, 0, 9, 7, 2))
        $read = Import-MnistIdx "$TestDrive/cut", "$TestDrive/raw/t10k-labels-idx1-ubyte.gz" -ErrorAction SilentlyContinue -ErrorVariable failure
        $read.Data | Should -Be 7, 2, 1, 0, 4, 1, 4, 9, 5, 9
        $failure[0].FullyQualifiedErrorId | Should -Be 'IdxInvalid,MnistPS.Commands.ImportMnistIdxCommand'
    }
}
