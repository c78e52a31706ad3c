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
    // The columns of a piece of work, and the rows of the weights in it.
    private const int ColumnsPerPiece = 64;
    private const int RowsPerPiece = 192;

    private readonly int _outputs;
    private readonly Action<int, int> _prepare;
    private readonly Action<int, int> _forward;
    private readonly Action<int, int> _inputGradient;
    private readonly Action<int, int> _weightGradient;
    private int _count;
    private int _samplesPerPiece;

    // Copies of the weights for each piece, in prediction only: there the weights do not change.
    private Panels<T>[] _panels = [];

    /// <param name="outputs">The number of outputs.</param>
    public Dense(int outputs)
    {
        _outputs = outputs;
        _prepare = Prepare;
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

    private int OutputPieces => Pieces(_outputs, ColumnsPerPiece);

    public override void Forward(int count, Workers workers, CancellationToken cancellationToken)
    {
        _count = count;
        _samplesPerPiece = OutputPieces >= 8 ? count : 32; // in training, each piece copies its weights
        if (Array.Exists(_panels, panels => !panels.AreReady))
        {
            workers.For(OutputPieces, _prepare, CancellationToken.None); // short, and never half done
        }

        workers.For(OutputPieces * Pieces(count, _samplesPerPiece), _forward, cancellationToken);
    }

    public override void Backward(int count, Workers workers, CancellationToken cancellationToken)
    {
        _count = count;
        workers.For(OutputPieces * Pieces(Inputs, RowsPerPiece), _weightGradient, cancellationToken);
        T one = T.One;
        new MatrixProduct<T>
        {
            Rows = 1,
            Columns = _outputs,
            Inner = count,
            Left = &one,
            Right = DY.Pointer,
            RightStride = _outputs,
            Result = Bias.Gradients,
        }.Run();
        if (DX is not null)
        {
            workers.For(Pieces(Inputs, ColumnsPerPiece), _inputGradient, cancellationToken);
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
        _panels = isTrained ? [] : [.. Enumerable.Range(0, OutputPieces).Select(_ => new Panels<T>())];

    private static int Pieces(int length, int perPiece) => (length + perPiece - 1) / perPiece;

    private void Prepare(int piece, int worker) => _panels[piece].Copy(ForwardProduct(0, piece));

    // Some columns for some samples: y = bias + x * weight.
    private void Forward(int piece, int worker)
    {
        (int samplePiece, int columnPiece) = Math.DivRem(piece, OutputPieces);
        ForwardProduct(samplePiece * _samplesPerPiece, columnPiece).Run();
    }

    private MatrixProduct<T> ForwardProduct(int sample, int columnPiece)
    {
        int column = columnPiece * ColumnsPerPiece;
        return new MatrixProduct<T>
        {
            Rows = Math.Min(_samplesPerPiece, _count - sample),
            Columns = Math.Min(ColumnsPerPiece, _outputs - column),
            Inner = Inputs,
            Left = X.Pointer + ((nint)sample * Inputs),
            LeftStride = Inputs,
            PlaceStride = 1,
            Right = Weight.Values + column,
            RightStride = _outputs,
            Panels = columnPiece < _panels.Length ? _panels[columnPiece] : null,
            Start = Bias.Values + column,
            Result = Y.Pointer + ((nint)sample * _outputs) + column,
            ResultStride = _outputs,
        };
    }

    // Some columns: dx = dy * transposed weight.
    private void InputGradient(int piece, int worker)
    {
        int column = piece * ColumnsPerPiece;
        new MatrixProduct<T>
        {
            Rows = _count,
            Columns = Math.Min(ColumnsPerPiece, Inputs - column),
            Inner = _outputs,
            Left = DY.Pointer,
            LeftStride = _outputs,
            PlaceStride = 1,
            Right = Weight.Values + ((nint)column * _outputs),
            RightStride = _outputs,
            IsRightTransposed = true,
            Result = DX!.Pointer + column,
            ResultStride = Inputs,
        }.Run();
    }

    // Some columns for some inputs: dweight = transposed x * dy.
    private void WeightGradient(int piece, int worker)
    {
        (int rowPiece, int columnPiece) = Math.DivRem(piece, OutputPieces);
        int row = rowPiece * RowsPerPiece;
        int column = columnPiece * ColumnsPerPiece;
        new MatrixProduct<T>
        {
            Rows = Math.Min(RowsPerPiece, Inputs - row),
            Columns = Math.Min(ColumnsPerPiece, _outputs - column),
            Inner = _count,
            Left = X.Pointer + row,
            LeftStride = 1,
            PlaceStride = Inputs,
            Right = DY.Pointer + column,
            RightStride = _outputs,
            Result = Weight.Gradients + ((nint)row * _outputs) + column,
            ResultStride = _outputs,
        }.Run();
    }
}
