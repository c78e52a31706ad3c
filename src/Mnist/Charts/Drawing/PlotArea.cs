namespace Mnist;

/// <summary>Where values stand on a picture.</summary>
internal readonly record struct PlotArea(
    double Left, double Right, double Top, double Bottom, double MinimumX, double MaximumX, double MinimumY, double MaximumY, bool IsLogarithmic = false)
{
    public double X(double value) => Left + ((Right - Left) * (value - MinimumX) / (MaximumX - MinimumX));

    public double Y(double value) => Bottom - ((Bottom - Top) * (IsLogarithmic
        ? (Math.Log10(value) - Math.Log10(MinimumY)) / (Math.Log10(MaximumY) - Math.Log10(MinimumY))
        : (value - MinimumY) / (MaximumY - MinimumY)));
}
