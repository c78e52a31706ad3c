Describe 'Training' -Tag Acceptance {
    BeforeAll {
        . $PSScriptRoot/../Import-StagedModule.ps1
    }

    It 'trains, saves, loads, measures and recognizes a picture' {
        Invoke-MnistTraining CaffeLeNet -Iterations 200 -Interval 50 -OutVariable run | Export-MnistModel "$TestDrive/lenet.safetensors"
        $run.Count | Should -Be 5
        $lenet = Import-MnistModel "$TestDrive/lenet.safetensors"
        $matrix = $lenet | Measure-MnistModel
        $matrix.Accuracy | Should -Be $run[-1].TestAccuracy
        $matrix.Accuracy | Should -BeGreaterThan 0.9

        Get-MnistSample -Split Test -First 1 | Export-MnistImage "$TestDrive/seven.png" -Grid -Scale 8
        (ConvertTo-MnistSample "$TestDrive/seven.png" | Invoke-MnistModel $lenet).Predicted | Should -Be 7

        $run | New-MnistChart -Kind Training | Export-MnistChart "$TestDrive/training.svg"
        $matrix | New-MnistChart -Kind Confusion | Export-MnistChart "$TestDrive/confusion.svg"
        Get-ChildItem $TestDrive -Filter *.svg | Should -HaveCount 2
    }

    It 'goes on from a checkpoint to the weights of an unbroken run' {
        $arguments = @{ Recipe = 'CaffeLeNet'; BatchSize = 20; Seed = 7 }
        Invoke-MnistTraining @arguments -Iterations 20 | Export-MnistModel "$TestDrive/whole.safetensors"
        $null = Invoke-MnistTraining @arguments -Iterations 12 -Checkpoint "$TestDrive/state.safetensors"
        Invoke-MnistTraining @arguments -Iterations 20 -Checkpoint "$TestDrive/state.safetensors" | Export-MnistModel "$TestDrive/parts.safetensors"
        (Get-FileHash "$TestDrive/parts.safetensors").Hash | Should -Be (Get-FileHash "$TestDrive/whole.safetensors").Hash
    }
}
