<#
.SYNOPSIS
    Runs the Pester suite, with a store of its own for datasets. The exit code is the number of failures.
.EXAMPLE
    ./tests/Pester/Invoke-Suite.ps1 -Path ./tests/Pester/Formats/Export.Tests.ps1
#>
param(
    # Which tests; all when left out.
    [string[]] $Path = $PSScriptRoot,

    # A version of Pester or the path of its manifest; the newest that is installed when left out.
    [string] $Pester,

    # Also runs what reaches the internet.
    [switch] $Network,

    # Where to write the results as JSON.
    [string] $ResultPath
)

# Without a module to test there is nothing to run.
. $PSScriptRoot/Import-StagedModule.ps1

if ($Pester -like '*.psd1') {
    Import-Module $Pester -ErrorAction Stop
}
elseif ($Pester) {
    Import-Module Pester -RequiredVersion $Pester -ErrorAction Stop
}
else {
    $oldest = ([xml](Get-Content "$PSScriptRoot/../../Directory.Packages.props" -Raw)).SelectSingleNode('//PesterOldest').InnerText
    Import-Module Pester -MinimumVersion $oldest -ErrorAction Stop
}

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Filter.ExcludeTag = @(if (-not $Network) { 'Network' })
$configuration.Output.Verbosity = 'Detailed'

$before = $env:MNIST_HOME, $env:MNIST_CATALOG, $env:MNIST_MIRROR
$store = Join-Path ([System.IO.Path]::GetTempPath()) "mnistps-$([guid]::NewGuid())"
try {
    $env:MNIST_HOME, $env:MNIST_CATALOG, $env:MNIST_MIRROR = $store, $null, $null
    $run = Invoke-Pester -Configuration $configuration
}
finally {
    $env:MNIST_HOME, $env:MNIST_CATALOG, $env:MNIST_MIRROR = $before
    Remove-Item $store -Recurse -ErrorAction Ignore
}

if ($ResultPath) {
    $results = foreach ($test in $run.Tests | Where-Object { $_.Result -ne 'NotRun' -or 'Network' -in $_.Tag + $_.Block.Tag }) {
        $record = @($test.ErrorRecord) + @($test.Block.ErrorRecord) | Select-Object -First 1
        $line = "$($test.ScriptBlock.File):$($test.StartLine)"
        [ordered]@{
            Name    = $test.ExpandedPath
            Result  = "$($test.Result)"
            Message = $test.Result -eq 'NotRun' ? 'it needs the network' : "$($record.DisplayErrorMessage)" -replace '^.*is skipped, because '
            Place   = $record.DisplayStackTrace ? $record.DisplayStackTrace : $line
        }
    }
    $null = New-Item $ResultPath -Force
    ConvertTo-Json @($results) | Set-Content $ResultPath
}

exit $run ? $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount : 1
