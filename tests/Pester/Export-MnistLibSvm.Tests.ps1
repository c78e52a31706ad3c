Describe 'Export-MnistLibSvm' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
    }

    It 'writes the line of the published mnist.t' {
        $file = $samples | Export-MnistLibSvm "$TestDrive/ten.libsvm" -PassThru
        $lines = Get-Content $file
        $lines | Should -HaveCount 10
        $lines[0] | Should -BeLike '7 203:84 204:185 205:159 206:151 207:60 208:36 231:222*'
    }

    It 'scales to 1' {
        $samples | Export-MnistLibSvm "$TestDrive/scaled.libsvm" -Scale
        Get-Content "$TestDrive/scaled.libsvm" -TotalCount 1 | Should -BeLike '7 203:0.329412 204:0.72549 205:0.623529*'
    }

    It 'compresses by the name' {
        $samples | Export-MnistLibSvm "$TestDrive/ten.libsvm.gz"
        Get-Content "$TestDrive/ten.libsvm.gz" -AsByteStream -TotalCount 2 | Should -Be 0x1F, 0x8B
    }

    It 'writes nothing with -WhatIf' {
        $samples | Export-MnistLibSvm "$TestDrive/none.libsvm" -WhatIf
        "$TestDrive/none.libsvm" | Should -Not -Exist
    }

    It 'keeps what is there with -NoClobber' {
        'old' | Set-Content "$TestDrive/kept.libsvm"
        { $samples | Export-MnistLibSvm "$TestDrive/kept.libsvm" -NoClobber } | Should -Throw -ErrorId 'PathExists,*' -ExpectedMessage '*kept.libsvm*'
        Get-Content "$TestDrive/kept.libsvm" | Should -Be 'old'
    }

    It 'asks which split of a dataset is meant' {
        { Export-MnistLibSvm "$TestDrive/both.libsvm" } | Should -Throw -ErrorId 'SplitRequired,*' -ExpectedMessage '*-Split*'
        "$TestDrive/both.libsvm" | Should -Not -Exist
    }
}
