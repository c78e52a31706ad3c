<#
.SYNOPSIS
    Builds, tests or packages MnistPS: a thin wrapper of dotnet and Pester for people who have pwsh.
.EXAMPLE
    ./build.ps1 -Task Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Package')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # The version of Pester that tests; the newest that is installed when left out.
    [version] $Pester
)

$ErrorActionPreference = 'Stop'
Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'Build' { dotnet build --configuration $Configuration }
        'Test' { & ./tests/Pester/Invoke-Suite.ps1 -ResultPath output/TestResults/Pester.xml -Pester $Pester }
        'Package' { dotnet pack --configuration $Configuration --output output/packages }
    }
    if ($LASTEXITCODE -ne 0) {
        throw "The task $Task failed with exit code $LASTEXITCODE."
    }
}
finally {
    Pop-Location
}
