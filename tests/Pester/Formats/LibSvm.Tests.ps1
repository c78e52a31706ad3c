Describe 'LIBSVM' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/../Import-StagedModule.ps1
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

    It 'recognizes scaled values' {
        $samples | Export-MnistLibSvm "$TestDrive/scaled.libsvm" -Scale
        (Import-MnistLibSvm "$TestDrive/scaled.libsvm").Pixels -join ' ' | Should -Be ($samples.Pixels -join ' ')
    }

    It 'reports the damaged line' {
        '1 1:255 4:255', '0 2:many' | Set-Content "$TestDrive/bad.svm"
        $read = Import-MnistLibSvm "$TestDrive/bad.svm" -Rows 2 -Columns 2 -ErrorAction SilentlyContinue -ErrorVariable failure
        $read.Pixels | Should -Be 255, 0, 0, 255
        $failure[0].FullyQualifiedErrorId | Should -Be 'LibSvmInvalid,MnistPS.Commands.ImportMnistLibSvmCommand'
        $failure[0].Exception.Line | Should -Be 2
    }
}
