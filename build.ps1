<#
.SYNOPSIS
    Builds, tests or packages MnistPS with dotnet, or lists the public API of the libraries.
.EXAMPLE
    ./build.ps1 -Task Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Package', 'Api')]
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
        'Api' {
            # The code fix reliably fills an empty list only.
            foreach ($list in Get-ChildItem src/*/PublicAPI.Unshipped.txt) {
                Set-Content $list '#nullable enable'
                dotnet format analyzers $list.DirectoryName --diagnostics RS0016
                if ($LASTEXITCODE -ne 0) {
                    break
                }
            }
        }
    }
    if ($LASTEXITCODE -ne 0) {
        throw "The task $Task failed: dotnet ended with exit code $LASTEXITCODE."
    }
}
finally {
    Pop-Location
}
