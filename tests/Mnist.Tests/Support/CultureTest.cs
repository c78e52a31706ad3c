using System.Globalization;

namespace Mnist.Tests.Support;

/// <summary>
/// Tests that run under several cultures: one with a decimal comma, one with another minus sign and another calendar.
/// Each class of tests has a derived class for each culture.
/// </summary>
public abstract class CultureTest : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    protected CultureTest(string culture)
    {
        Culture = CultureInfo.GetCultureInfo(culture);
        CultureInfo.CurrentCulture = Culture;
    }

    private CultureInfo Culture { get; }

    [Fact]
    public void The_culture_of_these_tests_is_the_current_one() => Assert.Equal(Culture, CultureInfo.CurrentCulture);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => CultureInfo.CurrentCulture = _before;
}
