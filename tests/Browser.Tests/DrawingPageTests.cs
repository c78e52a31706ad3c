using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Mnist;
using Mnist.Imaging;
using Mnist.Learning;

namespace Browser.Tests;

/// <summary>The page to draw on, as people use it.</summary>
public sealed partial class DrawingPageTests(Chromium browser)
{
    private const string Axe = """
        async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
            .map(found => `${found.id} (${found.impact}): ${found.help}: ${found.nodes.map(node => node.html.slice(0, 200)).join(" | ")}`)
        """;

    private const string Seen = "() => [...document.getElementById('seen').getContext('2d').getImageData(0, 0, 28, 28).data].filter((_, i) => i % 4 === 0)";

    private static readonly Lazy<string> s_page = new(() => ToPage(LearnedModels.LeNet.Value));

    public static TheoryData<int> Digits => [.. Drawings.Digits.Keys];

    [Theory]
    [MemberData(nameof(Digits))]
    public async Task A_digit_drawn_with_the_mouse_is_recognized(int digit)
    {
        await using OpenedPage page = await browser.OpenAsync(s_page.Value, 1000);
        await DrawAsync(page.Page, Drawings.Digits[digit]);
        await Assertions.Expect(page.Page.Locator("#answer")).ToHaveTextAsync($"{digit}");
        string[] percents = [.. await page.Page.Locator("#bars .percent").AllTextContentsAsync()];
        Assert.Equal(10, percents.Length);
        Assert.InRange(percents.Sum(percent => double.Parse(Percent().Match(percent).Value, CultureInfo.InvariantCulture)), 99, 101);
        await Assertions.Expect(page.Page.Locator("#bars .best")).ToHaveTextAsync(new Regex($"^{digit}"));
        await Assertions.Expect(page.Page.Locator("#spoken")).ToHaveTextAsync(new Regex($"^{digit}, "));
        Assert.Empty(page.Errors);
        Assert.Empty(page.Requests);

        // The drawing as a file, black on white.
        byte[] ink = Convert.FromBase64String(await page.Page.EvaluateAsync<string>("btoa([...ink].map(value => String.fromCharCode(255 - value)).join(''))"));
        await CheckSeenAsync(page.Page, ink, columns: 448);
    }

    [Fact]
    public async Task The_keyboard_draws_takes_back_and_clears()
    {
        await using OpenedPage page = await browser.OpenAsync(s_page.Value, 1000);
        IKeyboard keyboard = page.Page.Keyboard;
        ILocator answer = page.Page.Locator("#answer");
        await keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Page.Locator("#paper")).ToBeFocusedAsync();
        await Assertions.Expect(page.Page.Locator("#pen")).ToBeVisibleAsync();

        // A 7: to the left and up without ink, then right, and down to the left.
        await PressAsync("ArrowLeft", 6);
        await PressAsync("ArrowUp", 9);
        await keyboard.PressAsync("Space");
        await Assertions.Expect(page.Page.Locator("#spoken")).ToHaveTextAsync(new Regex("^Pen down. [0-9], "));
        await PressAsync("ArrowRight", 12);
        for (int i = 0; i < 6; i++)
        {
            await PressAsync("End", 1);
            await PressAsync("ArrowDown", 2);
        }

        await keyboard.PressAsync("Space");
        await Assertions.Expect(answer).ToHaveTextAsync("7");
        await Assertions.Expect(page.Page.Locator("#spoken")).ToHaveTextAsync(new Regex("^Pen up. 7, "));
        await PressAsync("ArrowLeft", 3);
        Assert.Equal(1, await page.Page.EvaluateAsync<int>("marks.length"));
        await keyboard.PressAsync("Delete");
        await Assertions.Expect(answer).ToHaveTextAsync("");
        await keyboard.PressAsync("Control+z");
        await Assertions.Expect(answer).ToHaveTextAsync("7");
        await keyboard.PressAsync("Control+z");
        await Assertions.Expect(answer).ToHaveTextAsync("");
        foreach (string next in new[] { "clear", "undo", "file" })
        {
            await keyboard.PressAsync("Tab");
            await Assertions.Expect(page.Page.Locator($"#{next}")).ToBeFocusedAsync();
        }

