namespace Mnist;

/// <summary>Where a download that was cut off can go on.</summary>
/// <param name="Offset">The bytes that are there.</param>
/// <param name="Validator">The ETag or date of the file that they are from, for If-Range.</param>
internal sealed record ResumePoint(long Offset, string Validator);
