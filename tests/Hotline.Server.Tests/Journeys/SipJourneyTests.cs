using System.Net.Http.Json;
using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests.Journeys;

/// <summary>A counsellor whose telephone has a SIP address: the office sets it, and it is rung like any telephone of one's own.</summary>
internal sealed class SipJourneyTests() : JourneyFixture(Store.Garnet)
{
    private const string Address = "sip:zhou.ping@voice.example.org", Number = "+8613973000001";

    [Test]
    public async Task SipTelephone_Rung_TakesTheCallWithOne()
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        var id = (await OpenAsync("zhou")).Id;
        var before = await admin.GetAsync<StaffView>($"/api/staff/{id}");
        await SaveAsync(admin, before, before.Profile! with { Voice = VoiceWay.Sip, VoiceNumber = Address });
        try
        {
            var zhou = await OnShiftAsync("zhou");
            var sid = await Network.DialAsync(Number, TelephoneNetwork.Help);
            var contact = (await zhou.AcceptAsync()).Id;
            var leg = (string)(await Network.WaitForLegAsync(Address, "ringing"))["sid"]!;
            Assert.That((string?)(await Network.ReadAsync(leg))["from"], Is.EqualTo(TelephoneNetwork.Help), "nobody sees the caller's number");
            await Network.ActAsync(leg, "answer");
            await Network.WaitAsync(leg, "said:接听请按 1");
            await Network.PressAsync(leg, "1");
            await Network.WaitAsync(sid, "in-conference");
            await zhou.BecomesAsync(contact, ContactState.Connected);
            await Network.ActAsync(sid, "hangup");
            await Network.WaitAsync(leg, "ended");
            await zhou.BecomesAsync(contact, ContactState.WrapUp);
            Assert.That((await zhou.ActAsync(nameof(IConsoleHub.Close), contact, new Closing(Disposition.Support, RiskLevel.Low, null))).Refusal, Is.Null);
            await RecordedAsync(contact, "ContactClosed");
        }
        finally
        {
            await SaveAsync(admin, await admin.GetAsync<StaffView>($"/api/staff/{id}"), before.Profile!);
        }
    }

    private static async Task SaveAsync(StaffMember admin, StaffView staff, ProfileView profile)
    {
        using var saved = await admin.Http.PutAsJsonAsync($"/api/staff/{staff.Id}", staff with { Profile = profile }, HotlineJson.Options);
        await StaffMember.ReadAsync<StaffSaved>(saved);
    }
}
