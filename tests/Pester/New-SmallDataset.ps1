<#
.SYNOPSIS
    Writes the dataset Small, seven training and two test images of 1 x 2 pixels, into Folder/mirror, and a catalog that knows it.
.OUTPUTS
    The path of the catalog, for MNIST_CATALOG.
#>
param(
    [Parameter(Mandatory)]
    [string] $Folder
)

$mirror = (New-Item (Join-Path $Folder 'mirror') -ItemType Directory -Force).FullName
$files = [ordered]@{
    'train-images-idx3-ubyte.gz' = 'TrainImages', @(0, 0, 8, 3, 0, 0, 0, 7, 0, 0, 0, 1, 0, 0, 0, 2; 0..13)
    'train-labels-idx1-ubyte.gz' = 'TrainLabels', @(0, 0, 8, 1, 0, 0, 0, 7, 0, 1, 0, 1, 0, 1, 1)
    't10k-images-idx3-ubyte.gz' = 'TestImages', @(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, 3, 4)
    't10k-labels-idx1-ubyte.gz' = 'TestLabels', @(0, 0, 8, 1, 0, 0, 0, 2, 1, 0)
}
$entries = foreach ($name in $files.Keys) {
    $role, [byte[]] $content = $files[$name][0], $files[$name][1]
    $path = Join-Path $mirror $name
    $gzip = [System.IO.Compression.GZipStream]::new([System.IO.File]::Create($path), [System.IO.Compression.CompressionMode]::Compress)
    $gzip.Write($content, 0, $content.Length)
    $gzip.Dispose()
    @{ name = $name; role = $role; sha256 = (Get-FileHash $path).Hash.ToLowerInvariant() }
}

$dataset = @{
    name = 'Small'; title = 'For tests'; categories = 'zero', 'one'
    rows = 1; columns = 2; trainCount = 7; testCount = 2
    mirrors = @('https://mirror.invalid/small/'); files = $entries
    license = 'MIT'; citation = 'None.'; homePage = 'https://mirror.invalid/'
}
$catalog = Join-Path $Folder 'catalog.json'
@{ datasets = @($dataset) } | ConvertTo-Json -Depth 5 | Set-Content $catalog
$catalog
