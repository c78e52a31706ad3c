Describe 'Import-MnistModel' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $run = Invoke-MnistTraining TorchLinear -Iterations 20
        $run | Export-MnistModel "$TestDrive/model.safetensors"
    }

    It 'reads what was written' {
        $model = Get-Item "$TestDrive/model.safetensors" | Import-MnistModel
        $model.Recipe | Should -Be TorchLinear
        $model.Parameters | Should -Be $run[-1].Model.Parameters
    }

    It 'refuses a file that is cut' {
        $bytes = [System.IO.File]::ReadAllBytes("$TestDrive/model.safetensors")
        [System.IO.File]::WriteAllBytes("$TestDrive/cut.safetensors", $bytes[0..5000])
        Import-MnistModel "$TestDrive/cut.safetensors" -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -Be 'ModelInvalid,MnistPS.Commands.ImportMnistModelCommand'
    }
}
