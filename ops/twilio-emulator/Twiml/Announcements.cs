using TwilioEmulator.Network;
using TwilioEmulator.Webhooks;

namespace TwilioEmulator.Twiml;

/// <summary>Announcements into a conference: everybody, or one participant, hears a document once.</summary>
internal sealed class Announcements(Switchboard board, WaitMusic music, ConferenceEvents events, ILogger<Announcements> log)
{
    public void Start(Conference conference, Participant? only, Instruction.Fetch document) => _ = RunAsync(conference, only, document);

    private async Task RunAsync(Conference conference, Participant? only, Instruction.Fetch document)
    {
        var listeners = board.Read(() => conference.Inside.Where(p => only is null || p == only).ToList());
        try
        {
            await Task.WhenAll(listeners.Select(p =>
                music.AnnounceAsync(new Scene(p.Call, document.Url, () => { }), document, CancellationToken.None)));
        }
        catch (HttpRequestException e)
        {
            log.LogAnnouncementFailed(conference.Sid, e);
        }

        board.Change(() =>
        {
            events.Announce(conference, "announcement", "announcement-end", only, new Dictionary<string, string>
            {
                ["AnnounceUrl"] = document.Url.AbsoluteUri,
            });
            foreach (var listener in listeners.Where(l => l.Joined))
            {
                listener.Call.Doing = listener.Hold ? "conference-hold" : "conference";
                board.Touch(listener.Call);
            }
        });
    }
}

internal static partial class AnnouncementLog
{
    [LoggerMessage(3, LogLevel.Warning, "Announcement in conference {ConferenceSid} failed")]
    public static partial void LogAnnouncementFailed(this ILogger log, string conferenceSid, Exception e);
}
