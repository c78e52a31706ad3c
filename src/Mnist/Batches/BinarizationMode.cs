namespace Mnist;

/// <summary>How gray pixels become ink or background, as in the package python-mnist.</summary>
public enum BinarizationMode
{
    /// <summary>Pixels do not change (python-mnist: <c>vanilla</c>).</summary>
    None,

    /// <summary>Pixels above 0.5 · 255, from 128, become ink (<c>rounded_binarized</c>).</summary>
    Rounded,

    /// <summary>A pixel becomes ink with the probability pixel / 255 (<c>randomly_binarized</c>; Salakhutdinov and Murray 2008).</summary>
    Random,
}
