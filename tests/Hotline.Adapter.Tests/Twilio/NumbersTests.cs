using Hotline.Core.Contacts;
using Hotline.Twilio;
using Microsoft.Extensions.Options;

namespace Hotline.Adapter.Tests.Twilio;

public sealed class NumbersTests
{
    [TestCase("+8613800138000", "+8613800138000")]
    [TestCase("138 0013 8000", "+8613800138000")]
    [TestCase("0577-8881 2356", "+8657788812356")]
    [TestCase("+14155552671", "+14155552671")]
    [TestCase("sip:+8613800138000@gateway.example.org", "+8613800138000")]
    [TestCase("anonymous", null)]
    [TestCase("Anonymous", null)]
    [TestCase("+266696687", null)]
    [TestCase("+7378742833", null)]
    [TestCase("+86282452253", null)]
    [TestCase("client:browser", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void Normalise_GivesE164OrNothing(string? text, string? number) =>
        Assert.That(Numbers.Normalise(text, "CN"), Is.EqualTo(number));

    [TestCase("12356", "12356", true)]
    [TestCase("12355", "12356", false)]
    [TestCase("0577-88812356", "+8657788812356", true)]
    [TestCase("client:x", "12356", false)]
    public void Same_ComparesShortNumbersToo(string dialled, string configured, bool same) =>
        Assert.That(Numbers.Same(dialled, configured, "CN"), Is.EqualTo(same));

    [Test]
    public void ContactId_IsTheCallsForGood()
    {
        // The id is kept with the contact: another algorithm would receive every live call a second time.
        Assert.That(CallIds.Contact("CA1"), Is.EqualTo(Guid.Parse("b557ca42-506e-857e-997c-1d7bef946a4e")));
        Assert.That(CallIds.Contact("CA1"), Is.Not.EqualTo(CallIds.Contact("CA2")));
        Assert.That(CallIds.Contact("CA1").Version, Is.EqualTo(8));
    }

    [Test]
    public void Ticket_HoldsForOneCallAndSurvivesARotation()
    {
        var ticket = new Ticket(Guid.Empty, "12356", DateTimeOffset.UnixEpoch, Priority.High);
        var before = new TicketSigner(Options.Create(new TwilioOptions { AuthToken = "old" }));
        var after = new TicketSigner(Options.Create(new TwilioOptions { AuthToken = "new", SecondaryAuthToken = "old" }));
        var key = before.Sign(ticket, "CA1");

        Assert.Multiple(() =>
        {
            Assert.That(after.Verify(ticket, "CA1", key));
            Assert.That(after.Verify(ticket, "CA2", key), Is.False);
            Assert.That(after.Verify(ticket with { Priority = Priority.Immediate }, "CA1", key), Is.False);
            Assert.That(after.Verify(ticket with { Arrived = ticket.Arrived.AddMilliseconds(1) }, "CA1", key), Is.False);
            Assert.That(new TicketSigner(Options.Create(new TwilioOptions { AuthToken = "new" })).Verify(ticket, "CA1", key), Is.False);
        });
    }
}
