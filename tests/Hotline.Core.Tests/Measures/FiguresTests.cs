using Hotline.Core.Contacts;
using Hotline.Core.Measures;

namespace Hotline.Core.Tests.Measures;

public sealed class FiguresTests
{
    private static readonly DateTimeOffset Left = new(2026, 3, 2, 15, 50, 0, TimeSpan.Zero);

    private static ContactFact Abandoned(string person, DateTimeOffset left) => new()
    {
        Id = Guid.CreateVersion7(), Line = "12355", Channel = Channel.Voice, Direction = Direction.Inbound, Requirement = "12355/Voice", State = ContactState.Abandoned,
        Arrived = left.AddMinutes(-1), Hour = 23, Ended = left, Closed = left, Person = person, Target = TimeSpan.FromSeconds(20),
    };

    [TestCase(30, 1), TestCase(60, 1), TestCase(61, 0), TestCase(-5, 0)]
    public void Reached_AnsweredOnAnotherLineOrDay_CountsWithinAnHour(int minutes, int reached)
    {
        var answers = new[] { new Answer("who", Left.AddMinutes(minutes)), new Answer("else", Left.AddMinutes(1)) }.ToLookup(a => a.Person, a => a.At);

        var figures = Figures.Of([Abandoned("who", Left)], [], answers, Left.AddHours(3));

        Assert.That((figures.ReachedOf, figures.Reached), Is.EqualTo((1, reached)));
    }
}
