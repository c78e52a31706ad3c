Describe 'Invoke-MnistTraining' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
    }

    It 'streams records and ends with the result' {
        $output = Invoke-MnistTraining TensorFlowBeginners -Iterations 300 -Interval 100
        $output[0..2].Iteration | Should -Be 100, 200, 300
        $output[3].TestAccuracy | Should -BeGreaterThan 0.85
        $output[3].Model.Parameters | Should -Be 7850
    }

    It 'learns from what is piped in' {
        $result = Get-MnistSample -Label 3, 5 -First 2000 | Invoke-MnistTraining TorchLinear -Epochs 1 | Select-Object -Last 1
        $result.TestAccuracy | Should -BeNullOrEmpty
        $result.Iterations | Should -Be 200
    }

    It 'refuses <Argument> <Value>' -ForEach @(
        @{ Argument = 'BatchSize'; Value = 0 }
        @{ Argument = 'LearningRate'; Value = [double]::NaN }
        @{ Argument = 'Epochs'; Value = -1 }
    ) {
        $arguments = @{ $Argument = $Value }
        { Invoke-MnistTraining CaffeLeNet @arguments } |
            Should -Throw -ErrorId 'TrainingInvalid,MnistPS.Commands.InvokeMnistTrainingCommand'
    }

    It 'lists the known recipes in the error' {
        { Invoke-MnistTraining LeNet } | Should -Throw '*CaffeLeNet*'
    }

    It 'stops when Select-Object has enough' {
        $first = Invoke-MnistTraining TorchLinear -Epochs 10000 -Interval 50 | Select-Object -First 1
        $first.Iteration | Should -Be 50
    }
}
