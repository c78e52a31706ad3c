namespace Mnist.Learning.Tests.Evaluation;

public sealed class ConfusionMatrixTests
{
    // True category by rows: 8 of 10 cats found, 3 of 5 dogs, and no cow was there.
    private static ConfusionMatrix Make()
    {
        var matrix = new ConfusionMatrix(["cat", "dog", "cow"]);
        Add(matrix, 0, 0, 8);
        Add(matrix, 0, 1, 2);
        Add(matrix, 1, 0, 1);
        Add(matrix, 1, 1, 3);
        Add(matrix, 1, 2, 1);
        return matrix;
    }

    [Fact]
    public void Rows_are_true_columns_predicted() =>
        Assert.Equal(new[,] { { 8, 2, 0 }, { 1, 3, 1 }, { 0, 0, 0 } }, Make().Counts);

    [Fact]
    public void Measures_are_those_of_Torch()
    {
        ConfusionMatrix matrix = Make();
        Assert.Equal(11.0 / 15, matrix.Accuracy, 1e-12);
        Assert.Equal((0.8 + 0.6) / 2, matrix.AverageRow, 1e-12);
        Assert.Equal(((8.0 / 11) + (3.0 / 7) + 0) / 3, matrix.AverageRowUcol, 1e-12);
        Assert.Equal("73.33 % of 15", matrix.ToString());
    }

    [Fact]
    public void Each_category_has_its_own()
    {
        CategoryAccuracy dog = Make().PerClass[1];
        Assert.Equal(("dog", 3, 5, 5), (dog.Category, dog.Correct, dog.Actual, dog.Predicted));
        Assert.Equal(0.6, dog.Recall);
        Assert.Equal(0.6, dog.Precision);
        Assert.True(double.IsNaN(Make().PerClass[2].Recall));
    }

    [Fact]
    public void Changing_the_counts_does_not_change_the_matrix()
    {
        ConfusionMatrix matrix = Make();
        matrix.Counts[0, 0] = 100;
        Assert.Equal(8, matrix[0, 0]);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 3)]
    public void Refuses_what_is_no_category(int actual, int predicted) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Make().Add(actual, predicted));

    private static void Add(ConfusionMatrix matrix, int actual, int predicted, int times)
    {
        for (int i = 0; i < times; i++)
        {
            matrix.Add(actual, predicted);
        }
    }
}
