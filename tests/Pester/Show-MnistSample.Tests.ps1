Describe 'Show-MnistSample' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
    }

    It 'shows index and label under each sample' {
        $rows = Show-MnistSample -Split Test -First 2 -Protocol Ascii
        ($rows -join "`n").Split("`n")[-1] | Should -Match 'Test 1: 2$'
    }

    It 'keeps escape codes out of <Where>' -ForEach @(
        @{ Where = 'variables'; Draw = { $kept = Show-MnistSample -First 1; $kept } }
        @{ Where = 'files'; Draw = { Show-MnistSample -First 1 > "$TestDrive/one.txt"; Get-Content "$TestDrive/one.txt" -Raw } }
        @{ Where = 'pipelines'; Draw = { Show-MnistSample -First 1 | ForEach-Object { $_ } } }
    ) {
        $text = (& $Draw) -join "`n"
        $text | Should -Match 'Train 0: 5'
        $text | Should -Not -Match "`e"
    }

    It 'draws by <Protocol>' -ForEach @(
        @{ Protocol = 'Sixel'; Sign = "`eP0;1;0q" }
        @{ Protocol = 'Kitty'; Sign = "`e_Ga=T,f=24,s=28,v=28" }
        @{ Protocol = 'Blocks'; Sign = "`e[38;2;" }
        @{ Protocol = 'Blocks256'; Sign = "`e[38;5;" }
    ) {
        $text = (Show-MnistSample -First 1 -Protocol $Protocol) -join "`n"
        $text.Contains($Sign) | Should -BeTrue
        (Show-MnistSample -First 1 -Protocol $Protocol -Invert) -join "`n" | Should -Not -BeExactly $text
    }

    It 'draws paper instead of ink with -Invert' {
        $ink = "$(Show-MnistSample -First 1 -Protocol Ascii)".Split("`n")[0]
        $paper = "$(Show-MnistSample -First 1 -Protocol Ascii -Invert)".Split("`n")[0]
        $ink.Trim() | Should -BeNullOrEmpty
        $paper | Should -Match '^(\S)\1{27,}'
    }

    It 'takes samples from the pipeline, also filtered ones' {
        $rows = Get-MnistSample -Split Test -First 100 | Where-Object Label -EQ 5 | Select-Object -First 1 | Show-MnistSample
        $rows | Should -Match 'Test 8: 5$'
    }

    It 'gives the error <Id>' -ForEach @(
        @{ Arguments = @{ Label = 12; ErrorAction = 'Stop' }; Id = 'LabelOutOfRange'; Like = '*0 to 9*' }
        @{ Arguments = @{ Scale = 0 }; Id = 'ParameterArgumentValidationError'; Like = '*' }
        @{ Arguments = @{ First = 0; ErrorAction = 'Stop' }; Id = 'NothingToShow'; Like = '*no samples*' }
    ) {
        { Show-MnistSample @Arguments } | Should -Throw -ErrorId "$Id*" -ExpectedMessage $Like
    }

    It 'shows a thumbnail in tables and a picture in lists' {
        $env:LC_ALL = 'C.UTF-8'
        try {
            Get-MnistSample -Split Test -First 1 | Format-Table | Out-String -Width 100 | Should -Match '[\u2801-\u28FF]{3}'
            Get-MnistSample -Split Test -First 1 | Format-List | Out-String | Should -Match '(?s)Rows.*28.*Pixels.*([\u2801-\u28FF].*){20}'
        }
        finally {
            $env:LC_ALL = $null
        }
    }
}
