Describe 'The module' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $module = Get-Module MnistPS
    }

    It 'has a valid manifest' {
        Test-ModuleManifest (Join-Path $module.ModuleBase 'MnistPS.psd1') | Should -Not -BeNullOrEmpty
    }

    It 'exports cmdlets and nothing else' {
        $module.ExportedCmdlets.Count | Should -BeGreaterThan 0
        $module.ExportedFunctions.Count | Should -Be 0
        $module.ExportedAliases.Count | Should -Be 0
        $module.ExportedVariables.Count | Should -Be 0
    }

    It 'uses approved verbs' {
        $approved = (Get-Verb).Verb
        $module.ExportedCmdlets.Values | Where-Object Verb -NotIn $approved | Should -BeNullOrEmpty
    }

    It 'works in other runspaces at the same time' {
        $path = $module.Path
        $counts = 1..2 | ForEach-Object -Parallel {
            Import-Module $using:path
            (Measure-MnistCategory -Split Test | Measure-Object Testing -Sum).Sum
        }
        $counts | Should -Be 10000, 10000
    }
}
