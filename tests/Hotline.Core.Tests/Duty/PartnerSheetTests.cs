using Hotline.Core.Duty;
using Hotline.Core.Record;

namespace Hotline.Core.Tests.Duty;

public sealed class PartnerSheetTests
{
    private static readonly County[] Counties = [new("330302", "鹿城区", "Lucheng", "小鹿心屿"), new("330324", "永嘉县", "Yongjia", "阳光会客厅（永嘉）")];

    [Test]
    public void Read_PastedFromASpreadsheet_ReadsWordsOfBothLanguagesAndCodes()
    {
        var rows = PartnerSheet.Read("类型\t名称\t县\t学校\t方式\t联系人\t号码\t邮箱\t备注\n县中心\t小鹿心屿\t鹿城\t\t短信\t张老师\t138 0000 0001；0577-88880001\t\t周末也在\nHospital\t示范医院\t330324\t\tEmail\t\t\ta@example.org\n", Counties);
        Assert.That(rows.Select(r => r.Problem), Is.All.Null);
        Assert.That(rows.Select(r => (r.Line, r.Partner!.Kind, r.Partner.County, r.Partner.Delivery)),
            Is.EqualTo(new[] { (2, PartnerKind.CountyCentre, "330302", DeliveryWay.Sms), (3, PartnerKind.Hospital, "330324", DeliveryWay.Email) }));
        Assert.That(rows[0].Contact!.Numbers, Is.EqualTo(new[] { "138 0000 0001", "0577-88880001" }));
        Assert.That(rows[0].Contact!.Note, Is.EqualTo("周末也在"));
    }

    [Test]
    public void Read_WrongRows_SaysWhichLineAndColumn()
    {
        var rows = PartnerSheet.Read("\n县中心,甲,鹿城区,,短信,,13800000001\n\n未知,乙,,,,,13800000002\n医院,,,,,,13800000003\n医院,丁,别处,,,,13800000004\n医院,戊,,,短信,,打办公室\n医院,己,,,飞鸽,,13800000005\n3,庚,,,,,13800000006\n", Counties);
        Assert.That(rows.Select(r => (r.Line, r.Problem?.Split(':')[0])), Is.EqualTo(new (int, string?)[]
        {
            (2, null), (4, "kind"), (5, "name"), (6, "county"), (7, "numbers"), (8, "delivery"), (9, "kind"),
        }));
    }

    [Test]
    public void Read_AQuotedCell_MayHoldTheSeparator()
    {
        var row = PartnerSheet.Read("医院,\"一院, 心理科\",,,电话,,120", Counties).Single();
        Assert.That((row.Line, row.Partner?.Name, row.Problem), Is.EqualTo((1, "一院, 心理科", (string?)null)));
    }

    [Test]
    public void Read_QuotesThatDoNotClose_AreThatRowsProblem() =>
        Assert.That(PartnerSheet.Read("医院,甲,,,电话,,120\n医院,\"乙,,,电话,,120", Counties).Select(r => r.Problem?.Split(':')[0]), Is.EqualTo(new[] { null, "row" }));

    [Test]
    public void Read_Nothing_IsNoRow() => Assert.That(PartnerSheet.Read(" \n\n", Counties), Is.Empty);
}
