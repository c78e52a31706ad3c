# Every block of PowerShell in the documents: all are parsed and held against the commands that there are, and those of README, cookbook
# and help are run. `<!-- not run: why -->` before a block says that it is not. A block is one command with its output in the block
# that follows, or a transcript with `PS> ` before each command.
BeforeDiscovery {
    . $PSScriptRoot/Import-StagedModule.ps1
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    $block = '(?ms)(^<!-- not run: (?<why>[^\n]+) -->\s*)?^```powershell\n(?<code>.*?)^```$(\s*^```(output|text)\n(?<output>.*?)^```$)?'

    function Get-Step {
        param([string] $Code, [string] $Output)

        if (-not $Code.StartsWith('PS> ')) {
            return @{ Code = $Code; Output = $Output }
        }

        foreach ($part in $Code -split '(?m)^PS> ' | Where-Object { $_ }) {
            $null = $part -match '(?s)^(?<code>[^\n]*\n?(>> [^\n]*\n?)*)(?<output>.*)$'
            @{ Code = $Matches.code -replace '(?m)^>> '; Output = $Matches.output }
        }
    }

    $documents = foreach ($file in @(Get-ChildItem $root -Filter *.md) + @(Get-ChildItem "$root/docs" -Filter *.md -Recurse)) {
        $text = (Get-Content $file -Raw).Replace("`r", '')
        $name = [System.IO.Path]::GetRelativePath($root, $file).Replace('\', '/')
        $examples = foreach ($match in [regex]::Matches($text, $block)) {
            @{
                Document = $name
                Line     = $text.Substring(0, $match.Groups['code'].Index).Split("`n").Count
                Why      = $match.Groups['why'].Value
                Steps    = @(Get-Step $match.Groups['code'].Value $match.Groups['output'].Value)
            }
        }
        @{ Document = $name; Examples = @($examples) }
    }
    $documents = $documents | Where-Object { $_.Examples }
    $run = $documents | Where-Object Document -Match '^(README|docs/cookbook|docs/en-US/.*)\.md$' | ForEach-Object Examples
}

Describe 'Documents' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $modules = 'MnistPS', 'Microsoft.PowerShell.Core', 'Microsoft.PowerShell.Management', 'Microsoft.PowerShell.Utility'
    }

    It '<Document> names commands and parameters that exist' -ForEach $documents {
        $mistakes = foreach ($example in $Examples) {
            $errors = $null
            $ast = [System.Management.Automation.Language.Parser]::ParseInput(($example.Steps.Code -join "`n"), [ref]$null, [ref]$errors)
            $errors | ForEach-Object { "line $($example.Line): $($_.Message)" }
            foreach ($call in $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true) | Where-Object { $_.GetCommandName() }) {
                $name = $call.GetCommandName()
                $command = Get-Command $name -CommandType Alias, Cmdlet, Function -ErrorAction Ignore
                $command = $command.ResolvedCommand ?? $command
                if ($command.Source -notin $modules) {
                    # What is not run may use other modules and programs.
                    if (-not $example.Why -or $name -like '*-Mnist*') { "line $($example.Line): $name is no command of PowerShell or of the module; the comment 'not run' before a block allows others" }
                    continue
                }

                foreach ($parameter in $call.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] }) {
                    try { $null = $command.ResolveParameter($parameter.ParameterName) }
                    catch { "line $($example.Line): $name has no -$($parameter.ParameterName)" }
                }
            }
        }
        $mistakes | Should -BeNullOrEmpty
    }

    It 'shows the output of each example of the cookbook' -ForEach ($documents | Where-Object Document -EQ docs/cookbook.md) {
        $Examples | Where-Object { -not $_.Steps[-1].Output } | ForEach-Object Line | Should -BeNullOrEmpty
    }
}

