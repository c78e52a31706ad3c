Describe 'Models' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $run = Invoke-MnistTraining TensorFlowBeginners -Iterations 200
        $run | Export-MnistModel "$TestDrive/model.safetensors"
    }

    It 'writes <_>' -ForEach 'new.safetensors', 'new.onnx', 'new.html' {
        ($run | Export-MnistModel "$TestDrive/$_" -PassThru).Length | Should -BeGreaterThan 30000
    }

    It 'refuses other formats' {
        { $run | Export-MnistModel "$TestDrive/model.pt" } | Should -Throw '*.safetensors, .onnx or .html*'
    }

    It 'reads what was written' {
        $model = Get-Item "$TestDrive/model.safetensors" | Import-MnistModel
        $model.Recipe | Should -Be TensorFlowBeginners
        $model.Parameters | Should -Be $run[-1].Model.Parameters
    }

    It 'refuses a file that is cut' {
        $bytes = [System.IO.File]::ReadAllBytes("$TestDrive/model.safetensors")
        [System.IO.File]::WriteAllBytes("$TestDrive/cut.safetensors", $bytes[0..5000])
        Import-MnistModel "$TestDrive/cut.safetensors" -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -Be 'ModelInvalid,MnistPS.Commands.ImportMnistModelCommand'
    }

    It 'gives the matrix of the test samples' {
        $matrix = Measure-MnistModel $run
        $matrix.Total | Should -Be 10000
        $matrix.Accuracy | Should -Be $run[-1].TestAccuracy
        $matrix.PerClass.Count | Should -Be 10
    }

    It 'shows it as Torch does' {
        $run[-1].Model | Measure-MnistModel | Out-String | Should -Match 'average rowUcol correct \(VOC measure\)'
    }

    It 'finds the mistakes, the worst first' {
        $wrong = Get-MnistSample -Split Test -First 500 | Measure-MnistModel $run -Misclassified
        $wrong.IsCorrect | Should -Not -Contain $true
        $wrong[0].Probability | Should -BeGreaterOrEqual $wrong[-1].Probability
    }

    It 'predicts what is piped in, in its order' {
        $predictions = Get-MnistSample -Split Test -First 150 | Invoke-MnistModel $run
        $predictions.Sample.Index | Should -Be (0..149)
        ($predictions | Where-Object IsCorrect).Count | Should -BeGreaterThan 120
    }

    It 'predicts a picture' {
        Get-MnistSample -Split Test -First 1 | Export-MnistImage "$TestDrive/seven.png" -Grid -Scale 6
        (Get-Item "$TestDrive/seven.png" | Invoke-MnistModel $run).Predicted | Should -Be 7
    }

    It 'names the sizes of a sample of another shape' {
        $small = [Mnist.MnistSample]::new([byte[]]::new(400), 1, 20, 20)
        { $small | Invoke-MnistModel $run -ErrorAction Stop } | Should -Throw '*20 x 20*28 x 28*'
    }
}
