Describe 'IDX' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/../Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
        $samples | Export-MnistIdx "$TestDrive/packed" -Compress
    }

    It 'writes the published files, byte for byte' {
        Export-MnistIdx "$TestDrive/raw" -Split Test
        (Get-ChildItem "$TestDrive/raw" | Get-FileHash).Hash | Should -Be @(
            '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7'
            'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2'
        )
    }

    It 'writes what is piped in, compressed' {
        $folder = $samples | Export-MnistIdx "$TestDrive/small" -Compress -PassThru
        (Get-ChildItem $folder).Name | Should -Be 't10k-images-idx3-ubyte.gz', 't10k-labels-idx1-ubyte.gz'
        (Get-MnistSample -Path $folder.FullName).Label | Should -Be 7, 2, 1, 0, 4, 1, 4, 9, 5, 9
    }

    It 'keeps the other split' {
        $samples | Export-MnistIdx "$TestDrive/two"
        Get-MnistSample -Split Train -First 5 | Export-MnistIdx "$TestDrive/two"
        (Get-MnistSample -Path "$TestDrive/two" -Split Test).Count | Should -Be 10
        (Get-MnistSample -Path "$TestDrive/two" -Split Train).Label | Should -Be 5, 0, 4, 1, 9
    }

    It 'gives an array with its dimensions' {
        $images = Import-MnistIdx "$TestDrive/packed/t10k-images-idx3-ubyte.gz"
        $images.ElementType | Should -Be 'UnsignedByte'
        $images.Dimensions | Should -Be 10, 28, 28
        $images.Data[202] | Should -Be 84
    }

    It 'reads a part' {
        (Import-MnistIdx "$TestDrive/packed/t10k-labels-idx1-ubyte.gz" -Skip 2 -First 3).Data | Should -Be 1, 0, 4
    }

    It 'takes files from the pipeline' {
        (Get-ChildItem "$TestDrive/packed" | Import-MnistIdx).ForEach{ $_.Dimensions.Count } | Should -Be 3, 1
    }

    It 'refuses a file that is cut, and reads the next' {
        [System.IO.File]::WriteAllBytes("$TestDrive/cut", [byte[]](0, 0, 8, 1, 0, 0, 0, 9, 7, 2))
        $read = Import-MnistIdx "$TestDrive/cut", "$TestDrive/packed/t10k-labels-idx1-ubyte.gz" -ErrorAction SilentlyContinue -ErrorVariable failure
        $read.Data | Should -Be 7, 2, 1, 0, 4, 1, 4, 9, 5, 9
        $failure[0].FullyQualifiedErrorId | Should -Be 'IdxInvalid,MnistPS.Commands.ImportMnistIdxCommand'
    }
}
