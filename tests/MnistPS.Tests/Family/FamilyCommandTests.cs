using System.Buffers.Binary;
using System.Globalization;
using System.Management.Automation;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Family;

/// <summary>Get-, Test- and Remove-MnistDataset, and what Get-MnistSample has for the family.</summary>
[Collection(FamilyGroup.Name)]
public sealed class FamilyCommandTests : FamilySession
{
    private static readonly byte[] s_letters = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

    private static readonly byte[] s_labels = [0, 0, 8, 1, 0, 0, 0, 2, 1, 9];

    [Fact]
    public void A_missing_dataset_is_offered_and_not_fetched()
    {
        ErrorRecord error = AssertError("Get-MnistSample FashionMNIST", "DatasetNotFound");
        Assert.Contains("Save-MnistDataset -Name FashionMNIST", error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Home));
        Assert.Contains("Save-MnistDataset -Name KMNIST", AssertError("Measure-MnistCategory KMNIST", "DatasetNotFound").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Download_fetches_what_is_missing_and_goes_on()
    {
        var small = new SmallDataset();
        Environment.SetEnvironmentVariable("MNIST_CATALOG", small.WriteCatalog(Session.Folder, "https://mirror.invalid/"));
        Environment.SetEnvironmentVariable("MNIST_MIRROR", Path.GetDirectoryName(Put("all/Small", small.Packed)));
        Assert.Equal(2, Session.Get("Get-MnistSample Small -Split Test -Download").Count);
        Environment.SetEnvironmentVariable("MNIST_MIRROR", null);
        Assert.Equal(2, Session.Get("Get-MnistSample Small -Split Test -Download").Count); // it is there now
    }

    [Fact]
    public void A_model_of_another_dataset_is_measured_with_a_warning()
    {
        byte[] images = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28, .. new byte[784]];
        byte[] labels = [0, 0, 8, 1, 0, 0, 0, 1, 3];
        Put("home/FashionMNIST", new Dictionary<string, byte[]>
        {
            ["train-images-idx3-ubyte"] = images,
            ["train-labels-idx1-ubyte"] = labels,
            ["t10k-images-idx3-ubyte"] = images,
            ["t10k-labels-idx1-ubyte"] = labels,
        });
        ScriptResult result = Session.Run("$model = (Invoke-MnistTraining TorchLinear -Iterations 1)[-1].Model; Measure-MnistModel $model -Name FashionMNIST");
        Assert.Empty(result.Errors);
        Assert.Equal(1L, Convert.ToInt64(Assert.Single(result.Output).Properties["Total"].Value, CultureInfo.InvariantCulture));
        Assert.Contains("FashionMNIST has T-shirt/top", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Removing_a_dataset_closes_what_the_session_has_read_of_it()
    {
        byte[] images = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28, .. new byte[784]];
        byte[] labels = [0, 0, 8, 1, 0, 0, 0, 1, 3];
        Put("home/KMNIST", new Dictionary<string, byte[]>
        {
            ["train-images-idx3-ubyte"] = images,
            ["train-labels-idx1-ubyte"] = labels,
            ["t10k-images-idx3-ubyte"] = images,
            ["t10k-labels-idx1-ubyte"] = labels,
        });
        Assert.Equal(784, Session.Get("$read, $unread = Get-MnistSample KMNIST; $read.Pixels").Count);
        Assert.Equal(OperatingSystem.IsLinux() ? 1 : 0, CountMappings());
        Assert.Empty(Session.Run("Remove-MnistDataset KMNIST").Errors);
        Assert.Equal(0, CountMappings());
        Assert.Equal(784, Session.Get("$read.Pixels").Count);
        Assert.Contains("The dataset 'KMNIST' is disposed", AssertError("$unread | Export-MnistCsv x.csv", "DatasetClosed").ToString(), StringComparison.Ordinal);

        int CountMappings() => !OperatingSystem.IsLinux() ? 0 : File.ReadLines("/proc/self/maps").Count(line => line.Contains(Home, StringComparison.Ordinal));
    }

    [Fact]
    public void Letters_are_upright_and_right_and_raw_as_stored()
    {
        Put("home/EMNIST-Letters", EmnistFiles("letters"));
        string script = "Get-MnistSample -Name EMNIST-Letters -Split Test -Index 1";
        Assert.Equal("7 10 8 11 9 12 3x2 9 I EMNIST-Letters", Describe(script));
        Assert.Equal("7 8 9 10 11 12 2x3 9 I EMNIST-Letters", Describe(script + " -Raw"));
    }

    [Fact]
    public void A_folder_of_EMNIST_gives_each_of_its_datasets()
    {
        Put("gzip", EmnistFiles("letters"));
        Put("gzip", EmnistFiles("digits"));
        Assert.Equal(["EMNIST-Digits", "EMNIST-Digits", "EMNIST-Letters", "EMNIST-Letters"], Session.Run("Get-MnistSample -Path gzip -Split Test").Values("Dataset"));
        Assert.Equal("7 10 8 11 9 12 3x2 9 I EMNIST-Letters", Describe("Get-MnistSample -Path gzip -Split Test | Where-Object Category -eq I"));
        Assert.Equal("7 8 9 10 11 12 2x3 9 I EMNIST-Letters", Describe("Get-MnistSample -Path gzip -Split Test -Raw | Where-Object Category -eq I"));
    }

    [Fact]
    public void MNIST_is_joined_with_the_writers_of_QMNIST()
    {
        Assert.Contains(
            "Save-MnistDataset -Name QMNIST", AssertError("Get-MnistSample MNIST -WithWriter", "DatasetNotFound").ToString(), StringComparison.Ordinal);
        Put("home/QMNIST", new Dictionary<string, byte[]>
        {
            ["qmnist-train-labels-idx2-int.gz"] = SmallDataset.Gzip(Table("Train")),
            ["qmnist-test-labels-idx2-int"] = Table("Test"),
        });
        PSObject sample = Session.Get("Get-MnistSample MNIST -WithWriter -Split Test -Index 9999").Single();
        Assert.Equal("Mnist.WriterSample", sample.TypeNames[0]);
        Assert.Equal((6, 9999, 4), ((int)sample.Properties["Label"].Value, (int)sample.Properties["Writer"].Value, (int)sample.Properties["Series"].Value));
        Assert.Contains("Writer", Session.Show("Get-MnistSample MNIST -WithWriter -First 1"), StringComparison.Ordinal);
        Assert.Equal(60_000, Session.Get("Get-MnistSample MNIST -WithWriter -Split Train").Count);
        AssertError("Get-MnistSample KMNIST -WithWriter", "WriterUnknown");
    }

    [Fact]
    public void Models_are_measured_and_batches_divided_by_writer()
    {
        Put("home/QMNIST", new Dictionary<string, byte[]>
        {
            ["qmnist-train-labels-idx2-int.gz"] = SmallDataset.Gzip(Table("Train", writers: 100)),
            ["qmnist-test-labels-idx2-int"] = Table("Test", writers: 50),
        });
        Session.Get("$run = Invoke-MnistTraining TensorFlowBeginners -Iterations 100; $table = Measure-MnistModel $run -ByWriter");
        Assert.Equal(["50", "200", "10000"], Texts("$table.Count; ($table | ForEach-Object Count | Sort-Object -Unique); ($table | Measure-Object Count -Sum).Sum"));
        Assert.Equal(Texts("[math]::Round(10000 * (Measure-MnistModel $run).Accuracy)"), Texts("($table | Measure-Object Correct -Sum).Sum"));
        Assert.Equal(Texts("$table.Accuracy | Sort-Object"), Texts("$table.Accuracy"));
        Assert.Equal(["9995"], Texts("(Measure-MnistModel $run -ByWriter -Corrected | Measure-Object Count -Sum).Sum"));
        Assert.Equal(["50", "4"], Texts("$groups = Get-MnistSample -WithWriter -Split Test -First 200 | Invoke-MnistModel $run | Group-Object Writer; $groups.Length; $groups[7].Count"));
        Assert.Contains("50 writers", Texts("($table | New-MnistChart Writer).Title").Single(), StringComparison.Ordinal);

        // A writer has 600 of the training samples, or 3 of the first 300.
        Assert.Equal(["1200"], Texts("(Get-MnistBatch -ByWriter -Part Validation -ValidationSize 1000 -Epochs 1 -Size 100 | Measure-Object Count -Sum).Sum"));
        Assert.Equal(["297"], Texts("(Get-MnistSample -WithWriter -First 300 | Get-MnistBatch -ByWriter -ValidationSize 3 -Epochs 1 -Size 99 | Measure-Object Count -Sum).Sum"));

        string[] Texts(string script) => [.. Session.Get(script).Select(item => $"{item}")];
    }

    [Fact]
    public void Test_names_the_file_that_is_there_under_another_name()
    {
        Session.Get("Copy-Item (Get-MnistDataset MNIST).Location MNIST -Recurse; Copy-Item MNIST/t10k-labels-idx1-ubyte.gz MNIST/train-labels-idx1-ubyte.gz");
        Assert.Contains("but is MNIST t10k-labels", Session.Run("Test-MnistDataset -Path ./MNIST -Verbose").Verbose.Single(), StringComparison.Ordinal);
    }

    private static Dictionary<string, byte[]> EmnistFiles(string set) => new()
    {
        [$"emnist-{set}-train-images-idx3-ubyte"] = s_letters,
        [$"emnist-{set}-train-labels-idx1-ubyte"] = s_labels,
        [$"emnist-{set}-test-images-idx3-ubyte"] = s_letters,
        [$"emnist-{set}-test-labels-idx1-ubyte"] = s_labels,
    };

    private string Describe(string script) => (string)Session.Get(
        $"{script} | ForEach-Object {{ \"$($_.Pixels) $($_.Rows)x$($_.Columns) $($_.Label) $($_.Category) $($_.Dataset)\" }}").Single().BaseObject;

    // Rows of eight numbers: the label, the series 4, the writer, by default another one for each sample.
    private byte[] Table(string split, int writers = int.MaxValue)
    {
        int[] labels = [.. Session.Get($"Get-MnistSample MNIST -Split {split} | ForEach-Object Label").Select(item => (int)item.BaseObject)];
        byte[] table = new byte[12 + (labels.Length * 32)];
        BinaryPrimitives.WriteInt32BigEndian(table, 0x0C02);
        BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(4), labels.Length);
        BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(8), 8);
        for (int i = 0; i < labels.Length; i++)
        {
            Span<byte> row = table.AsSpan(12 + (i * 32));
            BinaryPrimitives.WriteInt32BigEndian(row, labels[i]);
            BinaryPrimitives.WriteInt32BigEndian(row[4..], 4);
            BinaryPrimitives.WriteInt32BigEndian(row[8..], i % writers);
        }

        return table;
    }
}
