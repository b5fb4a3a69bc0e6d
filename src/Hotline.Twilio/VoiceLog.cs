using Hotline.Core.Contacts;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Voice;
using Microsoft.Extensions.Logging;

namespace Hotline.Twilio;

/// <summary>Event ids 4000–4099. Ids are logged; numbers, names and texts never are. Exceptions of the SDK are logged by their type: their words hold numbers.</summary>
internal static partial class VoiceLog
{
    [LoggerMessage(4001, LogLevel.Warning, "A request to {Path} was refused: {Reason}")]
    public static partial void WebhookRefused(this ILogger logger, string path, string reason);

    [LoggerMessage(4002, LogLevel.Information, "Call {CallSid} became contact {Contact} on line {Line}")]
    public static partial void CallReceived(this ILogger logger, string callSid, Guid contact, string line);

    [LoggerMessage(4003, LogLevel.Warning, "Call {CallSid} reached a number that belongs to no line; give the line its number or the webhook ?line=")]
    public static partial void LineNotFound(this ILogger logger, string callSid);

    [LoggerMessage(4004, LogLevel.Warning, "Contact {Contact} was not in the live state and was received again with its ticket")]
    public static partial void ContactReturned(this ILogger logger, Guid contact);

    [LoggerMessage(4005, LogLevel.Warning, "The live state was away while call {CallSid} asked at {Path}; the caller keeps waiting")]
    public static partial void StoreAway(this ILogger logger, string callSid, string path, Exception failure);

    [LoggerMessage(4006, LogLevel.Error, "The live state was away and an event of the network was lost: {Path}, contact {Contact}")]
    public static partial void EventLost(this ILogger logger, string path, Guid? contact, Exception failure);

    [LoggerMessage(4007, LogLevel.Information, "Leg {CallSid} of contact {Contact} belongs to an earlier offer and is hung up")]
    public static partial void StaleLeg(this ILogger logger, string callSid, Guid contact);

    [LoggerMessage(4008, LogLevel.Warning, "Leg {CallSid} of contact {Contact} could not be hung up: {Detail}")]
    public static partial void StaleLegStays(this ILogger logger, string callSid, Guid contact, string? detail);

    [LoggerMessage(4009, LogLevel.Information, "The {Party}'s leg of contact {Contact} is gone: {Reason}")]
    public static partial void LegLost(this ILogger logger, Party party, Guid contact, string reason);

    [LoggerMessage(4010, LogLevel.Information, "{Kind} for contact {Contact} is done, leg {CallSid}")]
    public static partial void VoiceDone(this ILogger logger, OutboxKind kind, Guid contact, string? callSid);

    [LoggerMessage(4011, LogLevel.Warning, "{Kind} for contact {Contact} ended as {Outcome}: {Detail}")]
    public static partial void VoiceFailed(this ILogger logger, OutboxKind kind, Guid contact, VoiceOutcome outcome, string? detail);

    [LoggerMessage(4012, LogLevel.Warning, "Contact {Contact} was refused at its arrival: {Refusal}")]
    public static partial void ArrivalRefused(this ILogger logger, Guid contact, Refusal refusal);

    [LoggerMessage(4013, LogLevel.Warning, "The caller of contact {Contact} pressed 0 for not safe; refused: {Refusal}")]
    public static partial void KeyNotSafe(this ILogger logger, Guid contact, Refusal? refusal);

    [LoggerMessage(4015, LogLevel.Information, "A message after contact {Contact} is not kept: {Refusal}")]
    public static partial void MessageNotKept(this ILogger logger, Guid contact, Refusal? refusal);

    [LoggerMessage(4016, LogLevel.Warning, "Contact {Contact} was answered outside and is not waiting any more: {Refusal}")]
    public static partial void NotOverflowed(this ILogger logger, Guid contact, Refusal refusal);

    [LoggerMessage(4014, LogLevel.Warning, "The network's list of calls could not be compared with the live state: {Failure}")]
    public static partial void NotSwept(this ILogger logger, string failure);

    [LoggerMessage(4017, LogLevel.Warning, "Recording {Sid} stays at the network for now: {Failure}")]
    public static partial void RecordingStays(this ILogger logger, string sid, string? failure);

    [LoggerMessage(4018, LogLevel.Warning, "A conference of contact {Contact} was still open although the contact is {State}; it is ended")]
    public static partial void RoomLeft(this ILogger logger, Guid contact, ContactState state);

    [LoggerMessage(4019, LogLevel.Warning, "The conference of contact {Contact} was not as the contact says in {Count} places; it is now")]
    public static partial void RoomRepaired(this ILogger logger, Guid contact, int count);
}
