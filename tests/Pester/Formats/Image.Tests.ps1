Describe 'Pictures' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/../Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
        $samples | Export-MnistImage "$TestDrive/digits"
    }

    It 'writes a picture for each sample' {
        $samples | Export-MnistImage "$TestDrive/digits"
        (Get-ChildItem "$TestDrive/digits/test").Name[0..2] | Should -Be '000000-num7.png', '000001-num2.png', '000002-num1.png'
        Get-ChildItem "$TestDrive/digits/test" | Should -HaveCount 10
    }

    It 'writes a folder for each category' {
        $samples | Export-MnistImage "$TestDrive/classes" -Layout Category
        (Get-ChildItem "$TestDrive/classes/test").Name | Should -Be '0', '1', '2', '4', '5', '7', '9'
        Get-ChildItem "$TestDrive/classes/test/9" | Should -HaveCount 2
    }

    It 'writes one picture of all: <Name>' -ForEach @(
        @{ Name = 'sheet.png'; Start = "PNG" }
        @{ Name = 'sheet.svg'; Start = '<svg' }
        @{ Name = 'sheet.html'; Start = '<!DOCTYPE html>' }
        @{ Name = 'sheet.htm'; Start = '<!DOCTYPE html>' }
    ) {
        $file = $samples | Export-MnistImage "$TestDrive/$Name" -Grid -Columns 5 -PassThru
        $file.Name | Should -Be $Name
        Get-Content $file -TotalCount 1 | Should -Match $Start
    }

    It 'refuses a picture of another kind: <Name>' -ForEach @(
        'five.jpg', 'five.JPEG', 'five.bmp', 'five.gif', 'five.tif', 'five.tiff', 'five.webp' | ForEach-Object { @{ Name = $_; Arguments = @{} } }
        @{ Name = 'grid.jpg'; Arguments = @{ Grid = $true } }
        @{ Name = 'sheet.txt'; Arguments = @{ Grid = $true } }
        @{ Name = 'sheet.txt'; Arguments = @{ Columns = 5 } }
    ) {
        { $samples | Export-MnistImage "$TestDrive/$Name" @Arguments } | Should -Throw "*$Name' has the extension*written as PNG*" -ErrorId 'FormatUnknown,*'
        "$TestDrive/$Name" | Should -Not -Exist
    }

    It 'takes any name for a folder' {
        $null = New-Item "$TestDrive/old.jpg" -ItemType Directory
        'v1.0', 'old.jpg' | ForEach-Object { $samples | Export-MnistImage "$TestDrive/$_"; Get-ChildItem "$TestDrive/$_/test" | Should -HaveCount 10 }
    }

    It 'leaves -Padding between the samples and around them' {
        $file = $samples | Export-MnistImage "$TestDrive/padded.png" -Columns 5 -Padding 3 -Scale 2 -PassThru
        $bytes = [System.IO.File]::ReadAllBytes($file)
        $bytes[19] + 256 * $bytes[18] | Should -Be (5 * 56 + 6 * 3) # the width in the header of the PNG file
        $bytes[23] + 256 * $bytes[22] | Should -Be (2 * 56 + 3 * 3)
    }

    It 'draws black ink on white with -Invert' {
        $samples[0] | Export-MnistImage "$TestDrive/inverted.png" -Invert
        (Import-MnistImage "$TestDrive/inverted.png").Pixels -join ' ' | Should -Be ($samples[0].Pixels.ForEach{ 255 - $_ } -join ' ')
    }

    It 'takes single pictures' {
        (Import-MnistImage "$TestDrive/digits/test/00000[0-2]*.png").Label | Should -Be 7, 2, 1
    }

    It 'makes large ones small with -Resize' {
        $samples[0] | Export-MnistImage "$TestDrive/large.png" -Scale 4
        (Import-MnistImage "$TestDrive/large.png" -Resize).Pixels -join ' ' | Should -Be ($samples[0].Pixels -join ' ')
    }
}
