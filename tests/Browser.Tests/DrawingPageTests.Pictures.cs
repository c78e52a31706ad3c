using System.Text;
using Microsoft.Playwright;
using Mnist;
using Mnist.Imaging;

namespace Browser.Tests;

/// <summary>Pictures that are dropped, chosen or pasted.</summary>
public sealed partial class DrawingPageTests
{
    private const string Drop = """
        ([kind, name, content]) => {
            const data = new DataTransfer();
            data.items.add(new File([Uint8Array.from(atob(content), letter => letter.charCodeAt(0))], name));
            document.dispatchEvent(kind === "drop" ? new DragEvent("drop", { dataTransfer: data, cancelable: true }) : new ClipboardEvent("paste", { clipboardData: data }));
        }
        """;

    public static TheoryData<string> Pictures => [.. Drawings.Pictures.Keys];

    [Theory]
    [MemberData(nameof(Pictures))]
    public async Task A_dropped_picture_is_prepared_as_a_sample(string name)
    {
        (byte[] gray, int columns) = Drawings.Pictures[name];
        await using OpenedPage page = await browser.OpenAsync(s_page.Value, 1000);
        await page.Page.EvaluateAsync(Drop, new[] { "drop", $"{name}.bmp", Convert.ToBase64String(Drawings.ToBitmap(gray, columns)) });
        await SettledAsync(page.Page, marks: 1);
        DrawingSample sample = await CheckSeenAsync(page.Page, gray, columns);
        await Assertions.Expect(page.Page.Locator("#answer")).ToHaveTextAsync(LearnedModels.LeNet.Value.Predict(sample).Category);
        string notice = await page.Page.Locator("#notice").TextContentAsync() ?? "";
        Assert.Equal(sample.Warning is not null || sample.LeftOut.Count > 0, notice.Length > 0);
        Assert.All(sample.LeftOut, text => Assert.Contains(text, notice, StringComparison.Ordinal));
        Assert.Contains(sample.Shapes > 1 ? $"{sample.Shapes} shapes" : "", notice, StringComparison.Ordinal);
        Assert.Empty(page.Errors);
        Assert.Empty(page.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_transparent_picture_is_on_paper(bool isDark)
    {
        // The canvas itself is one: dark ink in the light theme, bright ink in the dark one.
        await using OpenedPage page = await browser.OpenAsync(s_page.Value, 1000, isDark);
        await DrawAsync(page.Page, Drawings.Digits[2]);
        string png = (await page.Page.EvaluateAsync<string>("paper.toDataURL()")).Split(',')[1];
        await page.Page.EvaluateAsync(Drop, new[] { "drop", "drawn.png", png });
        await SettledAsync(page.Page, marks: 2);
        using var file = new MemoryStream(Convert.FromBase64String(png));
        int[] seen = (await page.Page.EvaluateAsync<int[]>(Seen))!;
        Assert.InRange(MnistSample.FromPicture(file).Pixels.Zip(seen, (a, b) => Math.Abs(a - b)).Max(), 0, 1);
        await Assertions.Expect(page.Page.Locator("#answer")).ToHaveTextAsync("2");
        Assert.Equal("", await page.Page.Locator("#notice").TextContentAsync());
    }

    [Fact]
    public async Task Pictures_can_be_chosen_and_pasted_and_taken_back()
    {
        MnistSample[] samples = [.. MnistDataset.Open().Test.Where(sample => LearnedModels.LeNet.Value.Predict(sample).Label == sample.Label).Take(2)];
        byte[][] files = [.. samples.Select(sample => Drawings.ToBitmap([.. sample.Pixels.Select(pixel => (byte)(255 - pixel))], 28))];
        await using OpenedPage page = await browser.OpenAsync(s_page.Value, 1000);
        ILocator answer = page.Page.Locator("#answer");
        await page.Page.SetInputFilesAsync("#file", new FilePayload { Name = "one.bmp", MimeType = "image/bmp", Buffer = files[0] });
        await Assertions.Expect(answer).ToHaveTextAsync($"{samples[0].Label}");
        await page.Page.EvaluateAsync(Drop, new[] { "paste", "two.bmp", Convert.ToBase64String(files[1]) });
        await Assertions.Expect(answer).ToHaveTextAsync($"{samples[1].Label}");

        // A stroke begins a new drawing; all can be taken back.
        await DrawAsync(page.Page, Drawings.Digits[0]);
        await Assertions.Expect(answer).ToHaveTextAsync("0");
        await page.Page.ClickAsync("#clear");
        await Assertions.Expect(answer).ToHaveTextAsync("");
        await page.Page.ClickAsync("#undo");
        await Assertions.Expect(answer).ToHaveTextAsync("0");
        await page.Page.ClickAsync("#undo");
        await Assertions.Expect(answer).ToHaveTextAsync($"{samples[1].Label}");
        await page.Page.ClickAsync("#undo");
        await Assertions.Expect(answer).ToHaveTextAsync($"{samples[0].Label}");
        await page.Page.ClickAsync("#undo");
        await Assertions.Expect(answer).ToHaveTextAsync("");
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task What_is_no_drawing_is_told()
    {
        byte[] shaded = [.. Drawings.Pictures["black on white"].Gray.Select((value, i) => (byte)(value * (400 - (i % 300)) / 400))];
        (string Name, byte[] Content, string Expected)[] files =
        [
            ("notes.txt", Encoding.UTF8.GetBytes("seven"), "'notes.txt' is not a picture"),
            ("empty.png", [], "'empty.png' is not a picture"),
            ("paper.bmp", Drawings.ToBitmap([.. Enumerable.Repeat((byte)250, 10_000)], 100), "nothing but paper"),
            ("photo.bmp", Drawings.ToBitmap(shaded, 300), "ConvertTo-MnistSample prepares photographs"),
        ];
        await using OpenedPage page = await browser.OpenAsync(s_page.Value, 1000);
        foreach ((string name, byte[] content, string expected) in files)
        {
            await page.Page.EvaluateAsync(Drop, new[] { "drop", name, Convert.ToBase64String(content) });
            await Assertions.Expect(page.Page.Locator("#notice")).ToContainTextAsync(expected);
            await Assertions.Expect(page.Page.Locator("#spoken")).ToContainTextAsync(expected);
        }

        Assert.Empty(page.Errors);
    }
}
