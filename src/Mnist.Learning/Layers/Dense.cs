using System.Numerics;
using Mnist.Learning.Initializers;
using Mnist.Learning.Kernels;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Layers;

/// <summary>y = x * weight + bias: each output depends on all inputs.</summary>
/// <remarks>Weights are stored as in TensorFlow: input, output.</remarks>
internal sealed unsafe class Dense<T> : BatchLayer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // The rows of a piece of work, if there are too few columns to share.
    private const int RowsPerPiece = 128;

    private readonly int _outputs;
    private readonly Action<int, int> _forward;
    private readonly Action<int, int> _inputGradient;
    private readonly Action<int, int> _weightGradient;
    private Block<T>[] _panels = [];
    private int _count;
    private int _rowsPerPiece;

    /// <param name="outputs">The number of outputs.</param>
    public Dense(int outputs)
    {
        _outputs = outputs;
        _forward = Forward;
        _inputGradient = InputGradient;
        _weightGradient = WeightGradient;
    }

    public override string Kind => "dense";

    public Initializer WeightInitializer { get; init; } = UniformFanIn.Xavier;

    public Initializer BiasInitializer { get; init; } = Constant.Zero;

    /// <summary>The factor for the learning rate of the bias.</summary>
    public double BiasRate { get; init; } = 1;

    private Parameter<T> Weight => Parameters[0];

    private Parameter<T> Bias => Parameters[1];

    private int Inputs => Input.Length;

    private int OutputPanels => Panels(_outputs);

    public override void Forward(int count, Workers workers, CancellationToken cancellationToken)
    {
        _count = count;
        _rowsPerPiece = OutputPanels >= 8 ? count : 32; // each piece copies its panel
        workers.For(OutputPanels * Pieces(count, _rowsPerPiece), _forward, cancellationToken);
    }

    public override void Backward(int count, Workers workers, CancellationToken cancellationToken)
    {
        _count = count;
        workers.For(OutputPanels * Pieces(Inputs, RowsPerPiece), _weightGradient, cancellationToken);
        T one = T.One;
        new MatrixProduct<T>
        {
            Rows = 1,
            Columns = _outputs,
            Left = &one,
            Outer = 1,
            Inner = count,
            Right = DY.Pointer,
            RightStride = _outputs,
            Result = Bias.Gradients,
        }.Run();
        if (DX is not null)
        {
            workers.For(Panels(Inputs), _inputGradient, cancellationToken);
        }
    }

    protected override Shape Build(Shape input)
    {
        Parameters =
        [
            new Parameter<T>("weight", [input.Length, _outputs], WeightInitializer, input.Length),
            new Parameter<T>("bias", [_outputs], BiasInitializer, input.Length) { RateMultiplier = BiasRate },
        ];
        return Shape.Vector(_outputs);
    }

    protected override void Allocate(int batch, int workers, bool isTrained) =>
        _panels = [.. Enumerable.Range(0, workers).Select(_ => new Block<T>(Math.Max(Packing.Height, batch) * Packing.Width))];

    private static int Panels(int columns) => (columns + Packing.Width - 1) / Packing.Width;

    private static int Pieces(int rows, int perPiece) => (rows + perPiece - 1) / perPiece;

    // A panel of columns for some samples: y = bias + x * weight.
    private void Forward(int piece, int worker)
    {
        (int rowPiece, int panel) = Math.DivRem(piece, OutputPanels);
        int row = rowPiece * _rowsPerPiece;
        int column = panel * Packing.Width;
        var product = new MatrixProduct<T>
        {
            Rows = Math.Min(_rowsPerPiece, _count - row),
            Columns = Math.Min(Packing.Width, _outputs - column),
            Left = X.Pointer + ((nint)row * Inputs),
            LeftStride = Inputs,
            Outer = 1,
            InnerStride = 1,
            RightStride = PanelStride,
            Start = Bias.Values + column,
            Result = Y.Pointer + ((nint)row * _outputs) + column,
            ResultStride = _outputs,
        };
        for (int at = 0; at < Inputs; at += Packing.Height)
        {
            int height = Math.Min(Packing.Height, Inputs - at);
            T* weights = Weight.Values + ((nint)at * _outputs) + column;
            product.Right = Pack(weights, height, product.Columns, worker);
            Continue(ref product, height);
        }
    }

    // A panel of columns: dx = dy * transposed weight.
    private void InputGradient(int panel, int worker)
    {
        int column = panel * Packing.Width;
        var product = new MatrixProduct<T>
        {
            Rows = _count,
            Columns = Math.Min(Packing.Width, Inputs - column),
            Left = DY.Pointer,
            LeftStride = _outputs,
            Outer = 1,
            InnerStride = 1,
            RightStride = Packing.Width,
            Result = DX!.Pointer + column,
            ResultStride = Inputs,
        };
        for (int at = 0; at < _outputs; at += Packing.Height)
        {
            int height = Math.Min(Packing.Height, _outputs - at);
            T* weights = Weight.Values + ((nint)column * _outputs) + at;
            product.Right = _panels[worker].Pointer;
            Packing.Transpose(weights, _outputs, height, product.Columns, product.Right);
            Continue(ref product, height);
        }
    }

    // A panel of columns for some inputs: dweight = transposed x * dy.
    private void WeightGradient(int piece, int worker)
    {
        (int rowPiece, int panel) = Math.DivRem(piece, OutputPanels);
        int row = rowPiece * RowsPerPiece;
        int column = panel * Packing.Width;
        int columns = Math.Min(Packing.Width, _outputs - column);
        new MatrixProduct<T>
        {
            Rows = Math.Min(RowsPerPiece, Inputs - row),
            Columns = columns,
            Left = X.Pointer + row,
            LeftStride = 1,
            Outer = 1,
            Inner = _count,
            InnerStride = Inputs,
            Right = Pack(DY.Pointer + column, _count, columns, worker),
            RightStride = PanelStride,
            Result = Weight.Gradients + ((nint)row * _outputs) + column,
            ResultStride = _outputs,
        }.Run();
    }

    // A single panel is not copied.
    private int PanelStride => OutputPanels == 1 ? _outputs : Packing.Width;

    private T* Pack(T* matrix, int rows, int columns, int worker)
    {
        if (OutputPanels == 1)
        {
            return matrix;
        }

        T* panel = _panels[worker].Pointer;
        Packing.Copy(matrix, _outputs, rows, columns, panel);
        return panel;
    }

    // The next part of the inner index, which starts from the sums so far.
    private static void Continue(ref MatrixProduct<T> product, int height)
    {
        product.Inner = height;
        product.Run();
        product.Left += height;
        product.Start = product.Result;
        product.StartStride = product.ResultStride;
    }
}
