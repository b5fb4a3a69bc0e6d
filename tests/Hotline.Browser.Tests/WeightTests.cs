using System.IO.Compression;
using Hotline.Browser.Tests.Harness;

namespace Hotline.Browser.Tests;

internal sealed class WeightTests : BrowserFixture
{
    private const int Limit = 60 * 1024;

    /// <summary>What a telephone on a bad network really has to fetch, from the first page to the survey, in both languages.</summary>
    [Test]
    public async Task CallersScripts_FromTheFirstPageToTheSurvey_AreAtMost60KilobytesCompressed()
    {
        var sizes = new Dictionary<string, long>();
        var caller = await CallerAsync();
        var reading = new List<Task>();
        caller.Page.Response += (_, response) =>
        {
            if (response.Request.ResourceType is "script")
                reading.Add(WeighAsync());

            async Task WeighAsync()
            {
                using var packed = new MemoryStream();
                await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
                    await gzip.WriteAsync(await response.BodyAsync());
                lock (sizes)
                    sizes[response.Url] = packed.Length;
            }
        };
        var lin = await OnShiftAsync("lin");
        await caller.StartAsync();
        await lin.AcceptAsync();
        await caller["language"].ClickAsync();
        await Expect(caller["send"]).ToHaveTextAsync("Send");
        await caller.SendAsync("hello");
        await caller.EndAsync();
        await Expect(caller["survey"]).ToBeVisibleAsync();
        await Task.WhenAll(reading);
        await TestContext.Out.WriteLineAsync(string.Join('\n', sizes.Select(s => $"{s.Value,7} {s.Key}")));
        Assert.That(sizes, Is.Not.Empty);
        Assert.That(sizes.Values.Sum(), Is.LessThanOrEqualTo(Limit));
    }
}
