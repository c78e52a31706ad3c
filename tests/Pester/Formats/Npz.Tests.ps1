Describe 'npz' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/../Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
    }

    It "writes the arrays of Keras' file" {
        $file = $samples + (Get-MnistSample -Split Train -First 3) | Export-MnistNpz "$TestDrive/both.npz" -PassThru
        $zip = [System.IO.Compression.ZipFile]::OpenRead($file)
        $entries = $zip.Entries | Sort-Object Name | ForEach-Object { "$($_.Name) $($_.Length)" }
        $zip.Dispose()
        $entries | Should -Be 'x_test.npy 7968', 'x_train.npy 2480', 'y_test.npy 138', 'y_train.npy 131'
    }

    It 'writes less with -Compress' {
        $stored = $samples | Export-MnistNpz "$TestDrive/stored.npz" -PassThru
        $packed = $samples | Export-MnistNpz "$TestDrive/packed.npz" -Compress -PassThru
        $packed.Length | Should -BeLessThan ($stored.Length / 2)
        (Import-MnistNpz $packed).Label | Should -Be 7, 2, 1, 0, 4, 1, 4, 9, 5, 9
    }
}
