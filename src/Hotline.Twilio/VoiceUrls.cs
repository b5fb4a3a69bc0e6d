using System.Globalization;
using Microsoft.Extensions.Options;

namespace Hotline.Twilio;

/// <summary>Every address that Twilio is given. They carry ids, never numbers or names: addresses end up in logs.</summary>
internal sealed class VoiceUrls(IOptions<TwilioOptions> options, TicketSigner tickets)
{
    public const string Group = "/twilio/voice";
    public const string AudioPath = "/audio";
    public const string HoldPath = AudioPath + "/hold.wav";

    private string Base => options.Value.PublicBaseUrl.TrimEnd('/');

    public Uri Hold => options.Value.HoldMusicUrl is { Length: > 0 } own ? new Uri(own) : new Uri(Base + HoldPath);

    public Uri MessageStatus => new(Base + MessageEndpoints.Group + "/status");

    public Uri Audio(string file) => new($"{Base}{AudioPath}/{file}");

    /// <param name="line">Its code; null: by the dialled number.</param>
    /// <param name="language">zh or en where it is chosen; key: the pressed key says it.</param>
    /// <param name="recording">yes where it is chosen; key: the pressed key says it.</param>
    /// <param name="moved">Another line was closed: this one's own closing is the end.</param>
    public Uri Incoming(string? line, string? language = null, string? recording = null, bool moved = false) => Make("incoming", line is null ? ""
        : $"?line={Uri.EscapeDataString(line)}{(language is null ? "" : $"&lang={language}")}{(recording is null ? "" : $"&rec={recording}")}{(moved ? "&moved=1" : "")}");

    public Uri Wait(Ticket ticket, string callSid, int round, bool seen = false) => Make("wait", Carry(ticket, callSid, round) + (seen ? "&seen=1" : ""));

    /// <summary>A key was pressed while waiting.</summary>
    public Uri Key(Ticket ticket, string callSid, int round) => Make("key", Carry(ticket, callSid, round));

    private string Carry(Ticket ticket, string callSid, int round) => string.Create(CultureInfo.InvariantCulture,
        $"?contact={ticket.Contact:N}&line={Uri.EscapeDataString(ticket.Line)}&arrived={ticket.Arrived.ToUnixTimeMilliseconds()}&priority={(int)ticket.Priority}{(ticket.English ? "&lang=en" : "")}{(ticket.Unrecorded ? "&rec=no" : "")}&key={tickets.Sign(ticket, callSid)}&round={round}");

    public Uri Join(Guid contact) => Make("join", $"?contact={contact:N}");

    /// <summary>A caller who is rung back answers.</summary>
    public Uri Answered(Guid contact, Guid offer) => Make("answered", $"?contact={contact:N}&offer={offer:N}");

    public Uri CallbackLeg(Guid contact, Guid offer) => Make("callback-leg", $"?contact={contact:N}&offer={offer:N}");

    /// <summary>What the caller chose about text messages.</summary>
    public Uri Callback(Ticket ticket, string callSid) => Make("callback", Carry(ticket, callSid, 1));

    /// <summary>Whether the caller may be rung after a message.</summary>
    public Uri Message(Ticket ticket, string callSid, bool closed) => Make("message", Carry(ticket, callSid, 1) + (closed ? "&closed=1" : ""));

    /// <summary>A key on a closed line.</summary>
    public Uri ClosedKey(Ticket ticket, string callSid) => Make("key", Carry(ticket, callSid, 1) + "&closed=1");

    public Uri Left(Ticket ticket, string callSid, Spoken spoken) => Make("left", Carry(ticket, callSid, 1) + Of(spoken));

    public Uri Recorded(Ticket ticket, string callSid, Spoken spoken) => Make("recorded", Carry(ticket, callSid, 1) + Of(spoken));

    private static string Of(Spoken spoken) =>
        $"&may={(spoken.MayCall ? 1 : 0)}{(spoken.Closed ? "&closed=1" : "")}{Field("from", spoken.From)}{Field("to", spoken.To)}";

    private static string Field(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";

    /// <summary>The number outside answers.</summary>
    public Uri Outside(Guid contact) => Make("outside", $"?contact={contact:N}");

    /// <summary>The call to the number outside is over, or nobody answered.</summary>
    public Uri PutThrough(Ticket ticket, string callSid) => Make("put-through", Carry(ticket, callSid, 1));

    public Uri After(Guid contact) => Make("after", $"?contact={contact:N}");

    public Uri Leg(Guid contact, Guid offer) => Make("leg", $"?contact={contact:N}&offer={offer:N}");

    /// <summary>The same of a leg that is not inside before somebody has pressed 1.</summary>
    public Uri OwnLeg(Guid contact, Guid offer) => Make("leg", $"?contact={contact:N}&offer={offer:N}&own=1");

    public Uri Answer(Guid contact, Guid offer, int round = 0) =>
        Make("answer", string.Create(CultureInfo.InvariantCulture, $"?contact={contact:N}&offer={offer:N}&round={round}"));

    public Uri Take(Guid contact, Guid offer) => Make("take", $"?contact={contact:N}&offer={offer:N}");

    public Uri Second(Guid contact, Guid consult) => Make("second", $"?contact={contact:N}&consult={consult:N}");

    public Uri Conference(Guid contact) => Make("conference", $"?contact={contact:N}");

    public Uri Help(Guid contact, int round = 0) => Make("help", string.Create(CultureInfo.InvariantCulture, $"?contact={contact:N}&round={round}"));

    /// <summary>The end of such a call.</summary>
    public Uri HelpLeg(Guid contact) => Make("help-leg", $"?contact={contact:N}");

    public Uri Helped(Guid contact) => Make("helped", $"?contact={contact:N}");

    public Uri Status => Make("status", "");

    /// <summary>The same address once more.</summary>
    public Uri Again(string path, string query) => new(Base + path + query);

    private Uri Make(string name, string query) => new($"{Base}{Group}/{name}{query}");
}
