using System.Numerics;

namespace Mnist.Learning.Kernels;

/// <summary>Copies of the right matrix for many products with it. Without them, each product copies what it needs.</summary>
internal sealed unsafe class Panels<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private Block<T>? _numbers;

    /// <summary>True if the copies are made. Products only read them then, from any number of threads.</summary>
    public bool AreReady { get; private set; }

    /// <summary>Copies the right matrix of a product. Call it again when its numbers have changed.</summary>
    public void Copy(MatrixProduct<T> product)
    {
        AreReady = false;
        product.Panels = this;
        product.Rows = 0;
        product.Run();
        AreReady = true;
    }

    /// <summary>Returns room for the copies, the same each time.</summary>
    public T* Room(int length)
    {
        if (_numbers is null || _numbers.Length < length)
        {
            _numbers = new Block<T>(length);
        }

        return _numbers.Pointer;
    }
}
