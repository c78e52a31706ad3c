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

    It 'takes the kind first, and a dataset after it' {
        $fog = Get-MnistSample -Split Test -First 3 | ConvertTo-MnistCorruption Fog -Severity 3
        $fog | ForEach-Object { "$($_.Corruption)" } | Should -Be 'Fog 3', 'Fog 3', 'Fog 3'
        "$((ConvertTo-MnistCorruption Stripe MNIST -Split Test | Select-Object -First 1).Corruption)" | Should -Be 'Stripe'
        "$((ConvertTo-MnistCorruption MNIST -Kind Stripe -Split Test | Select-Object -First 1).Corruption)" | Should -Be 'Stripe'
        $line = 'Get-MnistSample -First 1 | ConvertTo-MnistCorruption Fo'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'Fog'
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
        (Find-MnistLabelIssue -Known -Split Train, Test).Count | Should -Be 100
        (Find-MnistLabelIssue -Known -Count 3).Sample.Index | Should -Be $known[0..2].Sample.Index
        $known[0] | Show-MnistSample -Protocol Ascii | Out-String | Should -Match 'suggested'
    }

    It 'says that the survey covers the test samples only' {
        { Find-MnistLabelIssue -Known -Split Train -ErrorAction Stop } | Should -Throw '*covers only Test samples, no Train samples*' -ErrorId 'SurveyNotFound,*'
        { Get-MnistSample -First 3 | Find-MnistLabelIssue -Known } | Should -Throw '*covers only Test samples*' -ErrorId 'SurveyNotFound,*'
        $run = Invoke-MnistTraining TorchLinear -Iterations 1
        { Measure-MnistModel $run -Split Train -Corrected } | Should -Throw '*Leave out -Corrected, or use -Split Test.' -ErrorId 'SurveyNotFound,*'
        (Get-MnistSample -First 70) + (Get-MnistSample -Split Test -First 5) |
            Measure-MnistModel $run -Corrected -WarningVariable told -WarningAction SilentlyContinue | ForEach-Object Total | Should -Be 75
        "$told" | Should -Be '-Corrected has no effect on Train samples, because the survey of the labels of MNIST covers only Test samples.'
        Measure-MnistModel $run -Split Train, Test -Corrected -WarningAction SilentlyContinue | ForEach-Object Total | Should -Be 69995
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

Describe 'Find-MnistLabelIssue -Probability' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $some = Get-MnistSample -Split Test -First 5
        # The labels are 7, 2, 1, 0, 4. The model is sure that the third is a 7.
        $rows = foreach ($likely in 7, 2, 7, 0, 4) {
            $row = [double[]]::new(10)
            $row[$likely] = 1
            , $row
        }
        $text = "{'descr': '<f8', 'fortran_order': False, 'shape': (5, 10), }".PadRight(117) + "`n"
        $bytes = [byte[]](0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0, 118, 0) + [Text.Encoding]::ASCII.GetBytes($text) + ($rows | ForEach-Object { $_ } | ForEach-Object { [BitConverter]::GetBytes([double] $_) })
        [IO.File]::WriteAllBytes("$TestDrive/five.npy", $bytes)
    }

    It 'uses a file or rows of numbers' {
        $issue = $some | Find-MnistLabelIssue -Probability "$TestDrive/five.npy"
        "$issue" | Should -Be 'MNIST Test 2: 1, suggested 7'
        $issue.SelfConfidence | Should -Be 0
        "$($some | Find-MnistLabelIssue -Probability $rows)" | Should -Be "$issue"
        "$($some | Find-MnistLabelIssue -Probability (Get-Item "$TestDrive/five.npy"))" | Should -Be "$issue"
        ($some | Find-MnistLabelIssue -Probability $rows -Count 3).SelfConfidence | Should -Be 0, 1, 1
    }

    It 'takes the probabilities of predictions' {
        $run = Invoke-MnistTraining TensorFlowBeginners -Iterations 100
        $predictions = $some | Invoke-MnistModel $run
        $given = $predictions | ForEach-Object { , $_.Probabilities }
        ($some | Find-MnistLabelIssue -Probability $given -Count 5).SelfConfidence | Should -Be ($predictions | Find-MnistLabelIssue -Count 5).SelfConfidence
    }

    It 'names what does not fit' {
        { Find-MnistLabelIssue -Split Test -Probability "$TestDrive/five.npy" } | Should -Throw '*(10000, 10)*(5, 10)*' -ErrorId 'NpzInvalid,*'
        { $some[0..2] | Find-MnistLabelIssue -Probability $rows } | Should -Throw '*3 samples, but probabilities for 5*' -ErrorId 'ProbabilityInvalid,*'
        { $some | Find-MnistLabelIssue -Probability @{ Rows = 1 } } | Should -Throw '*Hashtable*' -ErrorId 'ProbabilityInvalid,*'
        { $some | Find-MnistLabelIssue -Probability $rows -Known } | Should -Throw '*-Known and -Probability*' -ErrorId 'ParametersConflict,*'
        { $some | Find-MnistLabelIssue -Model x.safetensors -Folds 3 } | Should -Throw
    }
}

