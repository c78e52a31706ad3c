Describe 'Export-MnistIdx' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
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

    It 'writes nothing with -WhatIf' {
        $samples | Export-MnistIdx "$TestDrive/none" -WhatIf
        "$TestDrive/none" | Should -Not -Exist
    }

    It 'keeps what is there with -NoClobber' {
        $samples | Export-MnistIdx "$TestDrive/kept"
        { Get-MnistSample -Split Test -First 3 | Export-MnistIdx "$TestDrive/kept" -NoClobber } |
            Should -Throw -ErrorId 'PathExists,*' -ExpectedMessage '*kept*'
        (Get-MnistSample -Path "$TestDrive/kept").Count | Should -Be 10
    }

    It 'refuses two switches that contradict each other' {
        { $samples | Export-MnistIdx "$TestDrive/both" -NoClobber -Force } | Should -Throw -ErrorId 'NoClobberAndForce,*'
        "$TestDrive/both" | Should -Not -Exist
    }
}
