Describe 'Find-MnistNeighbor' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
    }

    # The neighbors that scikit-learn finds.
    It 'finds the nearest training samples' {
        $found = Get-MnistSample -Split Test -First 3 | Find-MnistNeighbor -Split Train
        $found.Neighbor.Index | Should -Be 53843, 28882, 58741
        $found.Distance | Should -Be 457766, 1352410, 103467
        $found | ForEach-Object Rank | Should -Be 1, 1, 1 # .Rank of an array is the number of its dimensions
    }

    It 'takes sets, names and predictions, and the filters select the other samples' {
        (Get-MnistSample -Split Test -First 1 | Find-MnistNeighbor -Split Train -Label 1, 9 -Count 3).Neighbor.Label | Sort-Object -Unique | Should -BeIn 1, 9
        Get-MnistSample -Split Test -First 30 | Export-MnistIdx "$TestDrive/some"
        (Get-Item "$TestDrive/some" | Find-MnistNeighbor -Count 2).Count | Should -Be 60
        $predictions = Get-MnistSample -Split Test -First 20 | Find-MnistNeighbor -Path "$TestDrive/some" -Count 3 -Predict
        ($predictions | Find-MnistNeighbor -Path "$TestDrive/some").Count | Should -Be 20
    }

    It 'passes over the sample itself and finds its copy' {
        (Get-MnistSample -Split Test -First 5 | Find-MnistNeighbor -Split Test).Distance | Where-Object { $_ -eq 0 } | Should -BeNullOrEmpty
        Get-MnistSample -Split Test -First 5 | Export-MnistIdx "$TestDrive/copy"
        (Get-MnistSample -Split Test -First 5 | Find-MnistNeighbor -Path "$TestDrive/copy").Distance | Should -Be 0, 0, 0, 0, 0
    }

    It 'goes on after a sample of another size' {
        $small = [Mnist.MnistSample]::new([byte[]]::new(4), 1, 2, 2)
        $found = $small, (Get-MnistSample -Split Test -First 1) | Find-MnistNeighbor -Split Test -ErrorVariable problem -ErrorAction SilentlyContinue
        $found.Count | Should -Be 1
        $problem.FullyQualifiedErrorId | Should -Be 'SampleShapeInvalid,MnistPS.Commands.FindMnistNeighborCommand'
    }

    It 'makes a chart of neighbors and of mistakes' {
        $some = Get-MnistSample -Split Test -First 300
        $chart = $some[0..3] | Find-MnistNeighbor -Split Test -Count 4 | New-MnistChart -Kind Neighbor
        $chart.Title | Should -Be 'MNIST Test: 4 samples and the nearest neighbors'
        $chart = $some | Find-MnistNeighbor -Split Train -Count 3 -Predict | New-MnistChart -Kind Neighbor -Count 2
        $chart.Title | Should -Be 'MNIST Test: 2 mistakes (true → predicted) and the nearest neighbors'
    }
}

Describe 'ConvertTo-MnistCorruption' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
    }

    It 'gives each sample once for each kind, with its label' {
        $corrupted = Get-MnistSample -Split Test -First 2 | ConvertTo-MnistCorruption -Kind All
        $corrupted.Count | Should -Be 30
        $corrupted[0..14].Corruption.Kind | Should -Be ([Enum]::GetNames([Mnist.CorruptionKind]))
        $corrupted.Label | Sort-Object -Unique | Should -Be 2, 7
    }

    It 'gives the same images for the same seed, in any selection' {
        $all = Get-MnistSample -Split Test -First 5 | ConvertTo-MnistCorruption -Kind Fog -Seed 3
        $one = Get-MnistSample -Split Test -Index 4 | ConvertTo-MnistCorruption -Kind fog -Seed 3
        $one.Pixels | Should -Be $all[4].Pixels
        "$($one.Corruption)" | Should -Be 'Fog 5'
        (Get-MnistSample -Split Test -Index 4 | ConvertTo-MnistCorruption -Kind Fog -Seed 4).Pixels | Should -Not -Be $one.Pixels
    }

    It 'names the kinds that have no severity' {
        { Get-MnistSample -First 1 | ConvertTo-MnistCorruption -Kind All -Severity 2 } | Should -Throw '*Stripe, DottedLine, Zigzag, CannyEdges*'
        (Get-MnistSample -First 1 | ConvertTo-MnistCorruption -Kind Scale -Severity 2).Corruption.Severity | Should -Be 2
    }

    It 'can be exported, shown and measured' {
        ConvertTo-MnistCorruption -Kind Stripe -Split Test | Select-Object -First 20 | Export-MnistIdx "$TestDrive/striped"
        $back = Get-MnistSample -Path "$TestDrive/striped" -Split Test -First 1
        $plain = Get-MnistSample -Split Test -Index 0
        $back[0, 0] | Should -Be (255 - $plain[0, 0])
        $back[10, 10] | Should -Be $plain[10, 10]
    }
}

