using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Server.Contracts;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hotline.Server.Tests.Harness;

internal partial class CounsellorClient
{
    /// <summary>Signs in and opens the console, without beginning a shift.</summary>
    public static async Task<CounsellorClient> OpenAsync(Uri server, string name)
    {
        var client = new CounsellorClient(server, await StaffMember.SignInAsync(server, name));
        client.Run();
        await Eventually.ThatAsync(() => client.IsIn, $"{name}'s console is connected", 15, () => $"{client.Trouble}");
        return client;
    }

    public static async Task<CounsellorClient> OnShiftAsync(Uri server, string name)
    {
        var client = await OpenAsync(server, name);
        await client.BeginShiftAsync();
        return client;
    }

    public async Task BeginShiftAsync()
    {
        await SignInAsync();
        Assert.That(_me?.Presence, Is.EqualTo(Presence.Available));
    }

    /// <summary>The offer of one contact, or of any.</summary>
    public Task<DeskCard> OfferAsync(Guid? contact = null, double seconds = 10) => Eventually.GetAsync(
        () => Cards.FirstOrDefault(c => c.State is ContactState.Offered && c.Offer?.Counsellor == Id && (contact is null || c.Id == contact)),
        $"{Staff.Me.UserName} is offered {contact}", seconds,
        () => $"{_me?.Presence}/{_me?.Shown} in {IsIn} cards {string.Join(' ', Cards.Select(c => $"{c.Id}={c.State}"))} {Trouble?.Message}");

    /// <summary>A consultation of one contact in which this counsellor is the second person.</summary>
    public Task<DeskCard> SecondAsync(Guid contact, Core.Consults.ConsultState state, double seconds = 10) => Eventually.GetAsync(
        () => Card(contact) is { Second: { } second } card && second.With == Id && second.State == state ? card : null,
        $"{Staff.Me.UserName} is {state} in {contact}", seconds, () => $"{Card(contact)?.Second}");

    public async Task<DeskCard> AcceptAsync(Guid? contact = null, double seconds = 10)
    {
        // An offer that died meanwhile (the store was lost) is made anew; a person clicks again.
        DeskCard card = null!;
        ActResult? result = null;
        await Eventually.ThatAsync(async () =>
        {
            card = await OfferAsync(contact, seconds);
            result = await Hub.InvokeAsync<ActResult>(nameof(IConsoleHub.Accept), card.Id, card.Offer!.Id);
            return result.Refusal is null;
        }, "the offer is accepted", seconds, () => $"{result}");
        return card;
    }

    public Task BecomesAsync(Guid contact, ContactState state, double seconds = 10) => Eventually.ThatAsync(
        () => Card(contact)?.State == state, $"{Staff.Me.UserName} sees {state}", seconds, () => $"{Card(contact)?.State}, connected {IsIn}, {Trouble?.Message}");
}
