using Hotline.Core.Contacts;
using Hotline.Core.Escalations;
using Hotline.Core.Signs;

namespace Hotline.Core.Tests.Escalations;

public sealed class HarmReportTests
{
    private static readonly RecordForm Child = new() { AgeBand = AgeBand.Under14 };

    private static Contact Contact(AgeBand answered = AgeBand.Unknown, params Sign[] signs) => new()
    {
        Id = Guid.CreateVersion7(), Line = "12355", Channel = Channel.Chat, Requirement = "", Answers = new CallerAnswers { AgeBand = answered },
        Signs = signs.Select((s, i) => (s, i)).ToDictionary(s => $"s{s.i}", s => s.s),
    };

    private static Sign Harmed(bool? confirmed) => new() { Source = SignSource.Words, Level = RiskLevel.Moderate, Category = PhraseCategory.Harmed, Confirmed = confirmed };

    [TestCase(Topic.SexualAbuse, true)]
    [TestCase(Topic.DomesticViolenceNeglect, true)]
    [TestCase(Topic.Bullying, false)]
    [TestCase(null, false)]
    public void IsOwed_TopicOfAMinor_FirstOrAmongTheOthers(Topic? topic, bool owed)
    {
        Assert.That(HarmReport.IsOwed(Contact(), Child with { Topic = topic }), Is.EqualTo(owed));
        Assert.That(HarmReport.IsOwed(Contact(), Child with { Topic = Topic.Emotions, OtherTopics = topic is { } other ? [Topic.Romance, other] : null }), Is.EqualTo(owed));
        Assert.That(HarmReport.IsOwed(Contact(), Child with { Topic = topic, AgeBand = AgeBand.Adult }), Is.False, "an adult");
    }

    [TestCase(true, true)]
    [TestCase(null, false)]
    public void IsOwed_WordsOfHarm_OnlyOnceTheCounsellorSaysSo(bool? confirmed, bool owed)
    {
        Assert.That(HarmReport.IsOwed(Contact(AgeBand.From14To17, Harmed(confirmed)), null), Is.EqualTo(owed), "the caller's own answer is enough");
        Assert.That(HarmReport.IsOwed(Contact(AgeBand.Unknown, Harmed(confirmed)), Child), Is.EqualTo(owed));
        Assert.That(HarmReport.IsOwed(Contact(AgeBand.Unknown, Harmed(confirmed)), null, AgeBand.Under14), Is.EqualTo(owed), "the person's age is known from before");
        Assert.That(HarmReport.IsOwed(Contact(AgeBand.Unknown, Harmed(confirmed)), null), Is.False, "nobody knows that it is a minor");
    }

    [TestCase(AgeBand.Unknown, SchoolStage.Primary, null, AgeBand.Unknown, true)]
    [TestCase(AgeBand.Unknown, SchoolStage.Vocational, null, AgeBand.Unknown, true)]
    [TestCase(AgeBand.Unknown, SchoolStage.University, null, AgeBand.Unknown, false)]
    [TestCase(AgeBand.Adult, SchoolStage.Primary, WhoCalls.Teacher, AgeBand.Adult, true, Description = "a teacher about a pupil")]
    [TestCase(AgeBand.Adult, SchoolStage.Senior, WhoCalls.Self, AgeBand.Unknown, false)]
    [TestCase(AgeBand.Adult, SchoolStage.Unknown, WhoCalls.Self, AgeBand.Under14, false, Description = "the counsellor knows better")]
    [TestCase(AgeBand.Adult, SchoolStage.Unknown, WhoCalls.Parent, AgeBand.Adult, false)]
    public void IsMinor_WhatTheCounsellorWrote_CountsBeforeTheAnswer(AgeBand band, SchoolStage stage, WhoCalls? who, AgeBand answered, bool minor) =>
        Assert.That(HarmReport.IsMinor(new RecordForm { AgeBand = band, Stage = stage, WhoCalls = who }, new CallerAnswers { AgeBand = answered }), Is.EqualTo(minor));
}
