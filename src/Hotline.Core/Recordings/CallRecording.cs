using Hotline.Core.Contacts;
using Hotline.Core.Lines;

namespace Hotline.Core.Recordings;

/// <summary>A recorded stretch of a conversation, kept outside the telephone network.</summary>
/// <param name="Id">Made of the network's own id, so that whoever copies it twice keeps it once.</param>
/// <param name="Contact">Whose conversation.</param>
/// <param name="StartedAt">When the stretch began.</param>
/// <param name="Seconds">How long it is, pauses left out.</param>
/// <param name="Bytes">Of the audio, before it was sealed.</param>
public sealed record CallRecording(Guid Id, Guid Contact, DateTimeOffset StartedAt, int Seconds, long Bytes)
{
    public static Guid IdOf(string networkId) => NameUuid.Of("hotline:recording:" + networkId);

    /// <summary>Whether a contact's conversation may be recorded at all.</summary>
    public static bool IsWanted(Contact contact, Line? line) =>
        line is { Recording: not LineRecording.Off } && contact is { Channel: Channel.Voice, Answers: null or { Unrecorded: null or false } };

    /// <summary>Whether it may be recorded as it stands: not while the caller hears music, nor when the service has left it.</summary>
    public static bool RunsNow(Contact contact, bool callerHeld) => contact.State is ContactState.Connected && !callerHeld;
}
