using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Routing;

namespace Hotline.Core.Reference;

/// <summary>A counsellor's shift: sign-in, presence, sign-out.</summary>
public sealed partial class ReferenceEngine
{
    public Step SignIn(Moment at, Counsellor profile, string connection)
    {
        Begin(at, $"{profile.Id}");
        var known = CounsellorOf(profile.Id);
        var counsellor = known ?? new LiveCounsellor(profile);
        _counsellors[profile.Id] = counsellor;
        var before = counsellor.Image;
        counsellor.Image = WithProfile(before, profile);
        if (known is null || known.Offline)
        {
            counsellor.Image = counsellor.Image with { HighRisk = profile.HighRisk, ProtectedUntil = null };
            BeginShift(counsellor, profile.Presence is Presence.Offline ? Presence.Available : profile.Presence);
            Join(counsellor, connection);
            Tell(JournalEventType.CounsellorSignedIn, null, counsellor);
        }
        else if (!Join(counsellor, connection) && HotlineJson.Write(counsellor.Image) != HotlineJson.Write(before))
            Tell(JournalEventType.PresenceChanged, null, counsellor);
        if (known is not null)
            NoteWhatNobodyMeets(before);
        Match(counsellor);
        return Done();
    }

    private static Counsellor WithProfile(Counsellor image, Counsellor profile) => image with
    {
        Alias = profile.Alias, Certificate = profile.Certificate, County = profile.County, Lines = profile.Lines, Skills = profile.Skills,
        ChatCapacity = profile.ChatCapacity, TakesVoice = profile.TakesVoice, VoiceAddress = profile.VoiceAddress, HighRiskLimit = profile.HighRiskLimit,
    };

    /// <summary>The office changed what somebody on shift may take; what is open stays.</summary>
    public Step ChangeProfile(Moment at, Counsellor profile, string by)
    {
        Begin(at, by);
        if (CounsellorOf(profile.Id) is not { Offline: false } found)
            return Refuse(Refusal.CounsellorUnknown);
        var before = found.Image;
        found.Image = WithProfile(before, profile);
        if (HotlineJson.Write(found.Image) == HotlineJson.Write(before))
            return Repeated();
        Tell(JournalEventType.PresenceChanged, null, found);
        NoteWhatNobodyMeets(before);
        Match(found);
        return Done();
    }

    /// <summary>Contacts that belong to the counsellor are back on the desk.</summary>
    private void BeginShift(LiveCounsellor counsellor, Presence presence)
    {
        var own = _contacts.Values.Where(c => c.Image.Counsellor == counsellor.Id).Select(c => c.Image).ToList();
        counsellor.LeftByGrace = false;
        counsellor.Image = counsellor.Image with
        {
            Presence = presence, PresenceSince = Time(_now), FreeSince = Time(_now), SignedIn = Time(_now), SigningOut = false, Lost = null, VoiceAt = null,
            Offers = new Dictionary<Guid, Guid>(), Consults = new Dictionary<Guid, ConsultLoad>(),
            Contacts = own.Where(c => c.State is ContactState.Connecting or ContactState.Connected).ToDictionary(c => c.Id, c => new Load(c.Channel, c.State, c.Risk)),
            Unfinished = own.Where(c => c.State is ContactState.WrapUp).ToDictionary(c => c.Id, c => c.Ended!.Value.ToUnixTimeMilliseconds()),
        };
    }

    public Step SetPresence(Moment at, Guid counsellor, Presence presence, string? reason)
    {
        Begin(at, $"{counsellor}");
        if (CounsellorOf(counsellor) is not { Offline: false } found)
            return Refuse(Refusal.CounsellorUnknown);
        var chosen = string.IsNullOrEmpty(reason) ? null : reason;
        if (found.Image.Presence == presence && found.Image.BreakReason == chosen && !(presence is Presence.Available && found.Image.ProtectedUntil is not null) && (found.LeftByGrace || !found.Image.SigningOut))
            return Repeated();
        found.Image = found.Image with
        {
            Presence = presence, PresenceSince = Time(_now), BreakReason = chosen, FreeSince = Time(_now),
            // Whoever says Available in the protected time wants to be asked.
            ProtectedUntil = presence is Presence.Available ? null : found.Image.ProtectedUntil,
            // Whoever left by losing the connection is back with a connection only.
            SigningOut = found.LeftByGrace,
        };
        var back = presence is Presence.Available ? [] : WithdrawOffers(found, "presence changed");
        Tell(JournalEventType.PresenceChanged, null, found);
        Match(back);
        Match(found);
        return Done();
    }

    /// <summary>No new offers; offline at once, or with the last open contact. Wrap-ups end.</summary>
    public Step SignOut(Moment at, Guid counsellor)
    {
        Begin(at, $"{counsellor}");
        if (CounsellorOf(counsellor) is not { } found)
            return Refuse(Refusal.CounsellorUnknown);
        if (found.Offline || found.Image.SigningOut)
            return Repeated();
        var back = WithdrawOffers(found, "signing out");
        EndWrapUpsUnseen(found);
        found.Image = found.Image with { SigningOut = true };
        EndAsked(found, "signing out");
        LeaveOrFinishFirst(found);
        Match(back);
        return Done();
    }

    /// <summary>Whoever leaves has no more wrap-ups; the contacts stay unfinished. What comes next tells it.</summary>
    private static void EndWrapUpsUnseen(LiveCounsellor counsellor)
    {
        var wrapUps = counsellor.Image.Contacts.Where(c => c.Value.State is ContactState.WrapUp).Select(c => c.Key);
        counsellor.Image = counsellor.Image with { Contacts = Without(counsellor.Image.Contacts, wrapUps) };
    }

    private void LeaveOrFinishFirst(LiveCounsellor counsellor)
    {
        counsellor.Image = counsellor.Image with { SigningOut = true };
        if (DeskEmpty(counsellor))
            GoOffline(counsellor);
        else
            Tell(JournalEventType.PresenceChanged, null, counsellor);
    }

    /// <summary>The last contact of somebody who is signing out has left the desk.</summary>
    private void FinishSigningOut(LiveCounsellor counsellor)
    {
        if (counsellor.Image.SigningOut && DeskEmpty(counsellor))
            GoOffline(counsellor);
    }

    private static bool DeskEmpty(LiveCounsellor counsellor) => counsellor.Image.Contacts.Count == 0 && counsellor.Image.Consults.Count == 0;

    private void GoOffline(LiveCounsellor counsellor)
    {
        var before = counsellor.Image;
        counsellor.LeftByGrace = false;
        counsellor.Image = counsellor.Image with { Presence = Presence.Offline, PresenceSince = Time(_now), BreakReason = null, SigningOut = false, ProtectedUntil = null, VoiceAt = null };
        Tell(JournalEventType.CounsellorSignedOut, null, counsellor);
        NoteWhatNobodyMeets(before);
    }
}
