using System.Buffers;
using System.Globalization;

namespace Mnist.Datasets.Download;

/// <summary>One attempt to download a file from one mirror into its part.</summary>
internal sealed class Transfer(MirrorClient client, SaveOptions options)
{
    private const int PieceLength = 1 << 18;

    /// <summary>Downloads the missing bytes.</summary>
    /// <returns>True if the attempt resumed an earlier one.</returns>
    /// <exception cref="AnswerException">The mirror sends something else, or too few bytes.</exception>
    /// <exception cref="StoreException">The bytes cannot be written.</exception>
    public async Task<bool> RunAsync(Delivery delivery, Mirror mirror, PartFile part, FileProgress progress, CancellationToken cancellationToken)
    {
        string address = Mirror.Describe(mirror.AddressOf(delivery.Name));
        ResumePoint? resume = part.GetResumePoint(address);
        using MirrorResponse response = await client.OpenAsync(mirror, delivery.Name, resume, cancellationToken).ConfigureAwait(false);
        if (response.MediaType is "text/html" or "application/xhtml+xml")
        {
            throw new AnswerException($"it sent a web page ({response.MediaType}) instead of the file");
        }

        if (response.Offset + response.Length is long length && length > delivery.MaximumSize)
        {
            throw TooLong(delivery, length);
        }

        part.Begin(response.Offset, address, response.Validator);
        progress.Start(response.Offset, delivery.Size ?? (response.Offset + response.Length));
        await CopyAsync(delivery, response, part, progress, cancellationToken).ConfigureAwait(false);
        if (part.Length == 0)
        {
            throw new AnswerException("it sent an empty file with 200 OK");
        }

        if (mirror.IsPublished && response.Length is null && part.Length < delivery.Size)
        {
            throw new AnswerException(
                string.Create(CultureInfo.InvariantCulture, $"it ended after {part.Length} of {delivery.Size} bytes"), isTransient: true);
        }

        return response.Offset > 0;
    }

    private async Task CopyAsync(
        Delivery delivery, MirrorResponse response, PartFile part, FileProgress progress, CancellationToken cancellationToken)
    {
        byte[] piece = ArrayPool<byte>.Shared.Rent(PieceLength);
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            while (true)
            {
                stall.CancelAfter(options.StallTimeout);
                int read = await response.Body.ReadAsync(piece, stall.Token).ConfigureAwait(false);
                if (read == 0)
                {
                    return;
                }

                if (part.Length == 0)
                {
                    CheckStart(delivery, piece.AsSpan(0, read));
                }

                if (part.Length + read > delivery.MaximumSize)
                {
                    throw TooLong(delivery, part.Length + read);
                }

                part.Write(piece.AsSpan(0, read));
                progress.Add(read);
            }
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                string.Create(CultureInfo.InvariantCulture, $"it stalled for {Failure.Describe(options.StallTimeout)} after {part.Length} bytes"), exception);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    private static void CheckStart(Delivery delivery, ReadOnlySpan<byte> bytes)
    {
        int common = bytes.CommonPrefixLength(delivery.Magic);
        if (common == delivery.Magic.Length || common == bytes.Length)
        {
            return;
        }

        throw new AnswerException(bytes.TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'<', ..]
            ? "it sent a web page instead of the file with 200 OK"
            : $"it sent something that is not {delivery.Kind}");
    }

    private static AnswerException TooLong(Delivery delivery, long length) => new(string.Create(
        CultureInfo.InvariantCulture, $"it sent {length} bytes or more, expected {(delivery.Size is long size ? $"{size}" : $"at most {delivery.MaximumSize}")}"));
}
