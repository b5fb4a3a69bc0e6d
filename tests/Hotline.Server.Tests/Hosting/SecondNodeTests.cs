using Hotline.Core.Epochs;
using Hotline.Server.Loops;
using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests.Hosting;

internal sealed class SecondNodeTests
{
    [Test]
    public void Saw_NodeThatGoesOnLooking_IsNamed_AndOneThatWasKilledIsNot()
    {
        var second = new SecondNode();
        foreach (var looked in new[] { 1_000, 3_000, 5_999 })
        {
            second.Saw([new OtherNode("killed", 900, ""), new OtherNode("other", looked, "")]);
            Assert.That(second.Name, Is.Null, $"{looked}");
        }
        second.Saw([new OtherNode("other", 6_000, "")]);
        Assert.That(second.Name, Is.EqualTo("other"));
        second.Saw([]);
        Assert.That(second.Name, Is.Null);
        // Under a new name it is a new process.
        second.Saw([new OtherNode("other", 20_000, "")]);
        Assert.That(second.Name, Is.Null);
    }

    [Test]
    [Category("Redis")]
    public async Task TwoNodes_ThatDoNotKnowOfEachOther_SayLoudlySoAndStayReady()
    {
        var (first, second) = await HotlineServer.StartTwoAsync(told: false);
        try
        {
            foreach (var node in new[] { first, second })
            {
                await Eventually.ThatAsync(async () => (await node.Http.GetStringAsync(new Uri("/healthz/ready", UriKind.Relative))).Contains("ManyNodes", StringComparison.Ordinal), "readiness tells of the other node", 20, () => node.Log);
                await Eventually.ThatAsync(() => node.Log.Contains("Another node", StringComparison.Ordinal) && node.Log.Contains("Server:ManyNodes", StringComparison.Ordinal), "the log says so", 20, () => node.Log);
            }
        }
        finally
        {
            await second.DisposeAsync();
            await first.DisposeAsync();
        }
    }
}
