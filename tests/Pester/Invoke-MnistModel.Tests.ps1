Describe 'Invoke-MnistModel' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $run = Invoke-MnistTraining TensorFlowBeginners -Iterations 200
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
        { $small | Invoke-MnistModel $run -ErrorAction Stop } | Should -Throw '*28 x 28*20 x 20*'
    }
}
