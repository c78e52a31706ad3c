Describe 'Measure-MnistModel' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $run = Invoke-MnistTraining TensorFlowBeginners -Iterations 200
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
}
