BeforeDiscovery {
    . $PSScriptRoot/Import-StagedModule.ps1
    $commands = Get-Command -Module MnistPS | ForEach-Object { @{ Command = $_.Name } }
    $topics = 'about_MnistPS', 'about_MnistPS_Formats', 'about_MnistPS_Notebooks' | ForEach-Object { @{ Topic = $_ } }

    # Blocks of PowerShell on the pages, each with the output that follows; not those that need a saved dataset or a browser.
    $block = '(?ms)^```powershell\n(?<code>(?:(?!```)[^\n]*\n)*)```$\s*^```output\n(?<output>.*?)^```$'
    $examples = foreach ($page in Get-ChildItem (Join-Path $PSScriptRoot '../../docs/en-US') -Filter *.md) {
        $place = 0
        foreach ($match in [regex]::Matches((Get-Content -LiteralPath $page -Raw).Replace("`r", ''), $block)) {
            $code = $match.Groups['code'].Value -replace '(?m)^PS> '
            if ($code -notmatch 'FashionMNIST|KMNIST|EMNIST|QMNIST|(Save|Remove)-MnistDataset|-Open') {
                @{ Page = $page.BaseName; Number = ++$place; Code = $code; Output = $match.Groups['output'].Value }
            }
        }
    }
}

Describe 'Get-Help' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
    }

    It 'tells what <Command> does, with three examples or more' -ForEach $commands {
        $help = Get-Help $Command -Full
        $help.Synopsis | Should -Match '\.$'
        $help.description.Text | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
    }

    It 'describes every parameter of <Command>' -ForEach $commands {
        $common = [Management.Automation.Cmdlet]::CommonParameters
        $names = (Get-Command $Command).Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object
        $parameters = Get-Help $Command -Parameter *
        $parameters.name | Sort-Object | Should -Be $names
        $parameters | Where-Object { -not "$($_.description.Text)".Trim() } | Should -BeNullOrEmpty
    }

    It 'shows <Topic>' -ForEach $topics {
        Get-Help $Topic | Out-String | Should -Match 'LONG DESCRIPTION'
    }
}

Describe 'The examples of help' -Tag Acceptance {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $rendering = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'PlainText'
        $store = $env:MNIST_HOME
        $env:MNIST_HOME = Join-Path $TestDrive 'store'

        function ConvertTo-PlainLine {
            param([string] $Text)

            ($Text -split '\r?\n' | ForEach-Object TrimEnd | Where-Object { $_ }) -join "`n"
        }
    }

    It '<Page>, <Number>, puts out what its page shows' -ForEach $examples {
        Push-Location (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory)
        try {
            $shown = & ([scriptblock]::Create($Code)) *>&1 | Out-String -Width 100
            ConvertTo-PlainLine $shown | Should -Be (ConvertTo-PlainLine $Output)
        }
        finally {
            Pop-Location
        }
    }

    AfterAll {
        $env:MNIST_HOME = $store
        $PSStyle.OutputRendering = $rendering
    }
}
