BeforeDiscovery {
    . $PSScriptRoot/../Import-StagedModule.ps1

    # A command that writes to a path, what is piped into it, and the name that it writes to. OneSplit: the format holds one split only.
    $exporters = @(
        @{ Command = 'Export-MnistChart'; From = 'Chart'; Name = 'chart.svg' }
        @{ Command = 'Export-MnistChart'; From = 'Chart'; Name = 'chart.html' }
        @{ Command = 'Export-MnistCsv'; From = 'Samples'; Name = 'ten.csv'; OneSplit = $true }
        @{ Command = 'Export-MnistDataset'; From = 'Samples'; Name = 'all.npz' }
        @{ Command = 'Export-MnistIdx'; From = 'Samples'; Name = 'raw' }
        @{ Command = 'Export-MnistImage'; From = 'Samples'; Name = 'digits' }
        @{ Command = 'Export-MnistImage'; From = 'Samples'; Name = 'sheet.svg' }
        @{ Command = 'Export-MnistLibSvm'; From = 'Samples'; Name = 'ten.libsvm'; OneSplit = $true }
        @{ Command = 'Export-MnistLmdb'; From = 'Samples'; Name = 'ten_lmdb'; OneSplit = $true }
        @{ Command = 'Export-MnistModel'; From = 'Run'; Name = 'model.safetensors' }
        @{ Command = 'Export-MnistModel'; From = 'Run'; Name = 'model.onnx' }
        @{ Command = 'Export-MnistModel'; From = 'Run'; Name = 'model.html' }
        @{ Command = 'Export-MnistNpz'; From = 'Samples'; Name = 'ten.npz' }
        @{ Command = 'Export-MnistParquet'; From = 'Samples'; Name = 'ten.parquet' }
        @{ Command = 'Export-MnistTorch'; From = 'Samples'; Name = 'ten.t7'; OneSplit = $true }
        @{ Command = 'New-MnistReport'; From = 'Samples'; Name = 'report.html' }
    )
}

Describe 'Every exporter' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/../Import-StagedModule.ps1
        $source = @{
            Samples = Get-MnistSample -Split Test -First 10
            Chart   = New-MnistChart -Kind Category
            Run     = Invoke-MnistTraining TorchLinear -Iterations 20
        }
        $other = @{
            Samples = Get-MnistSample -Split Test -First 3
            Chart   = New-MnistChart -Kind Mean
            Run     = Invoke-MnistTraining TorchLinear -Iterations 10
        }

        function Get-Digest {
            param([string] $Path)

            Get-ChildItem $Path -Recurse -File | Sort-Object FullName | ForEach-Object { "$($_.Name) $((Get-FileHash $_).Hash)" }
        }
    }

    It 'is in the table of this file' -ForEach @{ Rows = $exporters.Command } {
        $Rows | Select-Object -Unique | Sort-Object | Should -Be (Get-Command -Module MnistPS -ParameterName NoClobber | Sort-Object Name | ForEach-Object Name)
    }

    It '<Command> gives <Name> with -PassThru and nothing without' -ForEach $exporters {
        $source[$From] | & $Command "$TestDrive/$Name" | Should -BeNullOrEmpty
        $written = $source[$From] | & $Command "$TestDrive/$Name" -PassThru
        $written.FullName | Should -Be (Get-Item "$TestDrive/$Name").FullName
    }

    It '<Command> writes no <Name> with -WhatIf' -ForEach $exporters {
        $source[$From] | & $Command "$TestDrive/none-$Name" -WhatIf
        "$TestDrive/none-$Name" | Should -Not -Exist
    }

    It '<Command> keeps <Name> with -NoClobber' -ForEach $exporters {
        $source[$From] | & $Command "$TestDrive/kept-$Name"
        $before = Get-Digest "$TestDrive/kept-$Name"
        { $other[$From] | & $Command "$TestDrive/kept-$Name" -NoClobber } | Should -Throw -ErrorId 'PathExists,*' -ExpectedMessage "*kept-$Name*"
        Get-Digest "$TestDrive/kept-$Name" | Should -Be $before
        $other[$From] | & $Command "$TestDrive/kept-$Name" -Force
        Get-Digest "$TestDrive/kept-$Name" | Should -Not -Be $before
    }

    It '<Command> refuses <Why>' -ForEach @(
        $refused = @(
            @{ Why = 'a folder that does not exist'; Folder = 'nowhere/'; Arguments = @{}; Id = 'PathNotFound'; Like = '*nowhere*' }
            @{ Why = 'wildcards'; Folder = '*'; Arguments = @{}; Id = 'PathHasWildcards'; Like = '*' }
            @{ Why = 'two switches that contradict each other'; Folder = ''; Arguments = @{ NoClobber = $true; Force = $true }; Id = 'NoClobberAndForce'; Like = '*' }
        )
        foreach ($exporter in $exporters) { foreach ($case in $refused) { $exporter + $case } }
    ) {
        $before = Get-ChildItem $TestDrive | ForEach-Object Name
        { $source[$From] | & $Command "$TestDrive/${Folder}new-$Name" @Arguments } | Should -Throw -ErrorId "$Id,*" -ExpectedMessage $Like
        Get-ChildItem $TestDrive | ForEach-Object Name | Should -Be $before
    }

    It '<Command> asks which split of a dataset is meant' -ForEach ($exporters | Where-Object { $_.OneSplit }) {
        { & $Command "$TestDrive/both" } | Should -Throw -ErrorId 'SplitRequired,*' -ExpectedMessage '*-Split*'
        "$TestDrive/both" | Should -Not -Exist
    }
}
