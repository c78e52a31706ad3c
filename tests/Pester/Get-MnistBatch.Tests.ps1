Describe 'Get-MnistBatch' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
    }

    It 'gives batches of 100 in the order of the dataset' {
        $batches = Get-MnistBatch -Split Test
        $batches | Should -HaveCount 100
        $batches[0].Labels[0..9] | Should -Be 7, 2, 1, 0, 4, 1, 4, 9, 5, 9
        $batches[0].Shape | Should -Be 100, 784
        $batches[0].Images.Length | Should -Be 78400
    }

    It 'scales, and has labels as rows' {
        $batch = Get-MnistBatch -Split Test -Size 2 -OneHot -Scale | Select-Object -First 1
        $batch.OneHot | Should -Be 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0
        $batch.Images[202] | Should -Be ([float](84 / 255))
    }

    It 'divides as TensorFlow does: <Part>' -ForEach @(
        @{ Part = 'Train'; Count = 11; First = 7 }
        @{ Part = 'Validation'; Count = 1; First = 5 }
        @{ Part = 'Test'; Count = 2; First = 7 }
    ) {
        $batches = @(Get-MnistBatch -Size 5000 -Part $Part)
        $batches | Should -HaveCount $Count
        $batches[0].Labels[0] | Should -Be $First
    }

    It 'takes samples from the pipeline and ends epochs by <Remainder>' -ForEach @(
        @{ Remainder = 'Continue'; Counts = 4, 4, 4, 4, 4 }
        @{ Remainder = 'Keep'; Counts = 4, 4, 2, 4, 4, 2 }
        @{ Remainder = 'Drop'; Counts = 4, 4, 4, 4 }
    ) {
        Get-MnistSample -First 10 | Get-MnistBatch -Size 4 -Epochs 2 -Remainder $Remainder | ForEach-Object Count | Should -Be $Counts
    }

    It 'repeats what is random by its seed' {
        $first, $second = 1..2 | ForEach-Object { Get-MnistSample -First 50 | Get-MnistBatch -Size 50 -Shuffle -Shift 2 -Rotation 10 -Seed 3 }
        $second.Labels | Should -Be $first.Labels
        $second.Images -join ' ' | Should -Be ($first.Images -join ' ')
        $first.Labels -join ' ' | Should -Not -Be ((Get-MnistSample -First 50).Label -join ' ')
    }

    It 'gives the error <Id>' -ForEach @(
        @{ Arguments = @{ Mean = 0.5 }; Id = 'MeanWithoutDeviation' }
        @{ Arguments = @{ ValidationSize = 60001 }; Id = 'ValidationSizeOutOfRange' }
        @{ Arguments = @{ Split = 'Test'; Part = 'Test' }; Id = 'SplitAndPart' }
        @{ Arguments = @{ Size = 60001; Remainder = 'Drop' }; Id = 'BatchInvalid' }
    ) {
        { Get-MnistBatch @Arguments } | Should -Throw -ErrorId "$Id,MnistPS.Commands.GetMnistBatchCommand"
    }
}
