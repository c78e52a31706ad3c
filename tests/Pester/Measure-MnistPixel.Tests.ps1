Describe 'Measure-MnistPixel' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
    }

    It 'gives the numbers that everybody normalizes by for <Split>' -ForEach @(
        @{ Split = 'Train'; Mean = 0.1306604762738429; Deviation = 0.3081078038564627 }
        @{ Split = 'Test'; Mean = 0.13251460584233693; Deviation = 0.3104802479305351 }
    ) {
        $measured = Measure-MnistPixel -Split $Split
        [math]::Abs($measured.Mean - $Mean) | Should -BeLessThan 1e-12
        [math]::Abs($measured.StandardDeviation - $Deviation) | Should -BeLessThan 1e-12
        $measured.Minimum | Should -Be 0
        $measured.Maximum | Should -Be 255
    }
}
