BeforeDiscovery {
    . $PSScriptRoot/../Import-StagedModule.ps1

    # Name is what the exporter of the format writes. Cut is the number of bytes that are left of a damaged file, and Id the error.
    # Both is the name of what holds two splits.
    $importers = @(
        @{ Format = 'Csv'; Name = 'ten_test.csv'; Cut = 6000; Id = 'CsvInvalid' }
        @{ Format = 'Dataset'; Name = 'all_test.npz'; Both = 'all.npz'; Cut = 5000; Id = 'NpzInvalid' }
        @{ Format = 'Image'; Name = 'digits'; Both = 'both'; Cut = 100; Id = 'ImageInvalid' }
        @{ Format = 'LibSvm'; Name = 'ten_test.libsvm'; Cut = 6; Id = 'LibSvmInvalid' }
        @{ Format = 'Lmdb'; Name = 'ten_test_lmdb'; Cut = 12000; Id = 'LmdbInvalid' }
        @{ Format = 'Npz'; Name = 'ten.npz'; Both = 'both.npz'; Cut = 5000; Id = 'NpzInvalid' }
        @{ Format = 'Parquet'; Name = 'ten_test.parquet'; Both = 'both_parquet'; Cut = 1000; Id = 'ParquetInvalid' }
        @{ Format = 'Torch'; Name = 'ten_test.t7'; Cut = 5000; Id = 'TorchInvalid' }
    )
}

Describe 'Every importer' -Tag Unit {
    BeforeAll {
        . $PSScriptRoot/../Import-StagedModule.ps1
        $samples = Get-MnistSample -Split Test -First 10
    }

    It 'is in the table of this file' -ForEach @{ Rows = $importers.Format } {
        $commands = Get-Command -Module MnistPS -Verb Import | Where-Object { $_.OutputType.Name -contains 'Mnist.MnistSample' }
        $Rows.ForEach{ "Import-Mnist$_" } | Sort-Object | Should -Be ($commands.Name | Sort-Object)
    }

    Context 'Import-Mnist<Format>' -ForEach $importers {
        BeforeAll {
            $import, $export = "Import-Mnist$Format", "Export-Mnist$Format"
            $samples | & $export "$TestDrive/$Name"
        }

        It 'reads what was written' {
            $read = & $import "$TestDrive/$Name"
            $read.Label | Should -Be 7, 2, 1, 0, 4, 1, 4, 9, 5, 9
            $read.Split | Should -Not -Contain 'Train'
            $read.Pixels -join ' ' | Should -Be ($samples.Pixels -join ' ')
        }

        It 'takes files from the pipeline and ends early' {
            (Get-Item "$TestDrive/$Name" | & $import | Select-Object -First 3).Index | Should -Be 0, 1, 2
        }

        It 'gives the names of another dataset' {
            (& $import "$TestDrive/$Name" -Dataset FashionMNIST)[0].Category | Should -Be 'Sneaker'
        }

        It 'names a file that is cut' {
            Copy-Item "$TestDrive/$Name" "$TestDrive/cut-$Name" -Recurse
            $file = Get-ChildItem "$TestDrive/cut-$Name" -Recurse -File | Sort-Object Length | Select-Object -Last 1
            [System.IO.File]::WriteAllBytes($file, [System.IO.File]::ReadAllBytes($file)[0..($Cut - 1)])
            $null = & $import "$TestDrive/cut-$Name" -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure[0].FullyQualifiedErrorId | Should -Be "$Id,MnistPS.Commands.ImportMnist${Format}Command"
            "$failure" | Should -BeLike "*$($file.Name)*"
        }
    }

    It 'Import-Mnist<Format> reads one split of two' -ForEach ($importers | Where-Object { $_.Both }) {
        $samples + (Get-MnistSample -Split Train -First 4) | & "Export-Mnist$Format" "$TestDrive/$Both"
        (& "Import-Mnist$Format" "$TestDrive/$Both" -Split Train).Label | Should -Be 5, 0, 4, 1
    }
}
