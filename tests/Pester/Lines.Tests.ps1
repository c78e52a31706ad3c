# Lines as people type them first: what comes out is what they expect, or an error that says what to do.
Describe 'Lines that people type first' -Tag Unit {
    BeforeAll {
        . "$PSScriptRoot/Import-StagedModule.ps1"
        Push-Location
        function Get-Id([scriptblock] $Script) {
            & $Script 2>&1 | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | ForEach-Object { $_.FullyQualifiedErrorId.Split(',')[0] }
        }
    }

    AfterAll {
        Pop-Location
    }

    Context 'Nothing is overwritten by nothing' {
        BeforeEach {
            Set-Location $TestDrive
            Get-MnistSample -Split Test -First 3 | Export-MnistCsv kept.csv
            $before = (Get-FileHash kept.csv).Hash
        }

        It 'after a mistake in the importer' {
            Get-Id { Import-MnistCsv nowhere.csv | Export-MnistCsv kept.csv } | Should -Be 'PathNotFound', 'NothingToExport'
            (Get-FileHash kept.csv).Hash | Should -Be $before
        }

        It 'with -ErrorAction SilentlyContinue' {
            Import-MnistCsv nowhere.csv -ErrorAction SilentlyContinue | Export-MnistCsv kept.csv -ErrorAction SilentlyContinue
            (Get-FileHash kept.csv).Hash | Should -Be $before
        }

        It 'by <_>' -ForEach 'csv', 'npz', 'parquet', 't7', 'svm', 'lmdb', 'png', 'html', 'folder' {
            $target = if ($_ -eq 'folder') { 'none' } else { "none.$_" }
            Get-Id { Get-MnistSample -First 0 | Export-MnistDataset $target } | Should -Be 'NothingToExport'
            Test-Path "$target*" | Should -BeFalse
            @(Get-ChildItem -Force -Name).Where{ $_ -like '*partial*' } | Should -BeNullOrEmpty
        }

        It 'and no samples have no table of zeros' {
            Get-Id { 1, 2 | Measure-MnistCategory } | Should -Be 'InputInvalid', 'InputInvalid', 'NothingToMeasure'
            1, 2 | Measure-MnistCategory -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            [Mnist.MnistSample]::new([byte[]]::new(784)) | Measure-MnistCategory -ErrorAction SilentlyContinue -WarningAction Ignore | Should -BeNullOrEmpty
        }
    }

    Context 'Samples come back' {
        BeforeAll {
            Set-Location $TestDrive
            $own = [Mnist.MnistSample]::Create([byte[]](0..255 * 3 + 0..15), 8, 28, 28, 'own', 'Test', 7, [string[]]('one', 'two', 'three'), 7)
            $samples = @(Get-MnistSample -Split Test -First 2) + $own
            function Test-Same($Back) {
                $Back = @($Back | Get-MnistSample)
                $Back.Count | Should -Be 3
                for ($i = 0; $i -lt 3; $i++) {
                    "$($Back[$i])" | Should -Be "$($samples[$i])"
                    $Back[$i].Label, $Back[$i].Rows, $Back[$i].Columns, $Back[$i].Dataset | Should -Be $samples[$i].Label, $samples[$i].Rows, $samples[$i].Columns, $samples[$i].Dataset
                    [Linq.Enumerable]::SequenceEqual($Back[$i].Pixels, $samples[$i].Pixels) | Should -BeTrue
                }

                7, 8, 9, 10 | ForEach-Object { $Back[2].CategoryOf($_) } | Should -Be 'one', 'two', 'three', $null
            }
        }

        It 'from Clixml, and look as before' {
            $samples | Export-Clixml samples.xml
            Test-Same (Import-Clixml samples.xml)
            (Import-Clixml samples.xml)[0] | Should -BeOfType Mnist.MnistSample
            }

        It 'from a session that does not know the module' {
            $samples | Export-Clixml samples.xml
            $shell = [powershell]::Create()
            $back = $shell.AddCommand('Import-Clixml').AddParameter('Path', "$PWD/samples.xml").Invoke()
            $shell.Dispose()
            Test-Same $back
        }

        It 'from a job' {
            $manifest = (Get-Module MnistPS).Path -replace 'dll$', 'psd1'
            $back = Start-Job { Import-Module $using:manifest; Get-MnistSample -Split Test -First 3; Get-MnistSample -Split Test -First 1 | Measure-MnistPixel } | Receive-Job -Wait -AutoRemoveJob
            @($back)[0..2] | Measure-MnistCategory | Where-Object Total | ForEach-Object Label | Should -Be 1, 2, 7
        }

        It 'from JSON' {
            Test-Same ($samples | ConvertTo-Json | ConvertFrom-Json)
        }

        It 'with a message if the pixels are lost' {
            $json = $samples | ConvertTo-Json -Depth 1 -WarningAction Ignore | ConvertFrom-Json
            Get-Id { $json | Select-Object Label, Dataset | Export-MnistCsv lost.csv } | Select-Object -Last 1 | Should -Be 'NothingToExport'
            Test-Path lost.csv | Should -BeFalse
        }
    }

    Context 'Pipelines that people try first' {
        BeforeAll {
            Set-Location $TestDrive
            Get-MnistSample -Split Test -First 20 | Export-MnistCsv a.csv
            Get-MnistSample -Split Test -Skip 20 -First 20 | Export-MnistCsv b.csv
            Get-MnistSample -Split Test -First 3 | Export-MnistIdx good
            $null = New-Item -ItemType Directory empty -Force
            'a.csv', 'b.csv' | Set-Content list.txt
        }

        It 'gets <count> samples with <line>' -ForEach @(
            @{ Line = 'Get-MnistDataset MNIST | Get-MnistSample -First 2'; Count = 2 }
            @{ Line = '"MNIST" | Get-MnistSample -First 2'; Count = 2 }
            @{ Line = 'Get-MnistSample MNIST, MNIST -First 3'; Count = 6 }
            @{ Line = 'Get-MnistSample -Split Train, Test'; Count = 70000 }
            @{ Line = 'Import-MnistCsv a.csv | Get-MnistSample -Random 5'; Count = 5 }
            @{ Line = 'Import-MnistCsv a.csv | Get-MnistSample -Skip 15'; Count = 5 }
            @{ Line = 'Import-MnistCsv a.csv | Get-MnistSample -Index 3, 3, 1'; Count = 3 }
            @{ Line = 'Import-MnistCsv a.csv | Get-MnistSample -Shuffle -First 7'; Count = 7 }
            @{ Line = '"a.csv", "b.csv" | Import-MnistCsv'; Count = 40 }
            @{ Line = 'Get-Content list.txt | Import-MnistCsv'; Count = 40 }
            @{ Line = 'Get-ChildItem ?.csv | Import-MnistCsv'; Count = 40 }
            @{ Line = 'Get-MnistSample -Path empty, good, nowhere -ErrorAction SilentlyContinue'; Count = 3 }
            @{ Line = 'Get-MnistSample -Category 1 -First 4'; Count = 4 }
        ) {
            @(Invoke-Expression $Line).Count | Should -Be $Count
        }

        It 'draws the same as Get-Random would not: the seed decides' {
            $first, $second = 1, 1 | ForEach-Object { Import-MnistCsv a.csv | Get-MnistSample -Random 5 -Seed $_ | ForEach-Object Index | Join-String -Separator ',' }
            $first | Should -Be $second
        }

        It 'takes categories with wildcards beside labels' {
            $names = [string[]]('Sneaker', 'Sandal', 'Shirt', 'Bag')
            $own = 0..3 | ForEach-Object { [Mnist.MnistSample]::Create([byte[]]::new(4), $_, 2, 2, 'own', 'Train', $_, $names) }
            $own | Get-MnistSample -Category S*a* | ForEach-Object Category | Should -Be 'Sneaker', 'Sandal'
            $own | Get-MnistSample -Category Bag -Label 2 | ForEach-Object Category | Should -Be 'Shirt', 'Bag'
            Get-Id { $own | Get-MnistSample -Category Boot } | Should -Be 'CategoryNotFound'
        }

        It 'answers an unknown label the same: <_>' -ForEach @(
            'Get-MnistSample -Label 77', 'Show-MnistSample -Label 77', 'Import-MnistCsv a.csv | Get-MnistSample -Label 77', 'Get-MnistDataset MNIST | Get-MnistSample -Label 77'
        ) {
            $script = [scriptblock]::Create($_)
            Get-Id $script | Should -Be 'LabelOutOfRange'
        }

        It 'goes on after the dataset that fails' {
            $saved = Get-MnistDataset MNIST, FashionMNIST | Save-MnistDataset -Mirror $TestDrive/nowhere -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed
            $saved.Name | Should -Be 'MNIST'
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'DownloadFailed,*'
        }

        It 'says whose answer it is' {
            $answers = Test-MnistDataset MNIST, KMNIST
            $answers | Should -Be $true, $false
            $answers.Name | Should -Be 'MNIST', 'KMNIST'
            ($answers | Out-String) | Should -Match 'KMNIST +False'
            Test-MnistDataset MNIST | Should -Be $true
        }

        It 'does not guess a dataset that no name matches' {
            Get-Id { Test-MnistDataset -Path good -Name Fasion* } | Should -Be 'DatasetNotFound'
        }

        It 'says that a split is missing: <_>' -ForEach @(
            'Get-MnistSample -Path good -Split Train', 'New-MnistChart Mean -Path good -Split Train', 'Get-Item good | New-MnistChart Category -Split Train'
        ) {
            $script = [scriptblock]::Create($_)
            Get-Id $script | Should -Be 'DatasetNotFound'
            { New-MnistReport r.html -DatasetPath good -Split Train } | Should -Throw -ErrorId 'DatasetNotFound,*'
        }

        It 'reads a folder again after its files changed' {
            Get-MnistSample -Split Test -First 4 | Export-MnistIdx changing
            (Get-MnistSample -Path changing).Label | Should -Be 7, 2, 1, 0
            Get-MnistSample -Split Test -Skip 4 -First 2 | Export-MnistIdx changing -Force
            (Get-MnistSample -Path changing).Label | Should -Be 4, 1
        }

        It 'does not leave training samples out in silence' {
            { Get-MnistSample -Split Test -First 5 | Get-MnistBatch -ValidationSize 10 } | Should -Throw -ErrorId 'DatasetNotFound,*'
        }

        It 'warns that test samples standardize themselves' {
            $null = Get-MnistBatch -Path good -Standardize -Size 3 -WarningVariable said -WarningAction SilentlyContinue
            "$said" | Should -Match 'no Train split'
        }

        It 'shows samples in Format-Wide' {
            Get-MnistSample -Split Test -First 2 | Format-Wide | Out-String | Should -Match 'MNIST Test 1: 2'
        }

        It 'does not speak of the name of an unfinished file' -Skip:(-not $IsLinux) {
            { Get-MnistSample -First 1 | Export-MnistCsv /proc/x.csv } | Should -Throw "The folder '/proc' cannot be written.*"
        }
    }

    Context 'Models' {
        BeforeAll {
            Set-Location $TestDrive
            $run = Invoke-MnistTraining TensorFlowBeginners -Iterations 60 -Interval 60 -Checkpoint state.safetensors
            $model = $run[-1].Model
            $model | Export-MnistModel m.safetensors
            Get-MnistSample -Split Test -Index 0 | Export-MnistImage seven.png -Grid -Scale 10
            $accuracy = $run[-1].TestAccuracy
        }

        It 'are measured on the dataset that they were trained on: <_>' -ForEach 'Measure-MnistModel $model', 'Measure-MnistModel m.safetensors', '"m.safetensors" | Measure-MnistModel', 'Get-Item m.safetensors | Measure-MnistModel' {
            (Invoke-Expression $_).Accuracy | Should -Be $accuracy
            $model.Dataset | Should -Be MNIST
        }

        It 'recognize a picture by its path' {
            (Invoke-MnistModel $model seven.png).Predicted | Should -Be 7
            ('seven.png' | Invoke-MnistModel m.safetensors).Predicted | Should -Be 7
        }

        It 'say what an ONNX file is' {
            $model | Export-MnistModel m.onnx
            Get-Id { Import-MnistModel m.onnx } | Should -Be 'ModelInvalid'
            Import-MnistModel m.onnx -ErrorAction SilentlyContinue -ErrorVariable failed
            "$failed" | Should -Match 'ONNX model'
        }

        It 'warn when a run diverges, and return it' {
            $diverged = Invoke-MnistTraining CaffeLeNet -LearningRate 1e10 -Iterations 6 -Interval 3 -WarningVariable said -WarningAction SilentlyContinue
            $diverged.Count | Should -Be 3
            [double]::IsFinite($diverged[1].Loss) | Should -BeFalse
            "$said" | Should -Match 'lower -LearningRate'
        }

        It 'say that a checkpoint has more batches than asked for' {
            $again = Invoke-MnistTraining TensorFlowBeginners -Iterations 30 -Interval 60 -Checkpoint state.safetensors -WarningVariable said -WarningAction SilentlyContinue
            "$said" | Should -Match '60 batches already, but only 30'
            $again.TestAccuracy | Should -Be $accuracy
        }

        It 'say that a run continues' {
            $told = Invoke-MnistTraining TensorFlowBeginners -Iterations 90 -Interval 90 -Checkpoint state.safetensors -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }
            "$told" | Should -Match 'after batch 60 of 90'
        }

        It 'show a matrix as one after other output' {
            & { Get-MnistSample -First 1; Get-MnistSample -Split Test -First 5 | Measure-MnistModel $model } | Out-String | Should -Match 'ConfusionMatrix:'
        }

        It 'say the smallest size of images' {
            { 1..20 | ForEach-Object { [Mnist.MnistSample]::new([byte[]]::new(64), 1, 8, 8) } | Invoke-MnistTraining CaffeLeNet } | Should -Throw '*16 x 16*'
        }
    }
}
