using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using Hotline.Core.Lines;
using Hotline.Core.Wallboard;
using static Hotline.Adapter.Tests.Sql.Samples;

namespace Hotline.Adapter.Tests.Sql;

/// <summary>domain.md, section 5, counted from the contacts.</summary>
internal sealed class CountersTests(string database) : RecordSuite(database)
{
    private static readonly Dictionary<string, string> Today = new() { ["12355"] = "2026-03-02" };

    [Test]
    public async Task Counters_ByDefinition()
    {
        await WriteAsync(
            Answered(20), Answered(20.001) with { State = ContactState.Closed, Closed = Start.AddHours(1) }, Answered(0),
            Left(4, isShort: true), Left(20), Left(21),
            NewContact(channel: Channel.Voice), // still waits
            NewContact(channel: Channel.Voice) with { State = ContactState.Overflowed, Ended = Start.AddSeconds(70) },
            NewContact(channel: Channel.Voice) with { Direction = Direction.Outbound });
        var counters = await CountAsync();
        Assert.That(counters, Is.EqualTo(new[]
        {
            new LineCounters
            {
                Line = "12355", Channel = Channel.Voice, Day = "2026-03-02", Hour = 9,
                Arrived = 8, Answered = 3, AnsweredInTarget = 2, Abandoned = 2, AbandonedAfterTarget = 1, ShortAbandoned = 1, Overflowed = 1,
                WaitMilliseconds = 40_001, Closed = 1,
            },
        }));
    }

    [Test]
    public async Task Counters_Targets_AreTheLinesOwnByChannel()
    {
        var line = new Line { Code = "12355", Name = "n", NameEn = "n", Version = 1, VoiceTargetSeconds = 10, ChatTargetSeconds = 90 };
        await WriteAsync(NewEvent(JournalEventType.LineChanged) with { Line = line });
        await WriteAsync(Answered(11), Answered(11) with { Id = Guid.CreateVersion7(), Channel = Channel.WebCall }, Answered(80) with { Channel = Channel.Chat });
        var counters = await CountAsync();
        Assert.That(counters.ToDictionary(one => one.Channel, one => one.AnsweredInTarget), Is.EquivalentTo(new Dictionary<Channel, int>
        {
            [Channel.Voice] = 0, [Channel.WebCall] = 0, [Channel.Chat] = 1,
        }));
    }

    [Test]
    public async Task Counters_AnsweredThenLeftAfterTransfer_IsAnswered()
    {
        await WriteAsync(Answered(5) with { State = ContactState.Abandoned, Ended = Start.AddMinutes(9), Transfers = 1 });
        var counters = (await CountAsync()).Single();
        Assert.That((counters.Answered, counters.Abandoned), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Counters_ByHourAndDayOfTheLine()
    {
        await WriteAsync(
            Answered(1), Answered(1) with { Id = Guid.CreateVersion7(), Hour = 10 },
            Answered(1) with { Id = Guid.CreateVersion7(), Day = "2026-03-01" }, Answered(1) with { Id = Guid.CreateVersion7(), Line = "12356" });
        Assert.That((await CountAsync()).Select(one => (one.Hour, one.Arrived)), Is.EqualTo(new[] { (9, 1), (10, 1) }));
    }

    private Task<IReadOnlyList<LineCounters>> CountAsync() => Record.ReadCountersAsync(Today, CancellationToken.None);

    private static Contact Answered(double seconds) =>
        NewContact(channel: Channel.Voice) with { State = ContactState.Connected, Answered = Start.AddSeconds(seconds) };

    private static Contact Left(double seconds, bool isShort = false) =>
        NewContact(channel: Channel.Voice) with { State = ContactState.Abandoned, Ended = Start.AddSeconds(seconds), ShortAbandon = isShort };
}
