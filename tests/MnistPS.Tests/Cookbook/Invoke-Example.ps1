# Runs scripts, each in a folder of its own, and writes what a console 100 characters wide would show of each.
param(
    [Parameter(Mandatory)] [string] $Manifest,
    [Parameter(Mandatory)] [string] $InputPath,
    [Parameter(Mandatory)] [string] $OutputPath
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$PSStyle.OutputRendering = 'PlainText'
Import-Module $Manifest
$place = Get-Location
$outputs = foreach ($script in Get-Content -Raw $InputPath | ConvertFrom-Json) {
    $folder = [IO.Directory]::CreateTempSubdirectory('mnistps-').FullName
    Set-Location $folder
    try {
        & ([scriptblock]::Create($script)) | Out-String -Width 100
    }
    catch {
        "ERROR $_"
    }

    Set-Location $place
    Remove-Item -LiteralPath $folder -Recurse -Force
}

ConvertTo-Json @($outputs) | Set-Content $OutputPath
