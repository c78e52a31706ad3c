Describe 'ConvertTo-MnistSample' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        Get-MnistSample -Split Test -First 1 | Export-MnistImage "$TestDrive/seven.png" -Grid -Scale 5 -Padding 30
    }

    It 'makes a sample of a picture' {
        $sample = Get-ChildItem "$TestDrive/*.png" | ConvertTo-MnistSample -Label 7
        $sample.Label | Should -Be 7
        $sample.Pixels.Count | Should -Be 784
        ($sample.Pixels | Measure-Object -Maximum).Maximum | Should -Be 255
    }

    It 'refuses a file that is not a picture' {
        'text' | Set-Content "$TestDrive/text.jpg"
        { ConvertTo-MnistSample "$TestDrive/text.jpg" -ErrorAction Stop } | Should -Throw -ErrorId 'ImageInvalid,*'
    }
}
