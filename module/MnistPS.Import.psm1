# .NET keeps the first MnistPS.dll that a process loads, also after Remove-Module, and refuses the one of another version.
try {
    $null = [System.Reflection.Assembly]::LoadFrom("$PSScriptRoot/MnistPS.dll")
}
catch [System.IO.FileLoadException] {
    throw "Another version of MnistPS is loaded in this session. Start a new PowerShell session to import MnistPS from $PSScriptRoot."
}

# What PowerShell writes of a sample (Export-Clixml, Start-Job, remoting, ConvertTo-Json), and how it becomes a sample again.
Update-TypeData -TypeName Mnist.MnistSample -MemberType ScriptProperty -MemberName CategoryNames -Force -Value {
    [MnistPS.Binding.SampleConverter]::CategoriesOf($this)
}
Update-TypeData -TypeName Mnist.MnistSample -TypeConverter MnistPS.Binding.SampleConverter -Force
$sample = [MnistPS.Binding.SampleConverter].GetMethod('CategoriesOf').GetParameters()[0].ParameterType
Update-TypeData -TypeName Deserialized.Mnist.MnistSample -TargetTypeForDeserialization $sample -Force
