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

    It 'gives recipes that a script can change without changing those of the module' {
        $mine = Get-MnistRecipe Best
        $mine.Name = 'Mine'
        $mine.LearningRate = 5
        $mine.Augmentation.Rotation = 90
        $mine.Preparation.Border = 3
        (Invoke-MnistTraining CaffeLeNet -Iterations 0 -ValidationSize 0)[-1].Recipe.LearningRate = 7
        $best = Get-MnistRecipe Best
        $best.LearningRate, $best.Augmentation.Rotation, $best.Preparation.Border, (Get-MnistRecipe CaffeLeNet).LearningRate | Should -Be 0.1, 15, 0, 0.01
        (Get-MnistSample -First 50 | Invoke-MnistTraining $mine -Iterations 0)[-1].Recipe.Name | Should -Be 'Mine'
    }

    It 'warns of a recipe for another dataset' {
        $null = Get-MnistSample -First 50 | Invoke-MnistTraining Fashion -Iterations 0 -WarningVariable told -WarningAction SilentlyContinue
        "$told" | Should -Be "The recipe Fashion is for FashionMNIST, not for MNIST. To train on FashionMNIST, use '-Name FashionMNIST'."
        $null = Get-MnistSample -First 50 | Invoke-MnistTraining Best -Iterations 0 -WarningVariable told
        $told | Should -BeNullOrEmpty
    }

    It 'stops when Select-Object has enough' {
        $first = Invoke-MnistTraining TorchLinear -Epochs 10000 -Interval 50 | Select-Object -First 1
        $first.Iteration | Should -Be 50
    }
}
