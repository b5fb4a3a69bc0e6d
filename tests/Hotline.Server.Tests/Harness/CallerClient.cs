using System.Globalization;
using Hotline.Core.Contacts;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hotline.Server.Tests.Harness;

/// <summary>The caller's page.</summary>
#pragma warning disable CA1852 // ops/chaos derives from it.
internal partial class CallerClient : ScreenClient
#pragma warning restore CA1852
{
    private static int _addresses;
    private readonly StartRequest _start;
    private readonly Chat _chat = new();
    private readonly List<(Guid Id, string Text)> _unsent = [];
    private readonly List<string> _problems = [];
    private string? _ticket;
    private CallerContact? _contact;
    private Place? _place;

    protected CallerClient(Uri server, StartRequest start, string address) : base(server, "/hubs/caller", address)
    {
        _start = start;
        Hub.On<CallerContact>(nameof(ICallerClient.ContactChanged), changed => Told(() =>
        {
            if (_contact is { } known && changed.Version > known.Version + 1)
                GreetAgain();
            if (_contact is null || changed.Version >= _contact.Version)
                _contact = changed;
        }));
        Hub.On<MessageView>(nameof(ICallerClient.MessageArrived), message => Told(() =>
        {
            _chat.Take(message);
            if (_chat.HasGap)
                GreetAgain();
        }));
        Hub.On<int>(nameof(ICallerClient.SeenByCounsellor), number => SeenByCounsellor = Math.Max(SeenByCounsellor, number));
        Hub.On(nameof(ICallerClient.CounsellorTyping), () => CounsellorTyped = true);
        Hub.On<Place>(nameof(ICallerClient.PlaceChanged), place => Told(() => _place = place));
        Hub.On(nameof(ICallerClient.PleaseAnnounce), PleaseAnnounce);
    }

    public string? Ticket => _ticket;
    public CallerContact? Contact => _contact;
    public ContactState? State => _contact?.State;
    public Guid Id => _contact!.Id;
    public Place? Place => _place;
    public int SeenByCounsellor { get; private set; }
    public bool CounsellorTyped { get; private set; }
    public IReadOnlyList<string> Problems { get { lock (Gate) return [.. _problems]; } }
    public List<string> Texts { get { lock (Gate) return _chat.Texts; } }
    public IReadOnlyList<Guid> Moved { get { lock (Gate) return [.. _chat.Moved]; } }
    public bool AllSent { get { lock (Gate) return _unsent.Count == 0; } }

    public static CallerClient Open(Uri server, string line = "12355", CallerAnswers? answers = null, string? address = null, string? returnCode = null, string? followUp = null)
    {
        // An address of its own for each caller: the limits by address have a test of their own.
        var n = Interlocked.Increment(ref _addresses);
        var client = new CallerClient(server, new StartRequest(Guid.CreateVersion7(), line, answers, returnCode, followUp), address ?? string.Create(CultureInfo.InvariantCulture, $"198.51.{100 + n / 250}.{1 + n % 250}"));
        client.Run();
        return client;
    }

    public void Type(string text)
    {
        lock (Gate)
            _unsent.Add((Guid.CreateVersion7(), text));
    }

    public IReadOnlyList<MessageView> OnScreen { get { lock (Gate) return _chat.All; } }

    /// <summary>The server has said that it keeps this message.</summary>
    protected virtual void Kept(Guid id, string text) { }

    /// <summary>Whether a refused message is taken back instead of sent again.</summary>
    protected virtual bool GivesUp(SendResult refused) => false;

    protected override async Task GreetAsync()
    {
        ResumeRequest? resume;
        lock (Gate)
            resume = _ticket is null ? null : new ResumeRequest(_ticket, _chat.Top, _chat.OnScreen);
        var snapshot = resume is null
            ? await Hub.InvokeAsync<CallerSnapshot>(nameof(ICallerHub.Start), _start)
            : await Hub.InvokeAsync<CallerSnapshot>(nameof(ICallerHub.Resume), resume);
        lock (Gate)
        {
            if (snapshot.Problem is not null || snapshot.Refusal is not null)
            {
                _problems.Add($"{snapshot.Problem}{snapshot.Refusal}");
                throw new InvalidOperationException($"{snapshot.Problem}{snapshot.Refusal}");
            }
            _ticket = snapshot.Ticket ?? _ticket;
            _contact = snapshot.Contact ?? _contact;
            _place = snapshot.Place ?? _place;
            SeenByCounsellor = Math.Max(SeenByCounsellor, snapshot.Contact?.SeenByCounsellor ?? 0);
            foreach (var message in snapshot.Messages)
                _chat.Take(message);
        }
    }

    protected override async Task FlushAsync()
    {
        while (true)
        {
            (Guid Id, string Text) next;
            lock (Gate)
            {
                if (_unsent.Count == 0)
                    return;
                next = _unsent[0];
            }
            var sent = await Hub.InvokeAsync<SendResult>(nameof(ICallerHub.Send), next.Id, next.Text);
            lock (Gate)
            {
                if (sent.Number is { } number)
                {
                    _chat.Take(new MessageView(number, next.Id, Core.Chat.Author.Caller, sent.At!.Value, next.Text));
                    _unsent.Remove(next);
                    if (_chat.HasGap)
                        GreetAgain();
                    Kept(next.Id, next.Text);
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
}
