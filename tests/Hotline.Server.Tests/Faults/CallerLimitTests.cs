using System.Net;
using Hotline.Core.Contacts;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hotline.Server.Tests.Faults;

/// <summary>Everything anonymous has a limit, and none of them stands between a person in danger and help.</summary>
[Category("Garnet")]
internal sealed class CallerLimitTests() : JourneyFixture(Store.Garnet)
{
    [Test]
    public async Task Calls_TooFast_AreRefusedInWords_ButNotSafeIsHeardAndWhoeverWantsToGoMay()
    {
        var caller = await ArriveAsync();
        await TireAsync(caller);
        Assert.That((await caller.Hub.InvokeAsync<ActResult>(nameof(ICallerHub.AnswerSurvey), new SurveyRequest(5, 5))).Problem, Is.EqualTo("tooFast"));
        await TireAsync(caller);
        Assert.That(await caller.Hub.InvokeAsync<ActResult>(nameof(ICallerHub.NotSafe)), Is.EqualTo(new ActResult(null)));
        await RecordedAsync(caller.Id, "SignNoted");
        Assert.That(caller.State, Is.EqualTo(ContactState.Waiting), "nothing else was done");
        Assert.That(Record.Image(caller.Id).Priority, Is.EqualTo(Priority.Immediate));

        // Pressed again and again, it is never refused, and what was heard already is not noted each time.
        for (var i = 0; i < 200; i++)
            Assert.That(await caller.Hub.InvokeAsync<ActResult>(nameof(ICallerHub.NotSafe)), Is.EqualTo(new ActResult(null)));
        Assert.That((await caller.Hub.InvokeAsync<ActResult>(nameof(ICallerHub.AnswerSurvey), new SurveyRequest(5, 5))).Problem, Is.EqualTo("tooFast"), "they were counted, and the last ones did nothing");
        await TireAsync(caller);
        Assert.That(await caller.Hub.InvokeAsync<ActResult>(nameof(ICallerHub.End)), Is.EqualTo(new ActResult(null)));
        await TireAsync(caller);
        Assert.That((await caller.Hub.InvokeAsync<ActResult>(nameof(ICallerHub.End))).Problem, Is.EqualTo("tooFast"), "gone already");
        await RecordedAsync(caller.Id, "ContactAbandoned");
    }

    [Test]
    public async Task Audio_AskedForInAFlood_IsThrottledByAddressAndForNobodyElse()
    {
        var path = new Uri($"/audio/{new string('a', 64)}.wav", UriKind.Relative);
        async Task<HttpStatusCode> AskAsync(string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-Forwarded-For", address } } };
            using var answer = await Server.Http.SendAsync(request);
            return answer.StatusCode;
        }
        var statuses = new List<HttpStatusCode>();
        for (var round = 0; round < 30 && !statuses.Contains(HttpStatusCode.TooManyRequests); round++)
            statuses.AddRange(await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => AskAsync("203.0.113.77"))));
        Assert.That(statuses, Has.Some.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(statuses.Take(100), Is.All.EqualTo(HttpStatusCode.NotFound), "a telephone network at work is not slowed");
        Assert.That(await AskAsync("203.0.113.78"), Is.EqualTo(HttpStatusCode.NotFound));
    }

    /// <summary>Until this connection has nothing left of its bucket.</summary>
    private static async Task TireAsync(CallerClient caller)
    {
        for (var i = 0; i < 300; i++)
            try
            {
                await caller.Hub.InvokeAsync<MessagePage>(nameof(ICallerHub.ReadGap), 0, 1);
            }
            catch (HubException)
            {
                return;
            }
        Assert.Fail("The connection has no limit.");
    }
}
