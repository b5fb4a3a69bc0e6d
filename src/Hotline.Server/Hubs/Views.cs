using System.Security.Cryptography;
using Hotline.Core.Chat;
using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Routing;
using Hotline.Core.Signs;
using Hotline.Core.Texts;
using Hotline.Server.Contracts;
using Hotline.Server.Staff;

namespace Hotline.Server.Hubs;

/// <summary>Turns live state into what screens show: the only place outside Core that decrypts.</summary>
public sealed partial class Views(TextCipher cipher, ILogger<Views> logger)
{
    public MessageView Message(ChatMessage message, Guid contact) =>
        new(message.Number, message.Id, message.Author, message.At, Open(message.Text, contact) ?? "", message.Alias);

    public SideView Side(ChatMessage message, Guid contact) =>
        new(message.Number, message.Id, message.Counsellor ?? Guid.Empty, message.At, Open(message.Text, contact) ?? "");

    private SecondView? Second(Contact c) => c.Consult is not { } s ? null
        : new SecondView(s.Id, s.By, s.With, s.Alias, Mask(Open(s.Outside, c.Id)), s.State, s.Mode, s.Made, s.Until, Open(s.Note, c.Id));

    public IReadOnlyList<MessageView> Messages(IEnumerable<ChatMessage> messages, Guid contact) => [.. messages.Select(m => Message(m, contact))];

    public static CallerContact Caller(Contact c, bool counsellorLost) => new(
        c.Id, c.Line, c.State, c.Version, c.CounsellorAlias,
        // Only who speaks to the caller is somebody whom the caller sees.
        c.Consult is { State: ConsultState.On, Mode: ConsultMode.Joined } second ? second.Alias : null, counsellorLost, c.Messages, c.SeenByCounsellor, c.Arrived, c.Ended, c.EndedBy, SaidNotSafe(c));

    /// <summary>By the button, the key or the answer. A rule over words must not take the button away, nor tell what it found.</summary>
    private static bool SaidNotSafe(Contact c) =>
        c.Signs?.Values.Any(s => s is { Source: SignSource.Button or SignSource.Key or SignSource.Answer, Level: RiskLevel.Immediate }) ?? false;

    public CounsellorView Counsellor(Counsellor c) => new(
        c.Id, c.Alias, c.Presence, c.Shown(), c.PresenceSince, Reason(c.BreakReason, c.Id), c.SigningOut, c.ChatCapacity, c.TakesVoice, [.. c.Lines.Keys.Order(StringComparer.Ordinal)], c.Desk,
        c.ProtectedUntil, c.HighRisk, c.HighRiskLimit, c.TakesVoice ? StaffProfiles.Way(c.VoiceAddress) : VoiceWay.None, c.VoiceAt is not null);

    public DeskCard Card(Contact c) => new(
        c.Id, c.Line, c.Channel, c.State, c.Version, c.Priority, c.Arrived, c.Answered, c.Ended, c.EndedBy, c.EndReason, c.WrapUpUntil, c.Offer, c.Counsellor,
        c.CallerLost is not null, c.Messages, c.SeenByCaller, c.SeenByCounsellor, Open(c.Answers?.Alias, c.Id), c.Answers is { } answers ? answers with { Alias = null, ReturnKey = null } : null,
        Mask(Open(c.Call?.CallerNumber, c.Id)), c.Call?.Dialled, c.Call?.CallerJoined ?? false, c.Call?.CounsellorJoined ?? false, c.Transfers, Open(c.TransferNote, c.Id),
        [.. (c.Signs ?? new Dictionary<string, Sign>()).OrderBy(s => s.Value.SeenBy is not null).ThenByDescending(s => s.Value.Level).ThenByDescending(s => s.Value.At)
            .Select(s => new SignView(s.Key, s.Value.At, s.Value.Source, s.Value.Level, s.Value.Category, Open(s.Value.Words, c.Id), s.Value.Message, s.Value.Seen, s.Value.Confirmed is true))],
        c.CounsellorAlias, Second(c), c.ConsultEnd, c.Call?.Held == true, c.Call?.Muted == true, c.IsCallback, c.FollowUp, c.Left is { When: { } when } left ? left with { When = Open(when, c.Id) } : c.Left, c.Follows);

    public RecordForm Form(SealedForm? form, Guid contact)
    {
        if (form is null)
            return new RecordForm();
        try
        {
            return SaveForm.Open(form, contact, cipher);
        }
        catch (CryptographicException e)
        {
            UnreadableText(logger, contact, e);
            return form.Coded;
        }
    }

    public DeskSnapshot Desk(Desk desk, DateTimeOffset now) => new(
        Counsellor(desk.Counsellor),
        [.. desk.Contacts.Select(d => new DeskItem(Card(d.Contact), d.Form?.Version ?? 0, Form(d.Form, d.Contact.Id), Messages(d.Messages, d.Contact.Id),
            [.. d.Side.Select(m => Side(m, d.Contact.Id))]))], now);

    /// <summary>What somebody gave as a reason, in clear; the service's own as it is.</summary>
    public string? Reason(string? reason, Guid context) => SealedReason.Open(reason, text => Open(text, context));

    public string? Open(string? text, Guid contact)
    {
        if (text is null)
            return null;
        try
        {
            return cipher.Decrypt(text, contact);
        }
        catch (CryptographicException e)
        {
            // One text that cannot be read (a key was taken away) must not hide the rest of the contact.
            UnreadableText(logger, contact, e);
            return "⚠";
        }
    }

    /// <summary>138****1234: enough to recognise, not to ring.</summary>
    private static string? Mask(string? number) => number is null ? null
        : number.Length < 8 ? new string('*', number.Length)
        : $"{number[..^8]}****{number[^4..]}";

    [LoggerMessage(1101, LogLevel.Error, "A text of contact {Contact} cannot be decrypted: is its key still configured?")]
    private static partial void UnreadableText(ILogger logger, Guid contact, Exception e);
}
