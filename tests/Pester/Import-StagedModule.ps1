# Imports the module as the build staged it; MNISTPS_MODULE names another copy, such as an unpacked package.
$manifest = if ($env:MNISTPS_MODULE) {
    $env:MNISTPS_MODULE
}
else {
    $root = Resolve-Path (Join-Path $PSScriptRoot '../..')
    $version = (Import-PowerShellDataFile (Join-Path $root 'module/MnistPS.psd1')).ModuleVersion
    Join-Path $root "output/MnistPS/$version/MnistPS.psd1"
}

if (-not (Test-Path $manifest)) {
    throw "There is no module at '$manifest'. Run 'dotnet build' first."
}

Import-Module $manifest -Global
