namespace Mnist;

/// <summary>What the elements of a storage or tensor are; named as in Torch's classes (torch.ByteStorage, torch.ByteTensor).</summary>
internal enum TorchElementType
{
    Byte,
    Char,
    Short,
    Int,
    Long,
    Float,
    Double,
}
