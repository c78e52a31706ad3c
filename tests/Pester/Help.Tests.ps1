BeforeDiscovery {
    . $PSScriptRoot/Import-StagedModule.ps1
    $commands = Get-Command -Module MnistPS | ForEach-Object { @{ Command = $_.Name } }
    $topics = Get-ChildItem "$PSScriptRoot/../../docs/en-US" -Filter about_*.md | ForEach-Object { @{ Topic = $_.BaseName } }
}

Describe 'Get-Help' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
    }

    It 'tells what <Command> does, with three examples or more' -ForEach $commands {
        $help = Get-Help $Command -Full
        $help.Name | Should -Be $Command
        $help.Synopsis | Should -Match '\.$'
        $help.description.Text | Should -Not -BeNullOrEmpty
        $help.returnValues.returnValue | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
    }

    It 'describes every parameter of <Command>' -ForEach $commands {
        $common = [Management.Automation.Cmdlet]::CommonParameters
        $names = (Get-Command $Command).Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object
        $parameters = Get-Help $Command -Parameter *
        $parameters.name | Sort-Object | Should -Be $names
        $parameters | Where-Object { -not "$($_.description.Text)".Trim() } | Should -BeNullOrEmpty
    }

    It 'shows the parts of full help: <_>' -ForEach @(
        'NAME', 'SYNOPSIS', 'SYNTAX', 'DESCRIPTION', 'PARAMETERS', '-Split <Split[]>', 'INPUTS', 'Mnist.ISampleSource', 'OUTPUTS'
        'Mnist.Statistics.PixelStatistics', 'RELATED LINKS', '0.13066047627'
    ) {
        (Get-Help Measure-MnistPixel -Full | Out-String).Contains($_) | Should -BeTrue
    }

    It 'shows examples alone' {
        $shown = Get-Help Measure-MnistCategory -Examples | Out-String
        $shown | Should -Match 'Example 1: Count the samples of each category[\s\S]*5923        980       6903'
        $shown | Should -Not -Match 'DESCRIPTION'
    }

    It 'tells the default of a parameter, and whether it takes the pipeline' {
        Get-Help Get-MnistBatch -Parameter Size | Out-String | Should -Match '1 or more[\s\S]*Default value +100[\s\S]*Accept pipeline input\? +False'
    }

    It 'shows <Topic> in 80 columns' -ForEach $topics {
        $text = Get-Help $Topic | Out-String
        $text | Should -Match "$Topic[\s\S]*LONG DESCRIPTION"
        $text -split '\r?\n' | Where-Object Length -GT 80 | Should -BeNullOrEmpty
    }

    It 'lists the topics, with what each is about' -ForEach @{ Topics = $topics.Topic } {
        $listed = Get-Help about_MnistPS*
        $listed.Name | Sort-Object | Should -Be ($Topics | Sort-Object)
        $listed.Synopsis | Should -Match '\.$'
    }
}
