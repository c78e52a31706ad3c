<#
.SYNOPSIS
    Builds, tests or packages MnistPS with dotnet.
.EXAMPLE
    ./build.ps1 -Task Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Package')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'Build' { dotnet build --configuration $Configuration }
        'Test' { dotnet test --configuration $Configuration -maxCpuCount:1 }
        'Package' { dotnet pack --configuration $Configuration --output output/packages }
    }
    if ($LASTEXITCODE -ne 0) {
        throw "The task $Task failed: dotnet ended with exit code $LASTEXITCODE."
    }
}
finally {
    Pop-Location
}
