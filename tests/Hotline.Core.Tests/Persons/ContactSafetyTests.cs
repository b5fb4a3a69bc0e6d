using CsCheck;
using Hotline.Core.Contacts;
using Hotline.Core.Persons;
using Hotline.Core.Signs;

namespace Hotline.Core.Tests.Persons;

public class ContactSafetyTests
{
    private static readonly Gen<GuardianSafety[]> Said = Gen.Enum<GuardianSafety>().Array[0, 5];

    [Test]
    public void MayContactGuardian_UnsafeAnywhereOrSafeNowhere_IsNo() =>
        Said.Sample(said => Assert.That(
            ContactSafety.MayContactGuardian(said), Is.EqualTo(said.Contains(GuardianSafety.Safe) && !said.Contains(GuardianSafety.Unsafe))));

    [Test]
    public void Together_OneMoreUnsafe_IsUnsafe() =>
        Said.Sample(said => Assert.That(ContactSafety.Together(said.Append(GuardianSafety.Unsafe)), Is.EqualTo(GuardianSafety.Unsafe)));

    [TestCase(null, false)]
    [TestCase(false, false)]
    [TestCase(true, true)]
    public void MayContactCaller_UnknownFlag_IsNo(bool? flag, bool expected) => Assert.That(ContactSafety.MayContactCaller(flag), Is.EqualTo(expected));

    [Test]
    public void Together_Flags_OneNoOutweighsEverything() =>
        Gen.Int[0, 2].Select(n => n == 2 ? (bool?)null : n == 1).Array[0, 5].Sample(said =>
            Assert.That(ContactSafety.MayContactCaller(ContactSafety.Together(said)), Is.EqualTo(said.Contains(true) && !said.Contains(false))));

    [Test]
    public void Of_SuspicionOfHarmAtHome_IsUnsafeWhateverWasTicked() =>
        Gen.Enum<GuardianSafety>().Select(Gen.Bool.Select(harm => harm ? Topic.DomesticViolenceNeglect : Topic.SexualAbuse)).Sample((ticked, topic) =>
        {
            Assert.That(ContactSafety.Of(new RecordForm { GuardianSafety = ticked, Topic = topic }, null), Is.EqualTo(GuardianSafety.Unsafe));
            Assert.That(ContactSafety.Of(new RecordForm { GuardianSafety = ticked, Topic = Topic.Peers, OtherTopics = [topic] }, null), Is.EqualTo(GuardianSafety.Unsafe));
            var harmed = new Sign { Source = SignSource.Words, Level = RiskLevel.Moderate, Category = PhraseCategory.Harmed };
            Assert.That(ContactSafety.Of(new RecordForm { GuardianSafety = ticked }, [harmed]), Is.EqualTo(GuardianSafety.Unsafe));
            Assert.That(ContactSafety.Of(new RecordForm { GuardianSafety = ticked, Topic = Topic.Peers }, []), Is.EqualTo(ticked));
        });
}
