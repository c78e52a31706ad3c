Describe 'Charts' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $chart = New-MnistChart -Kind Category
    }

    It 'charts the categories of MNIST' {
        $chart.Kind | Should -Be 'Category'
        $chart.Title | Should -Be 'MNIST: samples per category'
        ([xml]$chart.ToSvg()).svg.xmlns | Should -Be 'http://www.w3.org/2000/svg'
        $chart.ToHtml() | Should -Match '6742'
    }

    It 'takes the kind first and then datasets: <Line>' -ForEach @(
        @{ Line = 'New-MnistChart Category'; Title = 'MNIST: samples per category' }
        @{ Line = 'New-MnistChart Category MNIST'; Title = 'MNIST: samples per category' }
        @{ Line = 'New-MnistChart MNIST -Kind Category'; Title = 'MNIST: samples per category' }
        @{ Line = 'New-MnistChart Category -Name MNIST -Split Test'; Title = 'MNIST: Test samples per category' }
        @{ Line = 'New-MnistChart mean -Path (Get-MnistDataset MNIST).Location -Split Test'; Title = 'mnist Test: mean image of each category' }
        @{ Line = 'Get-MnistSample -First 7 | New-MnistChart Sample'; Title = 'MNIST: 7 samples' }
        @{ Line = 'Get-MnistDataset MNIST | New-MnistChart Category'; Title = 'MNIST: samples per category' }
        @{ Line = 'Measure-MnistCategory | New-MnistChart Category -Title Mine'; Title = 'Mine: samples per category' }
    ) {
        (Invoke-Expression $Line).Title | Should -Be $Title
    }

    It 'says what the kinds are, and which dataset there is not' {
        { New-MnistChart Pie } | Should -Throw -ErrorId 'CannotConvertArgumentNoMessage,*' -ExpectedMessage '*Misclassified*'
        { New-MnistChart Category MNSIT -ErrorAction Stop } | Should -Throw -ErrorId 'DatasetNotFound,*' -ExpectedMessage '*MNIST*'
    }

    It 'completes <Line> to <Value>' -ForEach @(
        @{ Line = 'New-MnistChart Mis'; Value = 'Misclassified' }
        @{ Line = 'New-MnistChart Category Fash'; Value = 'FashionMNIST' }
    ) {
        (TabExpansion2 $Line $Line.Length).CompletionMatches[0].CompletionText | Should -Be $Value
    }

    It 'charts what is piped in as <Kind>' -ForEach @(
        @{ Kind = 'Category' }
        @{ Kind = 'Sample' }
        @{ Kind = 'Mean' }
        @{ Kind = 'Pixel' }
        @{ Kind = 'Projection' }
    ) {
        $chart = Get-MnistSample -Split Test -First 100 | New-MnistChart -Kind $Kind -Title 'A hundred' -Seed 1
        $chart.Kind | Should -Be $Kind
        $chart.Title | Should -BeLike 'A hundred*'
        ([xml]$chart.ToSvg()).svg | Should -Not -BeNullOrEmpty
    }

    It 'charts a table' {
        (Measure-MnistCategory | New-MnistChart -Kind Category).ToHtml() | Should -Match '6742'
    }

    It 'charts a training and its mistakes' {
        $run = Invoke-MnistTraining TensorFlowBeginners -Iterations 60 -Interval 20
        $charts = @(
            $run | New-MnistChart -Kind Training
            Measure-MnistModel $run | New-MnistChart -Kind Confusion
            Measure-MnistModel $run -Misclassified | New-MnistChart -Kind Misclassified
        )
        $charts.Kind | Should -Be 'Training', 'Confusion', 'Misclassified'
    }

    It 'gives the error <Id>' -ForEach @(
        @{ Id = 'ChartInputRequired'; Draw = { New-MnistChart -Kind Confusion } }
        @{ Id = 'ChartInputInvalid'; Draw = { 'text' | New-MnistChart -Kind Mean -ErrorAction Stop } }
        @{ Id = 'SampleInvalid'; Draw = { Get-MnistSample -First 1 | New-MnistChart -Kind Projection } }
        @{ Id = 'DatasetNotFound'; Draw = { New-MnistChart MNSIT -Kind Mean -ErrorAction Stop } }
    ) {
        $Draw | Should -Throw -ErrorId "$Id,MnistPS.Commands.NewMnistChartCommand"
    }

    It 'writes a picture' {
        $file = $chart | Export-MnistChart "$TestDrive/chart.svg" -PassThru
        $file.Name | Should -Be 'chart.svg'
        ([xml](Get-Content $file -Raw)).svg.script | Should -BeNullOrEmpty
        [System.IO.File]::ReadAllText($file).TrimEnd() | Should -Be $chart.ToSvg()
    }

    It 'writes several charts to a page that asks the network for nothing' {
        $chart, (New-MnistChart -Kind Mean -Split Test) | Export-MnistChart "$TestDrive/charts.html"
        $page = Get-Content "$TestDrive/charts.html" -Raw
        $page | Should -Match 'samples per category[\s\S]*mean'
        $page | Should -Not -Match '<script[^>]* src='
    }

    It 'writes a small page with -Cdn' {
        $file = $chart | Export-MnistChart "$TestDrive/small.html" -Cdn -PassThru
        $file.Length | Should -BeLessThan 500KB
        Get-Content $file -Raw | Should -Match '<script[^>]* src="https://'
    }

    It 'refuses <Why>' -ForEach @(
        @{ Why = 'an unknown ending'; Name = 'chart.pdf'; Count = 1; Id = 'FormatUnknown'; Like = '*chart.pdf*' }
        @{ Why = 'two charts in one picture'; Name = 'two.svg'; Count = 2; Id = 'SampleInvalid'; Like = '*one chart, not 2*' }
    ) {
        { @($chart) * $Count | Export-MnistChart "$TestDrive/$Name" } | Should -Throw -ErrorId "$Id,*" -ExpectedMessage $Like
        "$TestDrive/$Name" | Should -Not -Exist
    }
}
