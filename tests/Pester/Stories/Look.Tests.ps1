Describe 'Looking' -Tag Acceptance {
    BeforeAll {
        . $PSScriptRoot/../Import-StagedModule.ps1
    }

    It 'shows digits, charts them, and reports on them' {
        Show-MnistSample -Split Test -Label 3 -First 3 | Should -Match 'Test \d+: 3'
        Get-MnistSample -Split Test -First 200 | Export-MnistImage "$TestDrive/sheet.png" -Grid -Columns 20
        (Get-Content "$TestDrive/sheet.png" -AsByteStream -TotalCount 4) | Should -Be 0x89, 0x50, 0x4E, 0x47
        New-MnistChart -Kind Category | Export-MnistChart "$TestDrive/chart.svg"
        ([xml](Get-Content "$TestDrive/chart.svg" -Raw)).svg | Should -Not -BeNullOrEmpty
        New-MnistReport "$TestDrive/report.html" -Split Test
        Get-Content "$TestDrive/report.html" -Raw | Should -Match '10,000'
    }

    It 'reports on any folder' {
        Get-MnistSample -Split Test -First 50 | Export-MnistIdx "$TestDrive/mine"
        New-MnistReport "$TestDrive/mine.html" -DatasetPath "$TestDrive/mi*"
        Get-Content "$TestDrive/mine.html" -Raw | Should -Match '50 Test samples'
    }

    It 'writes no page for <Why>' -ForEach @(
        @{ Why = 'a folder that does not exist'; Arguments = @{ DatasetPath = 'nowhere' }; Id = 'PathNotFound' }
        @{ Why = 'an unknown dataset'; Arguments = @{ Name = 'MNSIT' }; Id = 'DatasetNotFound' }
    ) {
        { New-MnistReport "$TestDrive/none.html" @Arguments } | Should -Throw -ErrorId "$Id*"
        "$TestDrive/none.html" | Should -Not -Exist
    }
}
