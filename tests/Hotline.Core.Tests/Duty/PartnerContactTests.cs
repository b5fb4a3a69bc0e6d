using Hotline.Core.Duty;

namespace Hotline.Core.Tests.Duty;

public sealed class PartnerContactTests
{
    [TestCase(DeliveryWay.Sms, "120", null, "numbers")]
    [TestCase(DeliveryWay.Telephone, "120", null, null)]
    [TestCase(DeliveryWay.Telephone, null, "a@example.org", "numbers")]
    [TestCase(DeliveryWay.Email, "13800000000", null, "email")]
    [TestCase(DeliveryWay.Email, null, "not an address", "email")]
    [TestCase(DeliveryWay.Email, null, "a@example.org", null)]
    [TestCase(DeliveryWay.Account, null, null, null)]
    public void Problem_OfAContact_IsThatTheWayCannotBeGone(DeliveryWay way, string? number, string? email, string? field) =>
        Assert.That(new PartnerContact(null, number is null ? [] : [number], email, null).Problem(way)?.Split(':')[0], Is.EqualTo(field));
}
