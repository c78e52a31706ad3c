# .NET keeps the first MnistPS.dll that a process loads, also after Remove-Module, and refuses the one of another version.
try {
    $null = [System.Reflection.Assembly]::LoadFrom("$PSScriptRoot/MnistPS.dll")
    $null = [System.Reflection.Assembly]::LoadFrom("$PSScriptRoot/Mnist.dll") # for the types
}
catch [System.IO.FileLoadException] {
    throw "Another version of MnistPS is loaded in this session. Start a new PowerShell session to import MnistPS from $PSScriptRoot."
}

# PowerShell refuses type data twice, as of a copy of the module at another path.
if (-not [Mnist.MnistSample]::new([byte[]]::new(1), -1, 1, 1).PSObject.Properties['CategoryNames']) {
    Import-Module "$PSScriptRoot/types/MnistPS.Types.psd1"
}
