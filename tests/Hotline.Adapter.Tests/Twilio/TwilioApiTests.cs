namespace Hotline.Adapter.Tests.Twilio;

/// <summary>The judge itself: what is wrong is caught.</summary>
public sealed class TwilioApiTests
{
    private const string Calls = "/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Calls";
    private const string Call = Calls + "/CA0123456789abcdef0123456789abcdef.json";
    private const string Participants = "/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Conferences/0123/Participants.json";

    [Test]
    public void Check_RightRequest_HasNoProblem() =>
        Assert.That(TwilioApi.Check("POST", Call, [new("Status", "completed")]), Is.Empty);

    [Test]
    public void OurList_SaysWhatTheDescriptionSays()
    {
        Assert.That(TwilioRequests.Lines, Is.Not.Empty);
        Assert.That(TwilioRequests.Lines.SelectMany(TwilioApi.Instance.Differences), Is.Empty);
    }

    [TestCase("POST", Call, "Statuss", "completed", "no parameter Statuss")]
    [TestCase("POST", Call, "Status", "finished", "must be one of")]
    [TestCase("POST", Call, "Url", "not an address", "absolute address")]
    [TestCase("PUT", Call, "Status", "completed", "no such method")]
    [TestCase("POST", "/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Phones.json", "Status", "completed", "no such path")]
    [TestCase("POST", Calls + "/CA12.json", "Status", "completed", "Sid must match")]
    [TestCase("POST", Participants, "From", "+8657712355", "To is required")]
    [TestCase("POST", Participants, "Timeout", "soon", "whole number")]
    [TestCase("POST", Participants, "EndConferenceOnExit", "1", "true or false")]
    public void Check_WrongRequest_NamesTheProblem(string method, string path, string name, string value, string problem)
    {
        Assert.That(TwilioRequests.Check(method, path, [new(name, value)]), Has.Some.Contains(problem), "our own list");
        Assert.That(TwilioApi.Check(method, path, [new(name, value)]), Has.Some.Contains(problem));
    }
}
