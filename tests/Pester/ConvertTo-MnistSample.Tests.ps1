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

    It 'makes a sample of each digit with -Multiple, and warns without it' {
        Get-MnistSample -Split Test -First 3 | Export-MnistImage "$TestDrive/three.png" -Grid -Columns 3 -Scale 5 -Padding 8 -Invert
        $samples = ConvertTo-MnistSample "$TestDrive/three.png" -Multiple -WarningVariable warnings
        $samples.Count | Should -Be 3
        $samples.Shapes | Should -Be 3, 3, 3
        $samples.Box.Top | Should -Be ($samples.Box.Top | Sort-Object)
        $warnings | Should -BeNullOrEmpty

        $one = ConvertTo-MnistSample "$TestDrive/three.png" -WarningVariable warnings -WarningAction SilentlyContinue
        @($one).Count | Should -Be 1
        "$warnings" | Should -BeLike "*three.png' shows 3 shapes; the sample is the largest of them. Use -Multiple for a sample of each."
    }

    It 'warns of <What>' -ForEach @(
        @{ What = 'a solid area'; Rows = 30..69; Columns = 30..69; Like = "*shows a solid area, not a stroke." }
        @{ What = 'no stroke'; Rows = 50..51; Columns = 50..51; Like = "*shows no stroke, only a speck." }
    ) {
        # A picture of 100 x 100 is one sample, written as it is.
        $pixels = [byte[]]::new(10000)
        foreach ($row in $Rows) {
            foreach ($column in $Columns) {
                $pixels[100 * $row + $column] = 255
            }
        }
        [Mnist.MnistSample]::new($pixels, 1, 100, 100) | Export-MnistImage "$TestDrive/odd.png" -Grid -Scale 1 -Padding 0
        $sample = ConvertTo-MnistSample "$TestDrive/odd.png" -WarningVariable warnings -WarningAction SilentlyContinue
        $sample.Shapes | Should -Be 1
        "$warnings" | Should -BeLike $Like
    }
}
