using System.Globalization;
using System.Text.RegularExpressions;
using Mnist.Formats;
using Mnist.Formats.Lmdb;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Lmdb;

/// <summary>LMDB's own tools and py-lmdb on what is written here, and the other way round.</summary>
public sealed class LmdbOutsideTests : IDisposable
{
    private const string Package = "python3-lmdb";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Mdb_stat_counts_what_was_written()
    {
        SampleFormat.Lmdb.Write(_folder["db"], MnistDataset.Open().Test);

        string output = Outside.Run("lmdb-utils", "mdb_stat", "-e", "-f", _folder["db"]);

        Assert.Matches(@"Page size: 4096\s", output);
        Assert.Matches(@"Tree depth: 3\s", output);
        Assert.Matches(@"Leaf pages: 2000\s", output);
        Assert.Matches(@"Overflow pages: 0\s", output);
        Assert.Equal(["10000"], [.. Regex.Matches(output, @"Entries: (\d+)").Select(match => match.Groups[1].Value).Where(value => value != "0")]);
    }

    [Theory]
    [MemberData(nameof(LmdbRoundTripTests.Shapes), MemberType = typeof(LmdbRoundTripTests))]
    public void Mdb_dump_and_mdb_copy_take_every_shape(int count, int size)
    {
        SampleFormat.Lmdb.Write(_folder["db"], TestSamples.MakeSet(count, size, size));

        string dump = Outside.Run("lmdb-utils", "mdb_dump", _folder["db"]);
        _folder.MakeFolder("copy");
        Outside.Run("lmdb-utils", "mdb_copy", "-c", _folder["db"], _folder["copy"]); // -c walks the tree and writes it anew

        Assert.Equal(count, dump.Split('\n').Count(line => line.StartsWith(' ')) / 2);
        TestSamples.AssertSame(SampleFormat.Lmdb.ImportSet(_folder["db"]), SampleFormat.Lmdb.ImportSet(_folder["copy"]));
    }

    [Fact]
    public void Py_lmdb_reads_the_values_of_Caffe()
    {
        SampleFormat.Lmdb.Write(_folder["db"], MnistDataset.Open().Train);

        string output = Outside.Python("lmdb", Package, """
            import lmdb, sys, hashlib
            h = hashlib.sha256(); n = 0
            with lmdb.open(sys.argv[1], readonly=True).begin() as transaction:
                for key, value in transaction.cursor():
                    assert key == b'%08d' % n
                    h.update(value); n += 1
            print(n, h.hexdigest())
            """, _folder["db"]);

        Assert.Equal("60000 7e5bfe6a661c2ea45a70a352b9cb3c2c604ced7cf1be9ba9bf4aac425b28c307", output);
    }

    [Theory]
    [MemberData(nameof(LmdbRoundTripTests.Shapes), MemberType = typeof(LmdbRoundTripTests))]
    public void Py_lmdb_writes_to_a_database_of_ours(int count, int size)
    {
        SampleFormat.Lmdb.Write(_folder["db"], TestSamples.MakeSet(count, size, size));

        string output = Outside.Python("lmdb", Package, """
            import lmdb, sys, random
            random.seed(1)
            with lmdb.open(sys.argv[1], map_size=1 << 28) as env:
                with env.begin() as transaction:
                    records = {bytes(k): bytes(v) for k, v in transaction.cursor()}
                value = bytes.fromhex('0801100118012201412807')
                for turn in range(5):
                    with env.begin(write=True) as transaction:
                        for key in random.sample(sorted(records), len(records) // 3):
                            assert transaction.delete(key); del records[key]
                        for i in range(200):
                            key = b'%08d' % random.randrange(10 ** 8)
                            big = value if i % 2 else value + b'\x7a\xb8\x17' + bytes(3000)
                            assert transaction.put(key, big); records[key] = big
                with env.begin() as transaction:
                    assert [(bytes(k), bytes(v)) for k, v in transaction.cursor()] == sorted(records.items())
                    print(transaction.stat()['entries'] == len(records), len(records))
            """, _folder["db"]);

        Assert.StartsWith("True ", output);
        if (size == 1 || count == 0)
        {
            Assert.Equal(int.Parse(output[5..], CultureInfo.InvariantCulture), SampleFormat.Lmdb.ImportSet(_folder["db"]).Count);
        }
    }

