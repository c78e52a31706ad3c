Describe 'New-MnistChart' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
    }

    It 'charts the categories of MNIST' {
        $chart = New-MnistChart -Kind Category
        $chart.Kind | Should -Be 'Category'
        $chart.Title | Should -Be 'MNIST: samples per category'
        ([xml]$chart.ToSvg()).svg.xmlns | Should -Be 'http://www.w3.org/2000/svg'
        $chart.ToHtml() | Should -Match '6742'
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

    It 'says what is wrong: <Id>' -ForEach @(
        @{ Id = 'ChartInputRequired'; Draw = { New-MnistChart -Kind Confusion } }
        @{ Id = 'ChartInputInvalid'; Draw = { 'text' | New-MnistChart -Kind Mean -ErrorAction Stop } }
        @{ Id = 'SampleInvalid'; Draw = { Get-MnistSample -First 1 | New-MnistChart -Kind Projection } }
        @{ Id = 'DatasetNotFound'; Draw = { New-MnistChart MNSIT -Kind Mean } }
    ) {
        $Draw | Should -Throw -ErrorId "$Id,MnistPS.Commands.NewMnistChartCommand"
    }
}
