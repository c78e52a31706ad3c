# A module of its own, because PowerShell processes the types of MnistPS.psd1 before MnistPS.dll is loaded.
@{
    ModuleVersion  = '0.1.0'
    TypesToProcess = @('MnistPS.Types.ps1xml')
}
