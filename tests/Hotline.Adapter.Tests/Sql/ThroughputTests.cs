using System.Diagnostics;
using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using static Hotline.Adapter.Tests.Sql.Samples;

namespace Hotline.Adapter.Tests.Sql;

/// <summary>A measurement, not a check: run it by name.</summary>
[Explicit("Measures this machine.")]
internal sealed class ThroughputTests(string database) : RecordSuite(database)
{
    [Test]
    public async Task Apply_FullPages_EventsPerSecond()
    {
        const int pages = 100;
        // Short chats: three changes of the contact and seven messages each.
        var journal = new List<JournalPage>();
        var ends = new List<JournalPosition?> { null };
        for (var page = 0; page < pages; page++)
        {
            var events = Enumerable.Range(0, 50).SelectMany(_ =>
            {
                var contact = NewContact() with { Answers = new CallerAnswers { County = "330302" } };
                return Enumerable.Range(1, 7).Select(number => NewMessage(contact.Id, number, $"k1.{new string('x', 200)}"))
                    .Prepend(NewEvent(JournalEventType.ContactArrived, contact))
                    .Append(NewEvent(JournalEventType.ContactConnected, contact with { Version = 2 }))
                    .Append(NewEvent(JournalEventType.ContactEnded, contact with { Version = 3 }));
            });
            journal.Add(Journal.Page(events.ToArray()));
            ends.Add(Journal.Position);
        }
        await Record.ApplyAsync(null, journal[0], CancellationToken.None);
        var watch = Stopwatch.StartNew();
        for (var page = 1; page < pages; page++)
            await Record.ApplyAsync(ends[page], journal[page], CancellationToken.None);
        var count = (pages - 1) * 500;
        TestContext.Out.WriteLine($"{count / watch.Elapsed.TotalSeconds:F0} events/s in pages of 500");
        Assert.That(await Backend.ScalarAsync<int>("SELECT COUNT(*) FROM JournalEvents"), Is.EqualTo(count + 500));
    }
}
