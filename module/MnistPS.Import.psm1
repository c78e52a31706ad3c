# .NET keeps the first MnistPS.dll that a process loads, also after Remove-Module, and refuses the one of another version.
try {
    $null = [System.Reflection.Assembly]::LoadFrom("$PSScriptRoot/MnistPS.dll")
    $null = [System.Reflection.Assembly]::LoadFrom("$PSScriptRoot/Mnist.dll") # for types/MnistPS.Types.ps1xml
}
catch [System.IO.FileLoadException] {
    throw "Another version of MnistPS is loaded in this session. Start a new PowerShell session to import MnistPS from $PSScriptRoot."
}
