Describe 'Export-MnistImage' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
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
    ) {
        $file = $samples | Export-MnistImage "$TestDrive/$Name" -Grid -Columns 5 -PassThru
        $file.Name | Should -Be $Name
        Get-Content $file -TotalCount 1 | Should -Match $Start
    }

    It 'writes nothing with -WhatIf' {
        $samples | Export-MnistImage "$TestDrive/none.svg" -WhatIf
        "$TestDrive/none.svg" | Should -Not -Exist
    }

    It 'keeps what is there with -NoClobber' {
        'old' | Set-Content "$TestDrive/kept.svg"
        { $samples | Export-MnistImage "$TestDrive/kept.svg" -NoClobber } | Should -Throw -ErrorId 'PathExists,*' -ExpectedMessage '*kept.svg*'
        Get-Content "$TestDrive/kept.svg" | Should -Be 'old'
    }

    It 'refuses a path with wildcards' {
        { $samples | Export-MnistImage "$TestDrive/*.png" } | Should -Throw -ErrorId 'PathHasWildcards,*'
    }
}
