namespace Mnist;

/// <summary>A folder of this machine as a mirror: a stick, a share, a Linux package.</summary>
internal static class FolderResponse
{
    /// <exception cref="AnswerException">The file is not there or cannot be read.</exception>
    public static MirrorResponse Open(string path, ResumePoint? resume)
    {
        try
        {
            var file = new FileStream(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan | FileOptions.Asynchronous });
            string validator = $"{file.Length}-{File.GetLastWriteTimeUtc(path).Ticks}";
            long offset = resume is not null && resume.Validator == validator && resume.Offset <= file.Length ? resume.Offset : 0;
            file.Position = offset;
            return new MirrorResponse(file, offset, file.Length - offset, validator, mediaType: null, file);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new AnswerException("there is no such file");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AnswerException(exception.Message);
        }
    }
}
