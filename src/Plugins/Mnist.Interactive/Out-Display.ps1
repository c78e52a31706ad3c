# Prepares the PowerShell cells of a notebook. The kernel leaves an empty output where progress was, pages that show saved
# notebooks do not understand color codes, and lines of 80 characters are too short for some tables.
$global:ProgressPreference = 'SilentlyContinue'
$PSStyle.OutputRendering = 'PlainText'
$Host.UI.RawUI.BufferSize = [System.Management.Automation.Host.Size]::new(100, 50)

# Takes the place of the kernel's Out-Display, which shows each object by itself and as HTML only.
function global:Out-Display {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline)]
        [AllowNull()]
        [object] $InputObject,

        [Parameter(Position = 1)]
        [string] $MimeType,

        [switch] $PassThru
    )

    begin { $display = [Mnist.Interactive.PipelineDisplay]::new() }

    process {
        if ($MimeType -or $PassThru -or -not $display.Add($InputObject)) {
            Microsoft.DotNet.Interactive.PowerShell\Out-Display @PSBoundParameters
        }
    }

    end { $display.Complete() }
}
