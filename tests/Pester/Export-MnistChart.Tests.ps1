Describe 'Export-MnistChart' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $chart = New-MnistChart -Kind Category
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

    It 'writes nothing with -WhatIf' {
        $chart | Export-MnistChart "$TestDrive/none.svg" -WhatIf
        "$TestDrive/none.svg" | Should -Not -Exist
    }

    It 'keeps what is there with -NoClobber' {
        'old' | Set-Content "$TestDrive/kept.svg"
        { $chart | Export-MnistChart "$TestDrive/kept.svg" -NoClobber } | Should -Throw -ErrorId 'PathExists,*'
        Get-Content "$TestDrive/kept.svg" | Should -Be 'old'
    }

    It 'leaves nothing of <Why>' -ForEach @(
        @{ Why = 'an unknown ending'; Name = 'chart.pdf'; Count = 1; Like = '*chart.pdf*' }
        @{ Why = 'two charts in one picture'; Name = 'two.svg'; Count = 2; Like = '*one chart, not 2*' }
    ) {
        { @($chart) * $Count | Export-MnistChart "$TestDrive/$Name" } | Should -Throw -ErrorId 'SampleInvalid,*' -ExpectedMessage $Like
        "$TestDrive/$Name" | Should -Not -Exist
    }
}
