using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Mnist.IO;

namespace Mnist.Learning.Tests.Models;

public sealed class ModelFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mnist-models-").FullName;

    private string ModelPath => Path.Combine(_folder, "model.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("TensorFlowBeginners")]
    [InlineData("CaffeLeNet")]
    [InlineData("TorchConvNet")]
    [InlineData("Best")]
    public void What_is_read_is_what_was_written(string recipe)
    {
        MnistModel model = SomeModels.Get(recipe);
        model.Save(ModelPath);
        var read = MnistModel.Load(ModelPath);
        Assert.Equal((model.Recipe, model.Parameters, model.LabelOffset), (read.Recipe, read.Parameters, read.LabelOffset));
        Assert.Equal(model.InputShape, read.InputShape);
        Assert.Equal(model.Categories, read.Categories);
        SampleSet some = MnistDataset.Open().Test.Take(70);
        Assert.Equal(model.Predict(some).Select(p => p.Probability), read.Predict(some).Select(p => p.Probability));
    }

    [Fact]
    public void Numpy_reads_it_and_gets_the_same_probabilities()
    {
        Assert.SkipUnless(HasPython("numpy"), "python3-numpy is not installed (apt-get install python3-numpy)");
        SomeModels.LeNet.Save(ModelPath);
        MnistSample sample = MnistDataset.Open().Test[0];
        string script = Path.Combine(AppContext.BaseDirectory, "Readers", "read_model.py");
        using Process python = Process.Start(
            new ProcessStartInfo("/usr/bin/python3", [script, ModelPath]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        python.StandardInput.BaseStream.Write(sample.Pixels);
        python.StandardInput.Close();
        double[] theirs = [.. python.StandardOutput.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        Prediction ours = SomeModels.LeNet.Predict(sample);
        Assert.Equal(10, theirs.Length);
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(theirs[i], ours.Probabilities[i], 1e-5);
        }
    }

    [Fact]
    public void A_file_that_is_cut_anywhere_is_refused()
    {
        SomeModels.Get("TensorFlowBeginners").Save(ModelPath);
        byte[] whole = File.ReadAllBytes(ModelPath);
        foreach (int length in new[] { 0, 1, 7, 8, 9, 100, 500, whole.Length / 2, whole.Length - 4, whole.Length - 1 })
        {
            File.WriteAllBytes(ModelPath, whole[..length]);
            Assert.Throws<DatasetFormatException>(() => MnistModel.Load(ModelPath));
        }

        File.WriteAllBytes(ModelPath, [.. whole, 0]);
        Assert.Throws<DatasetFormatException>(() => MnistModel.Load(ModelPath));
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1L << 40)]
    public void A_header_length_that_lies_is_refused(long length) => CheckRefused(file =>
    {
        BinaryPrimitives.WriteInt64LittleEndian(file, length);
        return file;
    });

    [Theory]
    [InlineData("conv 50 5", "conf 50 5")]
    [InlineData("conv 50 5", "conv 51 5")]
    [InlineData("conv 50 5", "conv 5 55")]
    [InlineData("dense 500", "dense 9e9")]
    [InlineData("\"network\":\"", "\"notwork\":\"")]
    [InlineData("\"dtype\":\"F32\"", "\"dtype\":\"F16\"")]
    [InlineData("\"shape\":[800,500]", "\"shape\":[500,800]")]
    [InlineData("\"shape\":[800,500]", "\"shape\":[-80,500")]
    [InlineData("\"shape\":[800,500]", "\"shape\":[999,999]")]
    [InlineData("\"data_offsets\":[0,", "\"data_offsets\":[4,")]
    [InlineData("\"data_offsets\":[0,", "\"data_offsets\":[-,")]
    [InlineData("conv1.weight", "conv9.weight")]
    [InlineData("\"rows\":\"28\"", "\"rows\":\"-1\"")]
    [InlineData("\"rows\":\"28\"", "\"rows\":\"02\"")]
    [InlineData("\"pixel_deviation\":\"1\"", "\"pixel_deviation\":\"0\"")]
    [InlineData("\"pixel_factor\":\"0.00390625\"", "\"pixel_factor\":\"0\"")]
    [InlineData("\"pixel_factor\":\"0.00390625\"", "\"pixel_factor\":\"1e300\"")]
    [InlineData("\"format\":\"MnistPS model 1\"", "\"format\":\"MnistPS model 9\"")]
    [InlineData("\"label_offset\":\"0\"", "\"label_offset\":\"x\"")]
    [InlineData("[\\u00220\\u0022,", "[null,")]
    [InlineData("[\\u00220\\u0022,\\u00221\\u0022", "[\\u0022\\\\ud800\\u0022")]
    public void A_header_that_does_not_fit_is_refused(string old, string replacement) => CheckRefused(file =>
    {
        string text = Encoding.Latin1.GetString(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        Assert.Equal(old.Length, replacement.PadRight(old.Length).Length);
        return Encoding.Latin1.GetBytes(text.Replace(old, replacement.PadRight(old.Length), StringComparison.Ordinal));
    });

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Weights_that_are_not_finite_are_refused(float value) => CheckRefused(file =>
    {
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(file.Length - 400), value);
        return file;
    });

    [Theory]
    [InlineData("<!DOCTYPE html><title>LeNet</title>", "'<!DOCTYP'")]
    [InlineData("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", @"'\x89PNG\x0D\x0A\x1A\x0A'")]
    public void A_file_of_another_kind_is_told_by_its_start(string content, string found)
    {
        File.WriteAllBytes(ModelPath, Encoding.Latin1.GetBytes(content));
        DatasetFormatException e = Assert.Throws<DatasetFormatException>(() => MnistModel.Load(ModelPath));
        Assert.Contains($"expected a safetensors file, which starts with the length of its header, found {found}", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variance_below_zero_is_refused()
    {
        SomeModels.Get("Best").Save(ModelPath);
        byte[] file = File.ReadAllBytes(ModelPath);
        int header = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        Match place = Regex.Match(Encoding.UTF8.GetString(file, 0, header), @"""batchnorm1\.variance"".*?""data_offsets"":\[(\d+)");
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(header + int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture)), -5);
        File.WriteAllBytes(ModelPath, file);
        DatasetFormatException e = Assert.Throws<DatasetFormatException>(() => MnistModel.Load(ModelPath));
        Assert.Contains("expected finite numbers of 0 or more in 'batchnorm1.variance', found -5", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Noise_in_the_header_never_does_worse_than_being_refused()
    {
        SomeModels.Get("TensorFlowBeginners").Save(ModelPath);
        byte[] whole = File.ReadAllBytes(ModelPath);
        int header = (int)BinaryPrimitives.ReadInt64LittleEndian(whole);
        var random = new SeededRandom(1);
        for (int i = 0; i < 300; i++)
        {
            byte[] damaged = [.. whole];
            damaged[random.Next(8 + header)] = (byte)random.Next(256);
            File.WriteAllBytes(ModelPath, damaged);
            try
            {
                MnistModel.Load(ModelPath);
            }
            catch (DatasetFormatException)
            {
                // As it should be.
            }
        }
    }

    [Fact]
    public void The_name_tells_the_format() => Assert.Throws<ArgumentException>(() => SomeModels.LeNet.Save(Path.Combine(_folder, "model.pt")));

    [Fact]
    public void An_existing_file_stays_when_it_must_not_be_replaced()
    {
        File.WriteAllText(ModelPath, "mine");
        Assert.Throws<FileExistsException>(() => SomeModels.LeNet.Save(ModelPath, new ModelSaveOptions { Overwrite = Overwrite.Refuse }));
        Assert.Equal("mine", File.ReadAllText(ModelPath));
    }

    private static bool HasPython(string module)
    {
        if (!File.Exists("/usr/bin/python3"))
        {
            return false;
        }

        using Process python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", $"import {module}"]) { RedirectStandardError = true })!;
        python.WaitForExit();
        return python.ExitCode == 0;
    }

    private void CheckRefused(Func<byte[], byte[]> damage)
    {
        SomeModels.LeNet.Save(ModelPath);
        File.WriteAllBytes(ModelPath, damage(File.ReadAllBytes(ModelPath)));
        DatasetFormatException e = Assert.Throws<DatasetFormatException>(() => MnistModel.Load(ModelPath));
        Assert.Equal(ModelPath, e.Path);
    }
}
