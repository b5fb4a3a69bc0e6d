using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Server.Contracts;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hotline.Server.Tests.Harness;

/// <summary>A counsellor's console.</summary>
#pragma warning disable CA1852 // ops/chaos derives from it.
internal partial class CounsellorClient : ScreenClient
#pragma warning restore CA1852
{
    private readonly Dictionary<Guid, DeskCard> _cards = [];
    private readonly Dictionary<Guid, Chat> _chats = [];
    private readonly Dictionary<Guid, (long Version, RecordForm Form)> _forms = [];
    private readonly List<(Guid Contact, Guid Id, string Text)> _unsent = [];
    private readonly List<string> _problems = [];
    private CounsellorView? _me;

    protected CounsellorClient(Uri server, StaffMember staff) : base(server, "/hubs/console", staff.Address, options => options.Cookies = staff.Cookies)
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
    public IReadOnlyList<Guid> Moved(Guid contact) { lock (Gate) return [.. ChatOf(contact).Moved]; }
    public (long Version, RecordForm Form)? Form(Guid contact) { lock (Gate) return _forms.TryGetValue(contact, out var form) ? form : null; }

    /// <summary>Begins the shift, or goes on with it.</summary>
    protected async Task SignInAsync()
    {
        await FetchAsync(async () => Take(await Hub.InvokeAsync<DeskSnapshot?>(nameof(IConsoleHub.BeginShift))));
        await TellVoiceAsync();
    }

    /// <summary>Whether this console's browser can be rung. Without a real one the test answers at the network.</summary>
    public bool HasDevice { get; set; } = true;

    private async Task TellVoiceAsync()
    {
        if (HasDevice && _me is { Voice: VoiceWay.Browser, VoiceReady: false })
            await ActAsync(nameof(IConsoleHub.SetVoice), true);
    }

    public void Type(Guid contact, string text)
    {
        lock (Gate)
            _unsent.Add((contact, Guid.CreateVersion7(), text));
    }

    public Task<ActResult> ActAsync(string method, params object?[] arguments) => Hub.InvokeCoreAsync<ActResult>(method, arguments);

    /// <summary>What holds up closing: grave signs that nobody has looked at.</summary>
    public async Task LookAtSignsAsync(DeskCard card)
    {
        foreach (var sign in card.Signs.Where(s => s.Seen is null && s.Level >= RiskLevel.High))
            await ActAsync(nameof(IConsoleHub.LookAtSign), card.Id, sign.Id, false);
    }

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

    public IReadOnlyDictionary<Guid, IReadOnlyList<MessageView>> OnScreen { get { lock (Gate) return _chats.ToDictionary(c => c.Key, c => c.Value.All); } }

    /// <summary>The server has said that it keeps this message.</summary>
    protected virtual void Kept(Guid contact, Guid id, string text) { }

    /// <summary>Whether a refused message is taken back instead of sent again.</summary>
    protected virtual bool GivesUp(SendResult refused) => false;

    protected override async Task GreetAsync()
    {
        List<AnnouncedChat> chats;
        lock (Gate)
            chats = [.. _chats.Where(c => c.Value.All.Count > 0 && _cards.GetValueOrDefault(c.Key) is { State: not ContactState.Closed }).Select(c => new AnnouncedChat(c.Key, c.Value.OnScreen))];
        Take(await Hub.InvokeAsync<DeskSnapshot?>(nameof(IConsoleHub.Announce), chats));
        await TellVoiceAsync();
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
                    Kept(next.Contact, next.Id, next.Text);
                }
                else
                {
                    _problems.Add($"{sent.Problem}{sent.Refusal}");
                    if (!GivesUp(sent))
                        throw new InvalidOperationException($"{sent.Problem}{sent.Refusal}");
                    _unsent.Remove(next);
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
