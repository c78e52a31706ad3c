Describe 'New-MnistReport' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
    }

    It 'describes MNIST' {
        $file = New-MnistReport "$TestDrive/mnist.html" -Split Test -PassThru
        $page = Get-Content $file -Raw
        $page | Should -Match '10,000'
        $page | Should -Match 'CC BY-SA 3\.0'
        $page | Should -Match 'LeCun'
        $page | Should -Not -Match '<script'
    }

    It 'reports on what is piped in' {
        Get-MnistSample -Split Test -Label 1, 7 -First 30 | New-MnistReport "$TestDrive/some.html"
        Get-Content "$TestDrive/some.html" -Raw | Should -Match '30 Test samples'
    }

    It 'reports on a dataset that is piped in' {
        (Get-MnistDataset MNIST | New-MnistReport "$TestDrive/piped.html" -Split Test -PassThru).Name | Should -Be 'piped.html'
    }

    It 'writes pages only' {
        { New-MnistReport "$TestDrive/report.txt" } | Should -Throw -ErrorId 'FormatUnknown,MnistPS.Commands.NewMnistReportCommand'
        "$TestDrive/report.txt" | Should -Not -Exist
    }
}
