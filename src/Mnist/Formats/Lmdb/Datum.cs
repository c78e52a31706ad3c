namespace Mnist.Formats.Lmdb;

/// <summary>Caffe's message for one image.</summary>
/// <remarks>
/// <c>message Datum { optional int32 channels = 1; optional int32 height = 2; optional int32 width = 3; optional bytes data = 4;
/// optional int32 label = 5; repeated float float_data = 6; optional bool encoded = 7; }</c>
/// (https://github.com/BVLC/caffe, src/caffe/proto/caffe.proto). As in every protobuf reader, fields can have any order, unknown fields
/// are skipped, and the last of repeated fields is used.
/// </remarks>
internal ref struct Datum
{
    public int? Channels { get; private set; }

    public int? Height { get; private set; }

    public int? Width { get; private set; }

    public ReadOnlySpan<byte> Data { get; private set; }

    public int? Label { get; private set; }

    public bool HasFloats { get; private set; }

    public bool IsEncoded { get; private set; }

    /// <summary>Reads a message.</summary>
    /// <param name="message">The record.</param>
    /// <param name="path">The file, for error messages.</param>
    /// <param name="offset">The position of the record in the file in bytes, for error messages.</param>
    public static Datum Read(ReadOnlySpan<byte> message, string path, long offset)
    {
        var datum = new Datum();
        var reader = new ProtobufReader(message, path, offset);
        while (reader.TryRead())
        {
            CheckType(reader, path);
            switch (reader.Field)
            {
                case 1:
                    datum.Channels = (int)reader.Number;
                    break;
                case 2:
                    datum.Height = (int)reader.Number;
                    break;
                case 3:
                    datum.Width = (int)reader.Number;
                    break;
                case 4:
                    datum.Data = reader.Content;
                    break;
                case 5:
                    datum.Label = (int)reader.Number;
                    break;
                case 6:
                    datum.HasFloats = true;
                    break;
                case 7:
                    datum.IsEncoded = reader.Number != 0;
                    break;
            }
        }

        return datum;
    }

    private static void CheckType(ProtobufReader reader, string path)
    {
        int expected = reader.Field == 4 ? ProtobufReader.Bytes : ProtobufReader.Varint;
        if (reader.Field is >= 1 and <= 5 or 7 && reader.WireType != expected)
        {
            throw LmdbFormat.Invalid(
                path,
                FormattableString.Invariant($"field {reader.Field} of a Datum message with wire type {expected}"),
                FormattableString.Invariant($"wire type {reader.WireType}"),
                reader.Offset);
        }
    }
}
