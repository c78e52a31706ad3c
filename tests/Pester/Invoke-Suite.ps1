<#
.SYNOPSIS
    Runs the Pester suite and writes its results as NUnit XML. Exit code 64 says that there is no Pester.
#>
param(
    [string] $ResultPath,

    # The version of Pester; the newest that is installed when left out.
    [version] $Pester
)

$available = Get-Module Pester -ListAvailable |
    Where-Object { $_.Version -ge '5.5' -and (-not $Pester -or $_.Version -eq $Pester) -and -not $_.PrivateData.PSData.Prerelease } |
    Sort-Object Version |
    Select-Object -Last 1
if (-not $available) {
    Write-Warning "Pester $($Pester ?? '5.5 or newer') is not installed."
    exit 64
}

Import-Module $available.Path
$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.Exit = $true
$configuration.Filter.ExcludeTag = 'Network', 'Slow'
$configuration.Output.Verbosity = 'Detailed'
if ($ResultPath) {
    $configuration.TestResult.Enabled = $true
    $configuration.TestResult.OutputFormat = 'NUnitXml'
    $configuration.TestResult.OutputPath = $ResultPath
}

Invoke-Pester -Configuration $configuration
