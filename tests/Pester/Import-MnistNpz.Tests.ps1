Describe 'Import-MnistNpz' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
        $samples | Export-MnistNpz "$TestDrive/ten.npz"
    }

    It 'reads what was written' {
        $read = Import-MnistNpz "$TestDrive/ten.npz"
        $read.Label | Should -Be 7, 2, 1, 0, 4, 1, 4, 9, 5, 9
        $read.Split | Should -Not -Contain 'Train'
        $read.Pixels -join ' ' | Should -Be ($samples.Pixels -join ' ')
    }

    It 'takes files from the pipeline and ends early' {
        (Get-Item "$TestDrive/ten.npz" | Import-MnistNpz | Select-Object -First 3).Index | Should -Be 0, 1, 2
    }

    It 'gives the names of another dataset' {
        (Import-MnistNpz "$TestDrive/ten.npz" -Dataset FashionMNIST)[0].Category | Should -Be 'Sneaker'
    }

    It 'reads one split of two' {
        $samples + (Get-MnistSample -Split Train -First 4) | Export-MnistNpz "$TestDrive/both.npz"
        (Import-MnistNpz "$TestDrive/both.npz" -Split Train).Label | Should -Be 5, 0, 4, 1
    }

    It 'refuses a file that is cut' {
        $bytes = [System.IO.File]::ReadAllBytes("$TestDrive/ten.npz")
        [System.IO.File]::WriteAllBytes("$TestDrive/cut.npz", $bytes[0..5000])
        $null = Import-MnistNpz "$TestDrive/cut.npz" -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -Be 'NpzInvalid,MnistPS.Commands.ImportMnistNpzCommand'
        "$failure" | Should -BeLike '*cut.npz*'
    }
}
