<#
.SYNOPSIS
    Builds MnistPS, runs its Pester suite, or packages it.
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
        'Test' { & ./tests/Pester/Invoke-Suite.ps1 -ResultPath output/TestResults/Pester.json -Pester $Pester }
        'Package' { dotnet pack --configuration $Configuration --output output/packages }
    }
    if ($LASTEXITCODE -ne 0) {
        throw "The task $Task failed with exit code $LASTEXITCODE."
    }
}
finally {
    Pop-Location
}
