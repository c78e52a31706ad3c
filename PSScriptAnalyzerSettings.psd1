@{
    Severity     = @('Error', 'Warning', 'Information')
    ExcludeRules = @(
        # Pester's blocks use what others set.
        'PSUseDeclaredVarsMoreThanAssignments'
    )
    Rules        = @{
        PSPlaceOpenBrace           = @{ Enable = $true; OnSameLine = $true; NewLineAfter = $true; IgnoreOneLineBlock = $true }
        PSPlaceCloseBrace          = @{ Enable = $true; NewLineAfter = $true; IgnoreOneLineBlock = $true }
        PSUseConsistentIndentation = @{ Enable = $true; IndentationSize = 4; Kind = 'space' }
        PSUseConsistentWhitespace  = @{ Enable = $true; IgnoreAssignmentOperatorInsideHashTable = $true }
        PSUseCorrectCasing         = @{ Enable = $true }
    }
}
