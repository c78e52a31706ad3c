Describe 'Measure-MnistCategory' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
    }

    It 'equals the table on the page of the dataset' {
        $table = Measure-MnistCategory
        $table.Training | Should -Be 5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949
        $table.Testing | Should -Be 980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009
    }

    It 'adds up with -IncludeTotal' {
        $total = Measure-MnistCategory -IncludeTotal | Select-Object -Last 1
        $total.Category | Should -Be 'Total'
        $total.Training | Should -Be 60000
        $total.Testing | Should -Be 10000
        $total.Total | Should -Be 70000
    }

    It 'counts what is piped in' {
        (Get-MnistSample -Label 3 -First 100 | Measure-MnistCategory | Where-Object Training -GT 0).Label | Should -Be 3
    }

    It 'counts one split of a folder' {
        Get-MnistSample -Split Test -First 100 | Export-MnistIdx "$TestDrive/raw"
        Get-MnistSample -Split Train -First 50 | Export-MnistIdx "$TestDrive/raw"
        (Measure-MnistCategory -Path "$TestDrive/raw" -Split Test | Measure-Object Testing -Sum).Sum | Should -Be 100
        (Measure-MnistCategory -Path "$TestDrive/raw" -Split Test | Measure-Object Training -Sum).Sum | Should -Be 0
        (Measure-MnistCategory -Path "$TestDrive/raw" | Measure-Object Training -Sum).Sum | Should -Be 50
    }

    It 'agrees with Group-Object' {
        $groups = Get-MnistSample -Split Test | Group-Object Label -NoElement | Sort-Object { [int]$_.Name }
        $groups | ForEach-Object Count | Should -Be (Measure-MnistCategory -Split Test).Testing
    }
}

Describe 'Measure-MnistPixel' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
    }

    It 'gives the published mean and deviation of <Split>' -ForEach @(
        @{ Split = 'Train'; Mean = 0.1306604762738429; Deviation = 0.3081078038564627 }
        @{ Split = 'Test'; Mean = 0.13251460584233693; Deviation = 0.3104802479305351 }
    ) {
        $measured = Measure-MnistPixel -Split $Split
        [math]::Abs($measured.Mean - $Mean) | Should -BeLessThan 1e-12
        [math]::Abs($measured.StandardDeviation - $Deviation) | Should -BeLessThan 1e-12
        $measured.Minimum | Should -Be 0
        $measured.Maximum | Should -Be 255
    }

    It 'measures samples that are piped in as it measures the dataset' {
        $piped = Get-MnistSample -Split Test | Measure-MnistPixel
        $whole = Measure-MnistPixel -Split Test
        foreach ($property in 'Count', 'Mean', 'StandardDeviation', 'Minimum', 'Maximum', 'ZeroShare') {
            $piped.$property | Should -Be $whole.$property
        }
    }
}
