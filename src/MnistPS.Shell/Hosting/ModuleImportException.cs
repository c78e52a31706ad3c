namespace MnistPS.Shell.Hosting;

/// <summary>The module that belongs to the shell cannot be imported; the message says why.</summary>
internal sealed class ModuleImportException(string message, Exception reason) : Exception(message, reason);
