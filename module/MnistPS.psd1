@{
    RootModule           = 'MnistPS.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = '0b6b7d55-6b0c-4c8b-9a35-8f6c7c2e7a21'
    Author               = 'The MnistPS contributors'
    CompanyName          = 'Community'
    Copyright            = '(c) The MnistPS contributors. Code: MIT. Data: CC BY-SA 3.0, see NOTICE.'
    Description          = 'The MNIST dataset in PowerShell: read it, count it, filter it, convert it. The 70,000 digits ship inside.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @('MnistPS.Format.ps1xml')
    NestedModules        = @('MnistPS.Import.psm1')
    CmdletsToExport      = @(
        'ConvertTo-MnistCorruption'
        'ConvertTo-MnistSample'
        'Export-MnistChart'
        'Export-MnistCsv'
        'Export-MnistDataset'
        'Export-MnistIdx'
        'Export-MnistImage'
        'Export-MnistLibSvm'
        'Export-MnistLmdb'
        'Export-MnistModel'
        'Export-MnistNpz'
        'Export-MnistParquet'
        'Export-MnistTorch'
        'Find-MnistLabelIssue'
        'Find-MnistNeighbor'
        'Get-MnistBatch'
        'Get-MnistDataset'
        'Get-MnistRecipe'
        'Get-MnistSample'
        'Import-MnistCsv'
        'Import-MnistDataset'
        'Import-MnistIdx'
        'Import-MnistImage'
        'Import-MnistLibSvm'
        'Import-MnistLmdb'
        'Import-MnistModel'
        'Import-MnistNpz'
        'Import-MnistParquet'
        'Import-MnistTorch'
        'Invoke-MnistModel'
        'Invoke-MnistTraining'
        'Measure-MnistBaseline'
        'Measure-MnistCategory'
        'Measure-MnistModel'
        'Measure-MnistPixel'
        'New-MnistChart'
        'New-MnistReport'
        'Remove-MnistDataset'
        'Save-MnistDataset'
        'Show-MnistSample'
        'Test-MnistDataset'
    )
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
    PrivateData          = @{
        PSData = @{
            Tags         = @('MNIST', 'dataset', 'machine-learning', 'IDX', 'CSV', 'PNG', 'Parquet', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            ProjectUri   = 'https://github.com/MnistPS/MnistPS'
            LicenseUri   = 'https://github.com/MnistPS/MnistPS/blob/main/LICENSE'
            ReleaseNotes = 'https://github.com/MnistPS/MnistPS/blob/main/CHANGELOG.md'
        }
    }
}
