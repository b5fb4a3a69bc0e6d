using Hotline.Core.Assessments;
using Hotline.Core.Contacts;
using Hotline.Core.Texts;

namespace Hotline.Core.Tests.Contacts;

public class SaveFormTests
{
    private static readonly TextCipher Cipher = new(new Dictionary<string, byte[]> { ["k1"] = new byte[32] }, "k1");

    [Test]
    public void Open_FormFromBeforeTheRiskQuestions_ReadsAsNotAsked()
    {
        var contact = Guid.CreateVersion7();
        var notes = Cipher.Encrypt("{\"said\":\"以前写的\"}", contact);
        var old = HotlineJson.Read<SealedForm>("{\"version\":3,\"coded\":{\"risk\":\"Low\",\"stateAtStart\":40,\"notes\":{}},\"sealed\":\"" + notes + "\"}");
        var form = SaveForm.Open(old, contact, Cipher);
        Assert.That((form.Risk, form.StateAtStart, form.Notes.Said, form.Plan, form.Notes.Phq9), Is.EqualTo((RiskLevel.Low, 40, "以前写的", RiskAnswer.NotAsked, (string?)null)));
    }

    [Test]
    public void Seal_Screening_LeavesNothingOfItReadable()
    {
        var contact = Guid.CreateVersion7();
        var form = new RecordForm { Plan = RiskAnswer.Yes, Notes = new RecordNotes { Phq9 = "333333333", PlanSafer = "把药交给妈妈" } };
        var kept = SaveForm.Seal(form, contact, 1, Cipher);
        Assert.That(HotlineJson.Write(kept), Does.Not.Contain("333333333").And.Not.Contain("planSafer"));
        Assert.That(SaveForm.Open(kept, contact, Cipher), Is.EqualTo(form with { Notes = form.Notes, OtherTopics = null }));
    }

    [Test]
    public void Seal_Grade_RestsAmongTheNotes()
    {
        var contact = Guid.CreateVersion7();
        var form = new RecordForm { Grade = "八年级3班", Notes = new RecordNotes { Said = "x" } };
        var kept = SaveForm.Seal(form, contact, 1, Cipher);
        Assert.That((kept.Coded.Grade, kept.Coded.Notes.Grade), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That(SaveForm.Open(kept, contact, Cipher), Is.EqualTo(form));
    }

    [Test]
    public void Open_FormWhoseGradeRestsInClear_ReadsIt()
    {
        var contact = Guid.CreateVersion7();
        var old = new SealedForm { Version = 1, Coded = new RecordForm { Grade = "初二" }, Sealed = Cipher.Encrypt("{}", contact) };
        Assert.That(SaveForm.Open(old, contact, Cipher).Grade, Is.EqualTo("初二"));
    }
}
