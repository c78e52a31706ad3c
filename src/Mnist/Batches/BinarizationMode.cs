namespace Mnist;

/// <summary>How grey becomes ink or background: the modes of the python-mnist package.</summary>
public enum BinarizationMode
{
    /// <summary>Pixels stay as they are (python-mnist: <c>vanilla</c>).</summary>
    None,

    /// <summary>Ink where pixel / 255 &gt; 0.5, that is, from 128 (<c>rounded_binarized</c>).</summary>
    Rounded,

    /// <summary>Ink with the probability pixel / 255 (<c>randomly_binarized</c>; Salakhutdinov and Murray 2008).</summary>
    Random,
}