        async Task PressAsync(string key, int times)
        {
            for (int i = 0; i < times; i++)
            {
                await keyboard.PressAsync(key);
            }
        }
    }

    [Fact]
    public async Task A_finger_draws()
    {
        await using OpenedPage page = await browser.OpenAsync(s_page.Value, 390);
        await page.Page.EvaluateAsync(
            """
            points => {
                const box = paper.getBoundingClientRect();
                paper.setPointerCapture = () => {};
                paper.hasPointerCapture = () => true;
                points.forEach(([x, y], i) => paper.dispatchEvent(new PointerEvent(i === 0 ? "pointerdown" : "pointermove", {
                    pointerType: "touch", isPrimary: true, button: i === 0 ? 0 : -1, clientX: box.left + x * box.width, clientY: box.top + y * box.height })));
                paper.dispatchEvent(new PointerEvent("pointerdown", { pointerType: "touch", isPrimary: false, button: 0, clientX: box.left + 5, clientY: box.top + 5 }));
            }
            """,
            Drawings.Digits[3][0].Chunk(2).ToArray());
        await Assertions.Expect(page.Page.Locator("#answer")).ToHaveTextAsync("3");
        await Assertions.Expect(page.Page.Locator("#notice")).ToBeHiddenAsync();
        Assert.Equal("none", await page.Page.EvaluateAsync<string>("getComputedStyle(paper).touchAction"));
    }

    [Theory]
    [InlineData(1000, false)]
    [InlineData(1000, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task Nothing_keeps_people_from_using_the_page(int width, bool isDark)
    {
        await using OpenedPage page = await browser.OpenAsync(s_page.Value, width, isDark);
        await page.Page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
        Assert.Empty((await page.Page.EvaluateAsync<string[]>(Axe))!);
        await DrawAsync(page.Page, [.. Drawings.Digits[3], [0.93, 0.93]]);
        await Assertions.Expect(page.Page.Locator("#answer")).ToHaveTextAsync("3");
        await Assertions.Expect(page.Page.Locator("#notice")).ToHaveTextAsync("Left out: 1 speck.");
        if (Environment.GetEnvironmentVariable("MNISTPS_PICTURES") is string folder)
        {
            await page.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"page-{width}-{(isDark ? "dark" : "light")}.png"), FullPage = true });
        }

        await page.Page.ClickAsync("summary");
        SeenPage seen = await page.MeasureAsync();
        Assert.InRange(seen.Overflow, double.MinValue, 0);
        Assert.Equal(isDark ? "rgb(12, 15, 19)" : "rgb(243, 245, 248)", seen.Ground);
        Assert.All(["Draw for CaffeLeNet", "MNIST", "conv 20 5 | pool 2", "431,080", "24 x 24 x 20"], text => Assert.Contains(text, seen.Text));
        Assert.Empty((await page.Page.EvaluateAsync<string[]>(Axe))!);
        Assert.Empty(page.Errors);

        // The ink changes with the theme. Reading pixels again and again, as this test does, makes Chromium write a warning.
        await page.Page.EmulateMediaAsync(new() { ColorScheme = isDark ? ColorScheme.Light : ColorScheme.Dark });
        await page.Page.WaitForFunctionAsync("ink => `${paper.getContext('2d').getImageData(417, 417, 1, 1).data}` === ink", isDark ? "28,36,48,255" : "232,235,239,255");
    }

    [Fact]
    public async Task No_request_leaves_the_page()
    {
        await using OpenedPage page = await browser.OpenAsync(s_page.Value, 1000);
        string[] sent = (await page.Page.EvaluateAsync<string[]>(
            """
            async () => {
                const address = "https://page.test/";
                const image = new Promise(done => Object.assign(new Image(), { onload: () => done("image"), onerror: () => done(""), src: address }));
                const fetched = fetch(address).then(() => "fetch", () => "");
                document.body.insertAdjacentHTML("beforeend", `<iframe src="${address}"></iframe><form action="${address}"></form><p onclick="window.ran = 1"></p>`);
                document.querySelector("form").submit();
                document.querySelector("p[onclick]").click();
                return [await image, await fetched, window.ran ? "script" : ""];
            }
            """))!;
        Assert.Equal(["", "", ""], sent);
        Assert.Empty(page.Requests);
    }

    private static string ToPage(MnistModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream, ModelFormat.Html);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static async Task DrawAsync(IPage page, double[][] strokes)
    {
        LocatorBoundingBoxResult box = (await page.Locator("#paper").BoundingBoxAsync())!;
        foreach (double[] points in strokes)
        {
            for (int i = 0; i < points.Length; i += 2)
            {
                await page.Mouse.MoveAsync((float)(box.X + (points[i] * box.Width)), (float)(box.Y + (points[i + 1] * box.Height)));
                if (i == 0)
                {
                    await page.Mouse.DownAsync();
                }
            }

            await page.Mouse.UpAsync();
        }

        await SettledAsync(page, await page.EvaluateAsync<int>("marks.length"));
    }

    private static async Task SettledAsync(IPage page, int marks) =>
        await page.WaitForFunctionAsync($"() => marks.length === {marks} && waiting === 0");

    private static async Task<DrawingSample> CheckSeenAsync(IPage page, byte[] gray, int columns)
    {
        using var file = new MemoryStream(Drawings.ToBitmap(gray, columns));
        DrawingSample sample = MnistSample.FromPicture(file);
        int[] seen = (await page.EvaluateAsync<int[]>(Seen))!;
        Assert.Equal(sample.Pixels.Select(pixel => (int)pixel), seen);
        return sample;
    }

    [GeneratedRegex(@"^[0-9.]+")]
    private static partial Regex Percent();
}
