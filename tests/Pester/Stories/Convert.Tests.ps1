Describe 'Converting' -Tag Acceptance {
    BeforeAll {
        . $PSScriptRoot/../Import-StagedModule.ps1
    }

    It 'writes the published <File>, byte for byte' -ForEach @(
        @{ File = 'mnist_train.csv'; Split = 'Train'; Digest = 'fb60bc58af4dac3554e394af262b3184479833d3cc540ff8783f274b73492d5d' }
        @{ File = 'mnist_test.csv'; Split = 'Test'; Digest = '51c292478d94ec3a01461bdfa82eb0885d262eb09e615679b2d69dedb6ad09e7' }
    ) {
        Export-MnistCsv "$TestDrive/$File" -Split $Split
        (Get-FileHash "$TestDrive/$File").Hash | Should -Be $Digest
    }

    It 'comes back as the original files' {
        Get-ChildItem $TestDrive -Filter mnist_*.csv | Import-MnistCsv | Export-MnistIdx "$TestDrive/raw"
        (Get-FileHash "$TestDrive/raw/train-images-idx3-ubyte").Hash | Should -Be 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db'
        (Get-FileHash "$TestDrive/raw/t10k-labels-idx1-ubyte").Hash | Should -Be 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2'
    }

    It 'reads with Import-Csv what it wrote with a header' {
        Get-MnistSample -Split Test -First 3 | Export-MnistCsv "$TestDrive/kaggle.csv" -Header Kaggle
        $rows = Import-Csv "$TestDrive/kaggle.csv"
        $rows.label | Should -Be '7', '2', '1'
        $rows[0].pixel202 | Should -Be '84'
    }

    It 'leaves the old file when something goes wrong' {
        'old' | Set-Content "$TestDrive/kept.csv"
        { Get-MnistSample -First 100 | ForEach-Object { if ($_.Index -eq 50) { throw 'enough' } $_ } | Export-MnistCsv "$TestDrive/kept.csv" } | Should -Throw 'enough'
        Get-Content "$TestDrive/kept.csv" | Should -Be 'old'
        Get-ChildItem $TestDrive -Filter *.partial-* | Should -BeNullOrEmpty
    }
}