    [Fact]
    public void What_py_lmdb_wrote_out_of_order_with_deletions_is_read()
    {
        _folder.MakeFolder("db");
        string output = Outside.Python("lmdb", Package, """
            import lmdb, sys, random
            random.seed(2)
            def datum(i):
                pixels = bytes((i * 7 + j) % 256 for j in range(784))
                fields = [b'\x08\x01', b'\x10\x1c', b'\x18\x1c', b'\x22\x90\x06' + pixels, b'\x28' + bytes([i % 10]),
                          b'\x38\x00', b'\x82\x7d\x03abc', b'\xfd\x7d\x01\x02\x03\x04', b'\x81\x7e' + bytes(8)]
                if i % 3 == 0: fields.append(b'\x82\x7d\xb8\x17' + bytes(3000))
                random.shuffle(fields)
                return b''.join(fields)
            keys = list(range(3000)); random.shuffle(keys)
            with lmdb.open(sys.argv[1], map_size=1 << 28) as env:
                for start in range(0, 3000, 500):
                    with env.begin(write=True) as transaction:
                        for i in keys[start:start + 500]: transaction.put(b'%08d' % i, datum(i))
                with env.begin(write=True) as transaction:
                    for i in keys[:1000]: transaction.delete(b'%08d' % i)
                with env.begin(write=True) as transaction:
                    for i in keys[:100]: transaction.put(b'%08d' % i, datum(i))
            print(' '.join(map(str, sorted(keys[:100] + keys[1000:]))))
            """, _folder["db"]);

        int[] kept = [.. output.Split(' ').Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        SampleSet samples = SampleFormat.Lmdb.ImportSet(_folder["db"]);

        Assert.Equal(2100, kept.Length);
        Assert.Equal(kept.Select(i => i % 10), samples.GetLabels());
        Assert.All(kept.Zip(samples), pair =>
            Assert.True(pair.Second.AsSpan().SequenceEqual(Enumerable.Range(0, 784).Select(j => (byte)((pair.First * 7) + j)).ToArray())));
    }

    [Fact]
    public void Sub_databases_and_sorted_duplicates_are_refused()
    {
        _folder.MakeFolder("sub");
        _folder.MakeFolder("duplicates");
        Outside.Python("lmdb", Package, """
            import lmdb, sys
            with lmdb.open(sys.argv[1], max_dbs=2) as env:
                with env.begin(write=True, db=env.open_db(b'train')) as transaction: transaction.put(b'a', b'b')
            """, _folder["sub"]);
        _folder.Write("dump.txt", "VERSION=3\nformat=print\ntype=btree\ndupsort=1\nHEADER=END\n a\n 1\n a\n 2\nDATA=END\n");
        Outside.Run("lmdb-utils", "mdb_load", "-f", _folder["dump.txt"], _folder["duplicates"]);

        Assert.Contains("a database within the database", Assert.Throws<DatasetFormatException>(() => SampleFormat.Lmdb.ImportSet(_folder["sub"])).Message, StringComparison.Ordinal);
        Assert.Contains("several values a key", Assert.Throws<DatasetFormatException>(() => SampleFormat.Lmdb.ImportSet(_folder["duplicates"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Protoc_decodes_a_value()
    {
        MnistSample sample = TestSamples.Make(7, 2, 3);
        byte[] value = new byte[DatumWriter.LengthOf(sample)];
        DatumWriter.Write(sample, value);
        _folder.Write("caffe.proto", """
            syntax = "proto2";
            message Datum {
              optional int32 channels = 1; optional int32 height = 2; optional int32 width = 3;
              optional bytes data = 4; optional int32 label = 5; repeated float float_data = 6; optional bool encoded = 7 [default = false];
            }
            """);
        _folder.Write("value.bin", value);

        Outside.Run("protobuf-compiler", "protoc", "--version");
        string output = Outside.Run("a shell", "sh", "-c", $"cd '{_folder.Path}' && protoc --decode=Datum caffe.proto < value.bin");

        Assert.Matches(@"^channels: 1\s+height: 2\s+width: 3\s+data: "".+""\s+label: 7\s*$", output);
    }
}
