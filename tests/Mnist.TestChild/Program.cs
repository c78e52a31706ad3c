// catalog store name: saves a dataset and ends with 0.
using Mnist;

if (args is not [string catalog, string root, string name])
{
    Console.Error.WriteLine("Usage: catalog store name");
    return 2;
}

try
{
    await new DatasetStore(root, Catalog.Load(catalog)).SaveAsync(name);
    return 0;
}
catch (IOException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
