Describe 'Get-MnistSample' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
    }

    It 'gives <Count> samples for <Split>' -ForEach @(
        @{ Split = 'Train'; Count = 60000 }
        @{ Split = 'Test'; Count = 10000 }
    ) {
        (Get-MnistSample -Split $Split).Count | Should -Be $Count
    }

    It 'starts with the labels that the page shows' {
        (Get-MnistSample -Split Train -First 10).Label | Should -Be 5, 0, 4, 1, 9, 2, 1, 3, 1, 4
        (Get-MnistSample -Split Test -First 10).Label | Should -Be 7, 2, 1, 0, 4, 1, 4, 9, 5, 9
    }

    It 'repeats a shuffle by its seed' {
        (Get-MnistSample -Split Train -Shuffle -Seed 1 -First 5).Index | Should -Be 42175, 31226, 34447, 23481, 41831
    }

    It "works with PowerShell's own commands" {
        Get-MnistSample -Split Test -First 100 | Where-Object Label -EQ 7 | Select-Object -First 1 -ExpandProperty Index | Should -Be 0
        (Get-MnistSample -Split Test | Sort-Object Label, Index | Select-Object -First 1).Index | Should -Be 3
        Get-MnistSample -Split Test -First 1 | Select-Object Dataset, Split, Label | ConvertTo-Json -Compress | Should -Be '{"Dataset":"MNIST","Split":1,"Label":7}'
    }

    It 'is stopped early by Select-Object' {
        (Get-MnistSample | Select-Object -First 3).Index | Should -Be 0, 1, 2
    }

    It 'gives the error <Id>, which says what to do' -ForEach @(
        @{ Arguments = @{ Name = 'MNSIT' }; Id = 'DatasetNotFound'; Like = "*Did you mean 'MNIST'*" }
        @{ Arguments = @{ Split = 'Test'; Index = 10000 }; Id = 'SampleOutOfRange'; Like = '*0 to 9999*' }
        @{ Arguments = @{ Path = 'nowhere' }; Id = 'PathNotFound'; Like = '*nowhere*' }
    ) {
        { Get-MnistSample @Arguments -ErrorAction Stop } | Should -Throw -ErrorId "$Id*" -ExpectedMessage $Like
    }
}
