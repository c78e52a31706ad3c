using System.Diagnostics.CodeAnalysis;
using Mnist.Learning.Recipes;

namespace Mnist.Learning;

public abstract partial class Recipe
{
    /// <summary>TensorFlow's "MNIST For ML Beginners": softmax regression. Published accuracy: about 92 %.</summary>
    public static Recipe TensorFlowBeginners { get; } = new TensorFlowBeginners();

    /// <summary>TensorFlow's "Deep MNIST for Experts": two convolutions and dropout. Published accuracy: about 99.2 %.</summary>
    public static Recipe TensorFlowExperts { get; } = new TensorFlowExperts();

    /// <summary>Caffe's LeNet. Published accuracy: 98.97 to 99.14 %.</summary>
    public static Recipe CaffeLeNet { get; } = new CaffeLeNet();

    /// <summary>The convolutional network of Torch's train-on-mnist.lua, its default.</summary>
    public static Recipe TorchConvNet { get; } = new TorchConvNet();

    /// <summary>The two-layer network of Torch's train-on-mnist.lua.</summary>
    public static Recipe TorchMlp { get; } = new TorchMlp();

    /// <summary>The linear model of Torch's train-on-mnist.lua.</summary>
    public static Recipe TorchLinear { get; } = new TorchLinear();

    /// <summary>The recipe of this project. Accuracy: 99.69 to 99.76 % of the test images, for three seeds.</summary>
    public static Recipe Best { get; } = new Best();

    /// <summary>All recipes.</summary>
    public static IReadOnlyList<Recipe> All { get; } =
        [TensorFlowBeginners, TensorFlowExperts, CaffeLeNet, TorchConvNet, TorchMlp, TorchLinear, Best];

    /// <summary>Returns a recipe by its name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <exception cref="ArgumentException">There is no such recipe. The message lists all recipes.</exception>
    public static Recipe Get(string name) => TryGet(name, out Recipe? recipe)
        ? recipe
        : throw new ArgumentException($"There is no recipe '{name}'. Use one of {string.Join(", ", All)}.", nameof(name));

    /// <summary>Finds a recipe by its name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="recipe">The recipe, or null.</param>
    /// <returns>False if there is no such recipe.</returns>
    public static bool TryGet(string name, [NotNullWhen(true)] out Recipe? recipe)
    {
        ArgumentNullException.ThrowIfNull(name);
        recipe = All.FirstOrDefault(recipe => recipe.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return recipe is not null;
    }
}
