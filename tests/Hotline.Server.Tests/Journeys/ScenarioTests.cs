using System.Net;
using System.Net.Http.Json;
using System.Text;
using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests.Journeys;

/// <summary>The emulator plays the scenario file that lies beside it: many callers at once, each with keys and an end of his own.</summary>
internal sealed class ScenarioTests() : JourneyFixture(Store.Garnet)
{
    private sealed record Played(int Id, int Callers, int Dialled, int Over, bool Done, IReadOnlyList<string> Stuck);

    protected override bool OwnServer => true;

    [Test]
    public async Task Evening_Played_EverybodyDidWhatTheFileSays()
    {
        var played = await StartAsync(await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "ops", "twilio-emulator", "scenarios", "evening.json")));
        Assert.That(played.Callers, Is.EqualTo(11));
        played = (await Network.Http.GetFromJsonAsync<Played>($"/api/scenarios/{played.Id}?timeoutMs=60000"))!;
        Assert.That((played.Done, played.Dialled, played.Over), Is.EqualTo((true, 11, 11)));
        Assert.That(played.Stuck, Is.Empty);
        await Eventually.ThatAsync(
            () => States("Voice").SequenceEqual([("Abandoned", 7), ("Overflowed", 2), ("Waiting", 2)]) && States("Message").Sum(s => s.Count) == 2, "six left, one who was not safe too, two wait for a call, two left a message", 20,
            () => string.Join(' ', States("Voice").Concat(States("Message"))));
    }

    [Test]
    public async Task File_ThatIsWrong_IsRefusedWithWhatIsWrong()
    {
        foreach (var (file, problem) in new[]
        {
            ("""{ "callers": [] }""", "there is none"), ("""{ "callers": [{ "from": "+8613900000001", "to": "+1999" }] }""", "no number of the service"),
            ("""{ "callers": [{ "from": "+8613900000001", "steps": [{ "until": "happy" }] }] }""", "until is one of"),
            ("""{ "callers": [{ "from": "+8613900000001" }], "faults": [{ "at": 0, "kind": "rain" }] }""", "kind is one of"),
        })
        {
            using var refused = await PostAsync(file);
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain(problem));
        }
    }

    private List<(string State, int Count)> States(string channel) =>
        [.. Record.Stories(channel).GroupBy(s => s.State).Select(g => (g.Key, g.Count())).OrderBy(s => s.Key, StringComparer.Ordinal)];

    private async Task<Played> StartAsync(string file)
    {
        using var answer = await PostAsync(file);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<Played>())!;
    }

    private async Task<HttpResponseMessage> PostAsync(string file)
    {
        using var content = new StringContent(file, Encoding.UTF8, "application/json");
        return await Network.Http.PostAsync(new Uri("/api/scenarios", UriKind.Relative), content);
    }
}
