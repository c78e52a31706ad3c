using System.Text;
using MnistPS.Shell;
using MnistPS.Shell.CommandLine;
using MnistPS.Shell.Hosting;

if (OperatingSystem.IsWindows())
{
    // Pictures made of block characters need it.
    Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
}

try
{
    ShellOptions options = CommandLineParser.Parse(args);
    switch (options.Action)
    {
        case ShellAction.Help:
            using (var reader = new StreamReader(typeof(Product).Assembly.GetManifestResourceStream("help.txt")!))
            {
                Console.Out.Write(reader.ReadToEnd());
            }

            return ExitCodes.Success;
        case ShellAction.Version:
            Console.Out.WriteLine(Product.Description);
            return ExitCodes.Success;
        default:
            return ShellProgram.Run(options);
    }
}
catch (UsageException e)
{
    Console.Error.WriteLine(e.Message);
    Console.Error.WriteLine("Usage: mnistps -Help");
    return ExitCodes.Usage;
}
catch (ModuleImportException e)
{
    Console.Error.WriteLine(e.Message);
    return ExitCodes.Failure;
}