Describe 'Pictures of doubtful labels' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $known = Find-MnistLabelIssue -Known | Where-Object Outcome -NE Confirmed
    }

    It 'draws given and suggested label with the votes, in the terminal and as a chart' {
        $known | Select-Object -First 1 | Show-MnistSample -Protocol Ascii | Out-String | Should -Match '(?s)Test 947: 8.*suggested: 9.*votes: 0 / 5 / 0'
        $chart = $known | New-MnistChart -Kind LabelIssue
        $chart.Title | Should -Be 'MNIST Test: 15 doubtful labels (given → suggested, votes for given/suggested/neither)'
        $chart.Description | Should -Match 'MNIST Test 947: 8, suggested 9 \(votes 0 / 5 / 0: Corrected\)'
        $known | New-MnistChart -Kind LabelIssue -Count 5 | ForEach-Object Title | Should -Match 'the first 5 of 15 doubtful labels'
        $known | New-MnistChart -Kind LabelIssue | Export-MnistChart "$TestDrive/issues.svg"
        [xml](Get-Content "$TestDrive/issues.svg" -Raw) | ForEach-Object { $_.svg.image.Count } | Should -Be 15
    }
}

Describe 'Measure-MnistModel -Corruption' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $run = Invoke-MnistTraining TensorFlowBeginners -Iterations 200
        $some = Get-MnistSample -Split Test -First 70
    }

    It 'gives a row for the samples as they are, and one for each corruption' {
        $table = $some | Measure-MnistModel $run -Corruption All
        $table.Corruption | Should -Be (@('Identity') + [Enum]::GetNames([Mnist.CorruptionKind]))
        $table[0].Accuracy | Should -Be ($some | Measure-MnistModel $run).Accuracy
        foreach ($row in $table[1..3]) {
            $row.Accuracy | Should -Be ($some | ConvertTo-MnistCorruption -Kind $row.Corruption | Measure-MnistModel $run).Accuracy
            $row.Count | Should -Be 70
        }
    }

    It 'takes names, wildcards, a severity and a seed, and measures each piped model' {
        $table = $some | Measure-MnistModel $run -Corruption *Blur, Fog -Severity 2 -Seed 7
        $table | ForEach-Object { "$($_.Corruption) $($_.Severity)".Trim() } | Should -Be Identity, 'GlassBlur 2', 'MotionBlur 2', 'Fog 2'
        $table[3].Accuracy | Should -Be ($some | ConvertTo-MnistCorruption -Kind Fog -Severity 2 -Seed 7 | Measure-MnistModel $run).Accuracy
        $some | Export-MnistIdx "$TestDrive/some"
        $other = Invoke-MnistTraining TorchLinear -Iterations 10
        $both = $run[-1], $other[-1] | Measure-MnistModel -Path "$TestDrive/some" -Corruption Scale
        $both | ForEach-Object { "$($_.Model) $($_.Corruption)" } | Should -Be 'TensorFlowBeginners Identity', 'TensorFlowBeginners Scale', 'TorchLinear Identity', 'TorchLinear Scale'
    }

    It 'refuses what does not fit' {
        { $some | Measure-MnistModel $run -Corruption Fogg } | Should -Throw -ErrorId 'CorruptionInvalid,*'
        { $some | Measure-MnistModel $run -Corruption All -Severity 3 } | Should -Throw '*Stripe, DottedLine*' -ErrorId 'CorruptionInvalid,*'
        { $some | Measure-MnistModel $run -Corruption Fog -Misclassified } | Should -Throw '*-Misclassified and -Corruption*' -ErrorId 'ParametersConflict,*'
        $null = $some | Measure-MnistModel $run -Severity 3 -WarningVariable told -WarningAction SilentlyContinue
        "$told" | Should -Be '-Severity has no effect without -Corruption.'
    }
}

Describe 'Networks as text' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
    }

    It 'lists recipes, and trains a network of your own' {
        Get-MnistRecipe | ForEach-Object Name | Should -Be TensorFlowBeginners, TensorFlowExperts, CaffeLeNet, TorchConvNet, TorchMlp, TorchLinear, Fast99, Fast994, Fast995, Best, Fashion
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

    It 'trains a network of your own and writes all formats in one line, the same bytes as in C#' {
        $network = 'conv 8 3 same | batchnorm | relu | pool 2 | dropout 0.1 | conv 16 3 | relu | pool 2 | flatten | dense 64 | relu | dropout 0.5 | dense'
        'safetensors', 'onnx', 'html' | ForEach-Object { $run = Invoke-MnistTraining -Network $network -Iterations 40 } { $run | Export-MnistModel "$TestDrive/own.$_" }
        $model = ([Mnist.Learning.Recipe]@{ Network = $network; Iterations = 40 }).Train([Mnist.MnistDataset]::Open()).Model
        foreach ($format in 'safetensors', 'onnx', 'html') {
            $model.Save("$TestDrive/same.$format")
            (Get-FileHash "$TestDrive/own.$format").Hash | Should -Be (Get-FileHash "$TestDrive/same.$format").Hash
        }
    }

    It 'changes a recipe and says so' {
        $run = Get-MnistSample -First 100 | Invoke-MnistTraining (Get-MnistRecipe TorchLinear) -Network 'flatten | dense 5 | tanh | dense' -RatePolicy 'step 0.5 3' -Averaging 0.9 -Rotation 5 -Iterations 4
        $recipe = $run[-1].Recipe
        "$recipe", "$($recipe.RatePolicy)", $recipe.Averaging, $recipe.Augmentation.Rotation, $recipe.Iterations | Should -Be 'TorchLinear (own network)', 'step 0.5 3', 0.9, 5, 4
        $recipe.MeasuredAccuracy | Should -BeNullOrEmpty
    }
}
