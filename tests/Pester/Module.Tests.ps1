Describe 'The module' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $module = Get-Module MnistPS
    }

    It 'has a valid manifest' {
        Test-ModuleManifest (Join-Path $module.ModuleBase 'MnistPS.psd1') | Should -Not -BeNullOrEmpty
    }

    It 'works in other runspaces at the same time' {
        $path = $module.Path
        $counts = 1..2 | ForEach-Object -Parallel {
            Import-Module $using:path
            (Measure-MnistCategory -Split Test | Measure-Object Testing -Sum).Sum
        }
        $counts | Should -Be 10000, 10000
    }

    It 'has only commands that these tests call' {
        $called = foreach ($file in Get-ChildItem $PSScriptRoot -Filter *.Tests.ps1 -Recurse) {
            $ast = [System.Management.Automation.Language.Parser]::ParseFile($file, [ref]$null, [ref]$null)
            $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true) | ForEach-Object { $_.GetCommandName() }
        }
        $module.ExportedCmdlets.Keys | Where-Object { $_ -notin $called } | Should -BeNullOrEmpty
    }
}