Describe 'Examples' -Tag Examples {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $rendering, $culture = $PSStyle.OutputRendering, [cultureinfo]::CurrentCulture
        $before = $env:MNIST_HOME, $env:MNIST_MIRROR, $env:PSModulePath
        $env:PSModulePath = "$(Resolve-Path "$((Get-Module MnistPS).ModuleBase)/../..")$([System.IO.Path]::PathSeparator)$env:PSModulePath"
        $PSStyle.OutputRendering = 'PlainText'

        # FashionMNIST of the package dataset-fashion-mnist of Debian, where a mirror would have it.
        $fashion = '/usr/share/datasets/fashion-mnist'
        $null = New-Item "$TestDrive/mirror" -ItemType Directory
        if (Test-Path $fashion) {
            $null = New-Item "$TestDrive/mirror/FashionMNIST" -ItemType SymbolicLink -Value $fashion
        }

        # Leaves out what differs from run to run and from console to console: durations, spaces at ends, blank lines, and what
        # -WhatIf tells the host. Lists and long lines wrap where the culture of the host says.
        function ConvertTo-Comparable {
            param([string] $Text, [string] $Like = $Text)

            $duration = '\b(\d+([.,]\d+)? ?(ms|s|min|seconds?)|(\d+\.)?\d\d:\d\d:\d\d(\.\d+)?)\b'
            $lines = $Text -split '\r?\n' | ForEach-Object TrimEnd | Where-Object { $_ -and $_ -notlike 'What if:*' } |
                ForEach-Object { $_ -match $duration ? $_ -replace $duration, '<time>' -replace ' +', ' ' : $_ }
            $Like -match '(?m)^\S+ +: |.{100}' ? (-join $lines -replace '\s') : ($lines -join "`n")
        }
    }

    BeforeEach {
        $folder = New-Item "$TestDrive/$([guid]::NewGuid())" -ItemType Directory
        Push-Location $folder
        $env:MNIST_HOME, $env:MNIST_MIRROR = "$folder-store", "$TestDrive/mirror"
    }

    It '<Document>, line <Line>' -ForEach $run {
        $code = $Steps.Code -join "`n"
        if (-not $Why -and $code -match ' -Open\b') {
            $Why = 'it opens a browser'
        }

        if (-not $Why -and $code -match 'Save-MnistDataset(?!.* -WhatIf)|Remove-MnistDataset|(-Name|Sample) FashionMNIST') {
            if (-not (Test-Path $fashion)) {
                $Why = "it needs FashionMNIST; install Debian's dataset-fashion-mnist"
            }
            elseif ($code -notlike '*Save-MnistDataset*') {
                Save-MnistDataset FashionMNIST
            }
        }

        if ($Why) {
            Set-ItResult -Skipped -Because $Why
            return
        }

        # Numbers that the example itself formats are shown as in English.
        if ($code -match ' -f |\{0:|ToString') {
            [cultureinfo]::CurrentCulture = 'en-US'
        }

        $session = New-Module { } # keeps the variables of the example from those of the test
        foreach ($step in $Steps) {
            $objects = . $session ([scriptblock]::Create($step.Code)) *>&1
            $objects | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | Should -BeNullOrEmpty
            if ("$($step.Output)".Trim()) {
                $expected = $step.Output.Replace('/home/ada/.local/share/MnistPS', $env:MNIST_HOME)
                $shown = $objects | ForEach-Object { $_ -is [System.Management.Automation.VerboseRecord] ? "VERBOSE: $_" : $_ } | Out-String -Width 100
                ConvertTo-Comparable $shown -Like $expected | Should -Be (ConvertTo-Comparable $expected)
            }
        }
    }

    AfterEach {
        [cultureinfo]::CurrentCulture = $culture
        Pop-Location
        Remove-Item "$folder*" -Recurse -Force
    }

    AfterAll {
        $PSStyle.OutputRendering = $rendering
        $env:MNIST_HOME, $env:MNIST_MIRROR, $env:PSModulePath = $before
    }
}
