# Runs the PowerShell cells of a notebook in one session, and writes what each shows in a console 100 characters wide.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$PSStyle.OutputRendering = 'PlainText'
$notebookTexts = foreach ($notebookCell in @(Get-Content -LiteralPath $args[0] -Raw | ConvertFrom-Json)) {
    (. ([scriptblock]::Create($notebookCell)) | Out-String -Width 100) ?? ''
}
ConvertTo-Json @($notebookTexts) | Set-Content -LiteralPath $args[1]