Describe 'Measure-MnistBaseline' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
    }

    # The numbers of numpy.
    It 'measures a method without and with deskewing' {
        $results = Measure-MnistBaseline NearestMean
        $results.Preparation | Should -Be 'none', 'deskewed'
        $results.Errors | Should -Be 1797, 1409
        $results.PublishedErrorRate | Should -Be $null, $null
    }

    It 'takes samples and folders, and draws the confusion' {
        $small = (Get-MnistSample -Split Train -First 300) + (Get-MnistSample -Split Test -First 100)
        $results = $small | Measure-MnistBaseline Linear, Neighbor
        $results.Count | Should -Be 6 # rows; each has 100 samples
        $results | ForEach-Object { $_.ConfusionMatrix.Total } | Should -Be (@(100) * 6)
        ($results | New-MnistChart -Kind Confusion).Count | Should -Be 6
        $small | Export-MnistIdx "$TestDrive/small"
        (Measure-MnistBaseline Linear -Path "$TestDrive/small").Errors | Should -Be $results[0, 1].Errors
    }

    It 'returns upright samples from Get-MnistSample -Deskew' {
        $sample = Get-MnistSample -Split Test -Index 7 -Deskew
        $sample.Label | Should -Be 9
        $sample.Pixels | Should -Not -Be (Get-MnistSample -Split Test -Index 7).Pixels
    }
}

Describe 'New-MnistChart with components' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
    }

    It 'makes <Title>' -ForEach @(
        @{ Arguments = @{ Kind = 'Projection'; Method = 'TSne'; Count = 50; Seed = 2 }; Title = 'MNIST Test: 50 samples by t-SNE (perplexity 16.33, seed 2)' }
        @{ Arguments = @{ Kind = 'Component'; Count = 4 }; Title = 'MNIST Test: mean and 4 components (white is positive)' }
        @{ Arguments = @{ Kind = 'Rebuilt'; Count = 2 }; Title = 'MNIST Test: 2 samples rebuilt from principal components' }
    ) {
        (Get-MnistSample -Split Test -First 60 | New-MnistChart @Arguments).Title | Should -Be $Title
    }
}

Describe 'Find-MnistLabelIssue' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
    }

    It 'lists what people decided' {
        $known = Find-MnistLabelIssue -Known
        $known.Count | Should -Be 100
        $known | Where-Object Outcome -EQ Corrected | ForEach-Object { $_.Sample.Index } | Should -Be 947, 1621, 1901, 2462, 2597, 3558, 5937, 6651, 6783, 9729
        $known | Where-Object Outcome -EQ Neither | ForEach-Object { $_.Sample.Index } | Should -Be 2654, 3520, 9679
        Find-MnistLabelIssue -Known -Split Train | Should -BeNullOrEmpty
        $known[0] | Show-MnistSample -Protocol Ascii | Out-String | Should -Match 'suggested'
    }

    It 'finds them with models of folds, with a model, and in predictions' {
        $some = Get-MnistSample -Split Test -First 400
        $issues = $some | Find-MnistLabelIssue -Recipe TensorFlowBeginners -Folds 2 -Count 10
        $issues.Count | Should -Be 10
        $issues.SelfConfidence | Should -Be ($issues.SelfConfidence | Sort-Object)
        $run = Invoke-MnistTraining TensorFlowBeginners -Iterations 300
        $byModel = $some | Find-MnistLabelIssue -Model $run -Count 5
        $byPrediction = $some | Invoke-MnistModel $run | Find-MnistLabelIssue -Count 5
        $byPrediction.Sample.Index | Should -Be $byModel.Sample.Index
        Measure-MnistModel $run -Corrected | ForEach-Object Total | Should -Be 9995
    }
}

Describe 'Networks as text' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
    }

    It 'lists recipes, and trains a network of your own' {
        Get-MnistRecipe | ForEach-Object Name | Should -Be TensorFlowBeginners, TensorFlowExperts, CaffeLeNet, TorchConvNet, TorchMlp, TorchLinear, Best
        (Get-MnistRecipe CaffeLeNet).Parameters | Should -Be 431080
        'Caffe*' | Get-MnistRecipe | ForEach-Object Name | Should -Be CaffeLeNet
        $run = Get-MnistSample -First 300 | Invoke-MnistTraining -Network 'pool 2 | flatten | dense 20 | relu | dense' -Epochs 20 -BatchSize 20
        $run[-1].Recipe.Name | Should -Be Custom
        $run[-1].Model.Network | Should -Be 'pool 2 | flatten | dense 20 | relu | dense'
        $run[-2].TrainAccuracy | Should -BeGreaterThan 0.8
        $again = Get-MnistSample -First 300 | Invoke-MnistTraining $run[-1].Recipe
        $again[-2].Loss | Should -Be $run[-2].Loss
        $run | Export-MnistModel "$TestDrive/own.safetensors"
        (Import-MnistModel "$TestDrive/own.safetensors").Network | Should -Be $run[-1].Model.Network
    }

    It 'changes a recipe and says so' {
        $run = Get-MnistSample -First 100 | Invoke-MnistTraining (Get-MnistRecipe TorchLinear) -Network 'flatten | dense 5 | tanh | dense' -RatePolicy 'step 0.5 3' -Averaging 0.9 -Rotation 5 -Iterations 4
        $recipe = $run[-1].Recipe
        "$recipe", "$($recipe.RatePolicy)", $recipe.Averaging, $recipe.Augmentation.Rotation, $recipe.Iterations | Should -Be 'TorchLinear (own network)', 'step 0.5 3', 0.9, 5, 4
        $recipe.MeasuredAccuracy | Should -BeNullOrEmpty
    }
}
