using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Server.Contracts;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hotline.Server.Tests.Harness;

/// <summary>A counsellor's console.</summary>
internal sealed class CounsellorClient : ScreenClient
{
    private readonly Dictionary<Guid, DeskCard> _cards = [];
    private readonly Dictionary<Guid, Chat> _chats = [];
    private readonly Dictionary<Guid, (long Version, RecordForm Form)> _forms = [];
    private readonly List<(Guid Contact, Guid Id, string Text)> _unsent = [];
    private readonly List<string> _problems = [];
    private CounsellorView? _me;

    private CounsellorClient(Uri server, StaffMember staff) : base(server, "/hubs/console", staff.Address, options => options.Cookies = staff.Cookies)
    {
        Staff = staff;
        Hub.On<DeskChange>(nameof(IConsoleClient.DeskChanged), change => Told(() =>
        {
            if (_me is { } known && change.Desk > known.Desk + 1)
                GreetAgain();
            if (_me is null || change.Desk >= _me.Desk)
                _me = change.Counsellor;
            if (change.Card is { } card && (!_cards.TryGetValue(card.Id, out var had) || card.Version >= had.Version))
                _cards[card.Id] = card;
        }));
        Hub.On<DeskMessage>(nameof(IConsoleClient.MessageArrived), arrived => Told(() =>
        {
            ChatOf(arrived.Contact).Take(arrived.Message);
            if (ChatOf(arrived.Contact).HasGap)
                GreetAgain();
        }));
        Hub.On<SideMessage>(nameof(IConsoleClient.SideArrived), arrived => { lock (Gate) Side.Add((arrived.Contact, arrived.Message.Text)); });
        Hub.On<Guid, int>(nameof(IConsoleClient.SeenByCaller), (contact, number) => { lock (Gate) SeenByCaller[contact] = number; });
        Hub.On<Guid>(nameof(IConsoleClient.CallerTyping), _ => { });
        Hub.On<Guid, long, RecordForm>(nameof(IConsoleClient.FormSaved), (contact, version, form) => { lock (Gate) _forms[contact] = (version, form); });
        Hub.On(nameof(IConsoleClient.PleaseAnnounce), PleaseAnnounce);
    }

    public StaffMember Staff { get; }
    public Guid Id => Staff.Me.Id;
    public CounsellorView? Me => _me;
    public Dictionary<Guid, int> SeenByCaller { get; } = [];

    /// <summary>What was written beside conversations.</summary>
    public List<(Guid Contact, string Text)> Side { get; } = [];
    public bool AllSent { get { lock (Gate) return _unsent.Count == 0; } }
    public IReadOnlyList<string> Problems { get { lock (Gate) return [.. _problems]; } }
    public IReadOnlyList<DeskCard> Cards { get { lock (Gate) return [.. _cards.Values]; } }
    public DeskCard? Card(Guid contact) { lock (Gate) return _cards.GetValueOrDefault(contact); }
    public List<string> Texts(Guid contact) { lock (Gate) return ChatOf(contact).Texts; }
    public IReadOnlyList<Guid> ShownTwice(Guid contact) { lock (Gate) return [.. ChatOf(contact).Twice]; }
    public (long Version, RecordForm Form)? Form(Guid contact) { lock (Gate) return _forms.TryGetValue(contact, out var form) ? form : null; }

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
        await FetchAsync(async () => Take(await Hub.InvokeAsync<DeskSnapshot?>(nameof(IConsoleHub.BeginShift))));
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

    public void Type(Guid contact, string text)
    {
        lock (Gate)
            _unsent.Add((contact, Guid.CreateVersion7(), text));
    }

    public Task<ActResult> ActAsync(string method, params object?[] arguments) => Hub.InvokeCoreAsync<ActResult>(method, arguments);

    public Task BecomesAsync(Guid contact, ContactState state, double seconds = 10) => Eventually.ThatAsync(
        () => Card(contact)?.State == state, $"{Staff.Me.UserName} sees {state}", seconds, () => $"{Card(contact)?.State}, connected {IsIn}, {Trouble?.Message}");

    /// <summary>Ends the shift and closes the console.</summary>
    public async Task LeaveAsync()
    {
        try
        {
            await ActAsync(nameof(IConsoleHub.EndShift));
        }
        catch (Exception e) when (e is InvalidOperationException or Microsoft.AspNetCore.SignalR.HubException)
        {
            // Not connected any more.
        }
        await DisposeAsync();
        Staff.Dispose();
    }

    protected override async Task GreetAsync()
    {
        List<AnnouncedChat> chats;
        lock (Gate)
            chats = [.. _chats.Where(c => c.Value.All.Count > 0 && _cards.GetValueOrDefault(c.Key) is { State: not ContactState.Closed }).Select(c => new AnnouncedChat(c.Key, c.Value.OnScreen))];
        Take(await Hub.InvokeAsync<DeskSnapshot?>(nameof(IConsoleHub.Announce), chats));
    }

    protected override async Task FlushAsync()
    {
        while (true)
        {
            (Guid Contact, Guid Id, string Text) next;
            lock (Gate)
            {
                if (_unsent.Count == 0)
                    return;
                next = _unsent[0];
            }
            var sent = await Hub.InvokeAsync<SendResult>(nameof(IConsoleHub.Send), next.Contact, next.Id, next.Text);
            lock (Gate)
            {
                if (sent.Number is { } number)
                {
                    ChatOf(next.Contact).Take(new MessageView(number, next.Id, Core.Chat.Author.Counsellor, sent.At!.Value, next.Text));
                    _unsent.Remove(next);
                }
                else
                {
                    _problems.Add($"{sent.Problem}{sent.Refusal}");
                    throw new InvalidOperationException($"{sent.Problem}{sent.Refusal}");
                }
            }
        }
    }

    private void Take(DeskSnapshot? snapshot)
    {
        lock (Gate)
        {
            if (snapshot is null)
            {
                _me = null;
                return;
            }
            _me = snapshot.Counsellor;
            _cards.Clear();
            foreach (var item in snapshot.Contacts)
            {
                _cards[item.Card.Id] = item.Card;
                _forms[item.Card.Id] = (item.FormVersion, item.Form);
                foreach (var message in item.Messages)
                    ChatOf(item.Card.Id).Take(message);
            }
        }
    }

    private Chat ChatOf(Guid contact) => _chats.TryGetValue(contact, out var chat) ? chat : _chats[contact] = new Chat();
}
