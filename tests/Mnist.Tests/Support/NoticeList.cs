using Mnist.Formats;

namespace Mnist.Tests.Support;

/// <summary>Keeps the notices of a reader.</summary>
internal sealed class NoticeList(List<ReadNotice> notices) : IProgress<ReadNotice>
{
    public void Report(ReadNotice value) => notices.Add(value);
}
