using System.Net;
using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Escalations;
using Hotline.Core.Measures;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Server.Tests.Journeys;

/// <summary>What the wallboard counts live, the history counts from the journal: the same numbers, and each opens to its contacts.</summary>
internal sealed class HistoryJourneyTests() : JourneyFixture(Store.Garnet)
{
    protected override bool OwnServer => true;

    [Test]
    public async Task Board_AndHistory_SayTheSameAndOpenToTheSameContacts()
    {
        var lin = await OnShiftAsync("lin");
        var answered = await ArriveAsync();
        await lin.AcceptAsync(answered.Id);
        await answered.BecomesAsync(ContactState.Connected);
        var grave = await lin.Hub.InvokeAsync<SaveResult>(nameof(IConsoleHub.SaveForm), answered.Id, 0L, new RecordForm { Risk = RiskLevel.Immediate });
        Assert.That(grave.Version, Is.EqualTo(1));
        var waiting = await ArriveAsync();
        var left = await ArriveAsync();
        await left.Hub.InvokeAsync<ActResult>(nameof(ICallerHub.End));
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        await using var board = await WatchAsync(supervisor);
        WallboardLine line = null!;
        WallboardView view = null!;
        await Eventually.ThatAsync(async () =>
        {
            view = await board.InvokeAsync<WallboardView>(nameof(IWallboardHub.Watch));
            line = view.Lines.Single(l => l.Code == "12355");
            return line is { Arrived: 3, Answered: 1 } && line.ShortAbandoned + line.Abandoned == 1 && view.Escalations.Open > 0;
        }, "the board has counted everybody", 10, () => $"{line}");
        await RecordedAsync(left.Id, "ContactAbandoned");

        foreach (var (count, expected, who) in new[]
        {
            (Count.Offered, line.Arrived, new[] { answered.Id, waiting.Id, left.Id }), (Count.Answered, line.Answered, [answered.Id]),
            (Count.Waiting, line.Queues.Sum(q => q.Waiting), [waiting.Id]),
        })
        {
            var rows = await supervisor.GetAsync<ContactRows>($"/api/history/contacts?line=12355&from={line.Day}&count={count}");
            Assert.That(rows.Total, Is.EqualTo(expected), $"{count}");
            Assert.That(rows.Rows.Select(r => r.Id), Is.EquivalentTo(who), $"{count}");
        }
        var moment = await supervisor.GetAsync<MomentView>($"/api/history/moment?at={TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}");
        Assert.That(moment.Waiting.Select(w => w.Id), Is.EqualTo(new[] { waiting.Id }));
        Assert.That(moment.Escalations.Select(e => (e.Id, e.Kind)), Is.EquivalentTo(view.Escalations.Next.Select(e => (e.Id, e.Kind))));
        Assert.That(moment.Escalations.Select(e => e.Contact), Is.All.EqualTo(answered.Id));
        // Before anybody came there was nothing: the past does not change.
        var before = await supervisor.GetAsync<MomentView>($"/api/history/moment?at={moment.Counsellors.Min(c => c.Since).ToUnixTimeMilliseconds() - 1}");
        Assert.That((before.Waiting.Count, before.Counsellors.Count, before.Escalations.Count), Is.EqualTo((0, 0, 0)));

        var rescue = moment.Escalations.Single(e => e.Kind is EscalationKind.EmergencyHandOff);
        using (var taken = await supervisor.PostAsync($"/api/escalations/{rescue.Id}/acknowledge", new EscalationActRequest(null, null, null, null, null)))
            Assert.That(taken.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await RecordedAsync(answered.Id, "EscalationAcknowledged");
        var figures = await supervisor.GetAsync<FiguresView>($"/api/history/figures?line=12355&from={line.Day}");
        var row = figures.Escalations.Single(e => e.Figures.Kind is EscalationKind.EmergencyHandOff);
        Assert.That((row.Figures.All, row.Figures.OnTime, row.Share), Is.EqualTo((1, 1, (double?)1)));
        Assert.That(row.Facts.Select(f => (f.Id, f.Contact, f.OnTime)), Is.EqualTo(new[] { (rescue.Id, answered.Id, (bool?)true) }));
    }

    [Test]
    public async Task Lists_AreForSupervisorsAndTheBoardForAll()
    {
        using var lin = await StaffMember.SignInAsync(Server.Url, "lin");
        await using (var board = await WatchAsync(lin))
            Assert.That((await board.InvokeAsync<WallboardView>(nameof(IWallboardHub.Watch))).Lines, Is.Not.Empty);
        foreach (var path in new[] { "moment?at=0", "contacts?line=12355&from=2026-03-02", "figures?line=12355&from=2026-03-02" })
        {
            using var answer = await lin.Http.GetAsync(new Uri($"/api/history/{path}", UriKind.Relative));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), path);
        }
    }

    private async Task<HubConnection> WatchAsync(StaffMember who)
    {
        var hub = new HubConnectionBuilder().WithUrl(new Uri(Server.Url, "/hubs/wallboard"), options =>
        {
            (options.Transports, options.SkipNegotiation, options.Cookies) = (HttpTransportType.WebSockets, true, who.Cookies);
        }).AddJsonProtocol(options => HotlineJson.Configure(options.PayloadSerializerOptions)).Build();
        await hub.StartAsync();
        return hub;
    }
}
