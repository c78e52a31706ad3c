Describe 'Export-MnistModel' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $run = Invoke-MnistTraining TorchLinear -Iterations 20
    }

    It 'writes <_>' -ForEach 'model.safetensors', 'model.onnx' {
        ($run | Export-MnistModel "$TestDrive/$_" -PassThru).Length | Should -BeGreaterThan 30000
    }

    It 'writes nothing with -WhatIf' {
        $run | Export-MnistModel "$TestDrive/none.onnx" -WhatIf
        "$TestDrive/none.onnx" | Should -Not -Exist
    }

    It 'keeps what is there with -NoClobber' {
        'old' | Set-Content "$TestDrive/kept.onnx"
        { $run | Export-MnistModel "$TestDrive/kept.onnx" -NoClobber } | Should -Throw -ErrorId 'PathExists,*'
        Get-Content "$TestDrive/kept.onnx" | Should -Be 'old'
    }

    It 'knows no other format' {
        { $run | Export-MnistModel "$TestDrive/model.pt" } | Should -Throw '*.safetensors or .onnx*'
    }
}
