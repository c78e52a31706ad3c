using Mnist.Datasets;
using Mnist.TestChild;

switch (args)
{
    case ["save", var catalog, var root, var name]: // saves a dataset and ends with 0
        try
        {
            await new DatasetStore(root, DatasetCatalog.Load(catalog)).SaveAsync(name);
            return 0;
        }
        catch (IOException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }

    case ["work", var folder]: // exports and trains until it is killed
        return Worker.Run(folder);
    case ["starve", var folder]: // reads and writes with ever fewer free handles
        return HandleStarver.Run(folder);
    case ["memory", var folder]: // does with all of MNIST what there is to do
        return MemoryUser.Run(folder);
    default:
        Console.Error.WriteLine("Usage: save catalog store name | work folder | starve folder | memory folder");
        return 2;
}
