using CsCheck;
using Hotline.Core.Chat;
using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Reference;

namespace Hotline.Adapter.Tests.Redis.Model;

/// <summary>What CsCheck draws for one command: a verb by weight and free numbers, which are given a meaning where the sequence stands.</summary>
internal readonly record struct Draw(Verb Verb, int Luck, int A, int B, int C);

/// <summary>
/// Makes command sequences. Most commands are aimed at something that is possible in the model's state (an open offer and who holds
/// it), the others at anything: old offers, wrong counsellors, closed contacts, unknown ids. The sequence that comes out says
/// everything in fixed numbers, so that it can be cut down and replayed without the draws.
/// </summary>
internal static class Commands
{
    private static readonly Gen<int> Number = Gen.Int[0, 9_999];

    private static readonly Gen<Verb> Verbs = Gen.Frequency(
    [
        Of(14, Verb.Wait), Of(10, Verb.Timers), Of(1, Verb.Line), Of(12, Verb.Receive), Of(4, Verb.ConnectCaller), Of(4, Verb.DisconnectCaller), Of(3, Verb.Raise),
        Of(16, Verb.Accept), Of(6, Verb.Decline), Of(12, Verb.Call), Of(3, Verb.Return), Of(6, Verb.Callback), Of(5, Verb.Miss), Of(2, Verb.FollowUp), Of(6, Verb.Aside), Of(3, Verb.Back), Of(3, Verb.Overflow), Of(7, Verb.Leave), Of(4, Verb.Audio), Of(5, Verb.RingBack), Of(9, Verb.End), Of(4, Verb.EndWrapUp), Of(6, Verb.Close), Of(6, Verb.SaveForm),
        Of(1, Verb.Survey), Of(4, Verb.Post), Of(2, Verb.Seen),
        Of(6, Verb.Transfer), Of(6, Verb.Take), Of(2, Verb.Free), Of(3, Verb.Extend), Of(5, Verb.Sign), Of(3, Verb.Look), Of(6, Verb.Help), Of(7, Verb.Joined), Of(3, Verb.HelpGone), Of(8, Verb.SignIn), Of(4, Verb.Connect), Of(5, Verb.Disconnect), Of(6, Verb.Presence), Of(3, Verb.SignOut),
        Of(5, Verb.Keep), Of(2, Verb.TakeOutbox), Of(1, Verb.FinishOutbox),
        Of(9, Verb.Consult), Of(8, Verb.Answer), Of(4, Verb.Attend), Of(4, Verb.Mode), Of(3, Verb.EndConsult), Of(5, Verb.HandOver), Of(3, Verb.Side), Of(6, Verb.Second),
        Of(4, Verb.LoseLeg), Of(3, Verb.Switch), Of(1, Verb.Shift), Of(1, Verb.Partner), Of(2, Verb.Profile), Of(2, Verb.Setting), Of(5, Verb.Voice), Of(2, Verb.Network),
    ]);

    private static (int, Gen<Verb>) Of(int weight, Verb verb) => (weight, Gen.Const(verb));

    private static readonly Gen<Draw> OneDraw = Gen.Select(Verbs, Gen.Int[0, 99], Number, Number, Number, (verb, luck, a, b, c) => new Draw(verb, luck, a, b, c));

    /// <summary>How many counsellors, how many contacts, and the draws.</summary>
    public static Gen<(int Counsellors, int Contacts, Draw[] Draws)> Sequence { get; } =
        Gen.Select(Gen.Int[1, World.MostCounsellors], Gen.Int[3, World.MostContacts], OneDraw.Array[60, 140]);

    // ms: a tick, a moment, and just before and after each limit of the rules.
    private static readonly int[] Steps = [0, 1, 100, 1_000, 1_000, 4_000, 5_000, 5_000, 10_000, 15_000, 20_000, 30_000, 31_000, 45_000, 46_000, 60_000, 61_000, 120_000, 301_000, 1_800_000, 86_400_000];

    /// <summary>Turns a draw into a command in the numbers of the world, looking at where the model stands.</summary>
    public static Command Aim(Draw d, ReferenceEngine engine, Acts acts, int counsellors, int contacts, Command? last)
    {
        if (d.Luck < 5 && last is { Verb: not (Verb.Wait or Verb.Timers or Verb.TakeOutbox or Verb.FinishOutbox or Verb.Line or Verb.Shift or Verb.Partner or Verb.Setting) } before)
            return before with { Again = d.Luck < 2 };
        var wild = d.Luck >= 85;
        var all = Enumerable.Range(0, contacts).Where(n => engine.Contacts.ContainsKey(World.Contact(n))).ToList();
        List<int> In(params ContactState[] states) => [.. all.Where(n => states.Contains(engine.Contacts[World.Contact(n)].State))];
        int Pick(List<int> some) => wild || some.Count == 0 ? d.A % World.MostContacts : some[d.A % some.Count];
        Contact? Image(int n) => engine.Contacts.GetValueOrDefault(World.Contact(n))?.Image;
        int NumberOf(Guid? counsellor) => counsellor is null ? -1 : Enumerable.Range(0, World.MostCounsellors).First(n => World.Counsellor(n) == counsellor);
        int Owner(int n) => wild || Image(n)?.Counsellor is null ? d.B % World.MostCounsellors : NumberOf(Image(n)!.Counsellor);
        int Asked(int n) => wild || Image(n)?.Offer is null ? d.B % World.MostCounsellors : NumberOf(Image(n)!.Offer!.Counsellor);
        int LastOffer(int n) => acts.OffersOf(World.Contact(n)).Count - 1 - (wild ? d.C % 3 : 0);
        var on = Enumerable.Range(0, counsellors).Where(n => engine.Counsellors.GetValueOrDefault(World.Counsellor(n)) is { Offline: false }).ToList();
        int Present() => wild || on.Count == 0 ? d.A % counsellors : on[d.A % on.Count];

        var verb = d.Verb;
        // Nobody is there, or nobody has come: then most of what could be said would be refused.
        if (!wild && on.Count == 0 && d.Luck < 60)
            verb = Verb.SignIn;
        else if (!wild && In(ContactState.Waiting, ContactState.Offered, ContactState.Connecting, ContactState.Connected).Count == 0 && all.Count < contacts && d.Luck < 70)
            verb = Verb.Receive;
        else if (!wild && verb is Verb.Return && In(ContactState.Connecting).Count == 0)
            verb = Verb.Accept;
        else if (!wild && verb is Verb.Extend or Verb.EndWrapUp && In(ContactState.WrapUp).Count == 0)
            verb = Verb.End;
        else if (!wild && verb is Verb.RingBack && !In(ContactState.Connected).Exists(n => Image(n)!.Left is { MayCall: true }))
            verb = In(ContactState.Offered).Exists(n => Image(n)!.Left is not null) ? Verb.Accept : all.Exists(n => Image(n)!.Left is { Audio: AudioState.Fetching }) ? Verb.Audio : Verb.Leave;
        else if (!wild && verb is Verb.Overflow or Verb.Back && !all.Exists(n => Image(n)!.Aside is { Kind: AsideKind.Message or AsideKind.Outside }))
            verb = Verb.Aside;
        // Most of what can happen to a call needs the network: it is seldom away for long.
        if (engine.CallsPaused && d.Luck is >= 78 and < 85)
            verb = Verb.Network;
        // Urgent, answered, joined: three steps that chance alone seldom takes in their order.
        List<int> Untaken(bool urgent) => [.. In(ContactState.Waiting, ContactState.Offered, ContactState.Connecting).Where(n => Image(n) is { IsCallback: false } one && Rules.IsVoice(one.Channel) && one.Urgent is not null == urgent)];
        if (!wild && verb is Verb.Joined or Verb.HelpGone && !all.Exists(n => Image(n)!.Help is not null))
            verb = Untaken(true).Count > 0 ? Verb.Help : Verb.Raise;
        // A second person takes several steps, each of which needs the one before.
        List<int> Seconds(params ConsultState[] states) => [.. all.Where(n => Image(n)!.Consult is { } open && states.Contains(open.State))];
        if (!wild && (verb is Verb.Answer or Verb.Mode or Verb.EndConsult or Verb.HandOver or Verb.Second or Verb.Side || (d.Luck is > 40 and < 75 && Seconds(ConsultState.Asked, ConsultState.Connecting, ConsultState.On).Count > 0)))
            verb = Seconds(ConsultState.Asked).Count > 0 ? d.C % 8 > 0 ? Verb.Answer : Verb.EndConsult
                : Seconds(ConsultState.Connecting).Count > 0 ? Verb.Second
                : Seconds(ConsultState.On).Count > 0 ? (d.C % 12) switch { 0 => Verb.HandOver, 1 => Verb.EndConsult, < 5 => Verb.Mode, < 7 => Verb.Side, < 8 => Verb.Switch, < 9 => Verb.LoseLeg, _ => d.Verb }
                : d.C % 3 == 0 ? Verb.Attend : Verb.Consult;
        bool HasPlace(int k, int n) => Image(n) is { } about && engine.Counsellors[World.Counsellor(k)].Image is var image
            && Fill.Of(image, id => engine.Contacts.GetValueOrDefault(id)?.Image).HasPlaceFor(image, about.Channel) && !image.SigningOut;
        List<int> Free(int n) => [.. on.Where(k => k != NumberOf(Image(n)?.Counsellor) && HasPlace(k, n))];
        if (!wild && verb is Verb.Consult or Verb.Attend && !In(ContactState.Connected).Exists(n => Image(n)!.Consult is null && Free(n).Count > 0))
            verb = In(ContactState.Offered).Count > 0 ? Verb.Accept : In(ContactState.Connecting).Count > 0 ? Verb.Call : on.Count < counsellors ? Verb.SignIn : Verb.End;
        switch (verb)
        {
            case Verb.Wait:
                // The next try of a callback is minutes away, which a moment here and there never reaches.
                if (d.B % 4 == 0 && all.Exists(n => Image(n)!.Callback is { Due: not null }))
                    return new(Verb.Wait, engine.Care.CallbackGapMinutes * 60_000);
                return new(Verb.Wait, Steps[d.A % Steps.Length]);
            case Verb.Line:
                return new(Verb.Line, d.A % 2, d.B % 2 == 0 ? 10 : 20, d.C % 3 * 30, wild ? 1 : 0);
            case Verb.Profile:
                return new(verb, Present(), d.B % 4);
            case Verb.Shift or Verb.Partner or Verb.Setting:
                return new(verb, d.A % 3, d.B % 5, wild ? 1 : 0);
            case Verb.Receive:
                return new(Verb.Receive, wild ? d.A % contacts : Math.Min(all.Count, contacts - 1), Asking(d.B), d.C % 8 is var p and < 4 ? p : 0,
                    (d.A % 6) switch { 0 => d.B % 200, 1 => -1 - d.B % 3, _ => 0 });
            case Verb.ConnectCaller or Verb.DisconnectCaller:
                return new(verb, Pick(In(ContactState.Waiting, ContactState.Offered, ContactState.Connecting, ContactState.Connected)), d.B % 2);
            case Verb.Raise:
                return d.Verb is not Verb.Raise ? new(Verb.Raise, Pick(Untaken(false)), (int)Priority.Immediate)
                    : new(Verb.Raise, Pick(In(ContactState.Waiting, ContactState.Offered, ContactState.Connecting, ContactState.Connected)), d.B % 4);
            case Verb.Accept or Verb.Decline:
            {
                var n = Pick(In(ContactState.Offered));
                return new(verb, Asked(n), n, Math.Max(0, LastOffer(n)));
            }
            case Verb.Call:
            {
                var n = Pick([.. In(ContactState.Connecting, ContactState.Connected).Where(n => Rules.IsVoice(Image(n)!.Channel))]);
                return new(Verb.Call, n, d.B % 3 == 0 ? 12 : 1 + d.B % 15, d.C % 4 == 0 ? -1 : LastOffer(n), d.C % 3);
            }
            case Verb.Return:
            {
                var n = Pick(In(ContactState.Connecting));
                return new(Verb.Return, n, d.B % 2 == 0 ? -1 : LastOffer(n), d.C % 2);
            }
            case Verb.Callback:
                return new(Verb.Callback, Pick([.. In(d.C % 4 == 0 && all.Exists(n => Image(n) is { State: ContactState.Abandoned, Call: not null }) ? [ContactState.Abandoned] : [ContactState.Waiting, ContactState.Offered]).Where(n => Image(n)!.Call is not null)]), d.B % 2);
            case Verb.FollowUp:
                return new(Verb.FollowUp, wild ? d.A % contacts : Math.Min(all.Count, contacts - 1), d.B % 3 == 0 ? 3 : 1, d.C % 4 == 0 ? -1 : d.C % counsellors, d.B % 4 * 30);
            case Verb.Miss:
            {
                // Asked for, offered and accepted: three steps that chance alone seldom takes in their order.
                if (!wild && !In(ContactState.Connecting).Exists(n => Image(n)!.IsCallback))
                    return In(ContactState.Offered).Where(n => Image(n)!.IsCallback).ToList() is [var offered, ..]
                        ? new(Verb.Accept, Asked(offered), offered, Math.Max(0, LastOffer(offered)))
                        : new(Verb.Callback, Pick([.. In(ContactState.Waiting, ContactState.Offered).Where(n => Image(n)!.Call is not null)]), d.B % 2);
                var n = Pick([.. In(ContactState.Connecting).Where(n => Image(n)!.IsCallback)]);
                return d.B % 3 == 0 && Image(n)?.Call?.CallerSid is not null ? new(Verb.End, n, (int)Party.Caller, -1, 1) : new(Verb.Miss, n, LastOffer(n));
            }
            case Verb.Aside:
                return new(Verb.Aside, Pick([.. In(ContactState.Waiting).Where(n => Image(n) is { Call.CallerSid: not null, IsCallback: false, Urgent: null })]), d.B % 2, 60 + d.C % 4 * 60);
            case Verb.Back:
            {
                var n = Pick([.. all.Where(n => Image(n)!.Aside is { Kind: not AsideKind.Help } || (wild && Image(n)!.Aside is not null))]);
                return new(Verb.Back, n, wild ? d.B % 2 : (int)(Image(n)?.Aside?.Kind ?? 0));
            }
            case Verb.Overflow:
                return new(Verb.Overflow, Pick([.. all.Where(n => Image(n)!.Aside is { Kind: AsideKind.Outside })]));
            case Verb.Leave:
            {
                var speaking = all.Where(n => Image(n)! is { Aside.Kind: AsideKind.Message } or { State: ContactState.Waiting, Channel: Channel.Chat, Aside: null }).ToList();
                return new(Verb.Leave, wild ? d.A % contacts : Math.Min(all.Count, contacts - 1), wild ? d.B % contacts : speaking.Count > 0 ? speaking[d.B % speaking.Count] : -1, d.C % 3 == 0 ? 0 : 1, d.C % 4 == 0 ? 0 : 1);
            }
            case Verb.Audio:
                return new(Verb.Audio, Pick([.. all.Where(n => Image(n)!.Left is { Audio: AudioState.Fetching })]), d.B % 4 == 0 ? 0 : 1);
            case Verb.RingBack:
            {
                var n = Pick([.. In(ContactState.Connected).Where(n => Image(n)!.Left is { MayCall: true })]);
                return new(Verb.RingBack, Owner(n), n, wild ? d.C % contacts : Math.Min(all.Count, contacts - 1));
            }
            case Verb.End:
            {
                var n = Pick(d.C % 4 == 0 ? In(ContactState.Waiting, ContactState.Offered, ContactState.Connecting) : In(ContactState.Connected));
                if (Image(n)?.Call is not null && d.B % 3 == 0)
                    return new(Verb.End, n, (int)Party.Caller, -1, d.C % 5 == 0 ? 2 : d.B % 2 == 0 ? 3 : 1);
                return (d.C % 3) switch
                {
                    0 => new(Verb.End, n, (int)Party.Caller, -1),
                    1 => new(Verb.End, n, (int)Party.Network, -1),
                    _ => new(Verb.End, n, (int)Party.Counsellor, Owner(n)),
                };
            }
            case Verb.EndWrapUp:
            {
                var n = Pick(In(ContactState.WrapUp));
                return new(Verb.EndWrapUp, Owner(n), n);
            }
            case Verb.Close:
            {
                var n = Pick(In(ContactState.WrapUp));
                return new(Verb.Close, Owner(n), n, d.C % 5, wild ? d.C % 3 : d.B % 8 is var missing and (3 or 4) ? missing : 0);
            }
            case Verb.SaveForm:
            {
                var n = Pick(In(ContactState.Connected, ContactState.WrapUp));
                var version = (int)(engine.Contacts.GetValueOrDefault(World.Contact(n))?.Form?.Version ?? 0);
                return new(Verb.SaveForm, Owner(n), n, wild ? Math.Max(0, version - d.B % 2) : version, d.C % 8 is var risk and < 5 ? risk : (int)(Image(n)?.Risk ?? 0));
            }
            case Verb.Survey:
                return new(Verb.Survey, Pick(In(ContactState.WrapUp, ContactState.Closed)), d.B % 5);
            case Verb.Post:
            {
                var n = Pick(In(ContactState.Connected, ContactState.Waiting));
                return (d.C % 3) switch
                {
                    0 => new(Verb.Post, n, (int)Author.Counsellor, Owner(n), d.C),
                    _ => new(Verb.Post, n, (int)Author.Caller, -1, d.C),
                };
            }
            case Verb.Seen:
            {
                var n = Pick(In(ContactState.Connected, ContactState.Waiting));
                return d.C % 2 == 0 ? new(Verb.Seen, n, (int)Author.Counsellor, Owner(n), d.C % 5) : new(Verb.Seen, n, (int)Author.Caller, -1, d.C % 5);
            }
            case Verb.Transfer:
            {
                // Most are given on by who has them, some moved by a supervisor: what waits, rings or connects, too.
                var bySupervisor = d.C % 5 > 2;
                var n = Pick(bySupervisor ? In(ContactState.Waiting, ContactState.Offered, ContactState.Connecting, ContactState.Connected) : In(ContactState.Connected));
                return new(Verb.Transfer, n, bySupervisor ? -1 : Owner(n), Asking(d.B), d.C % 2);
            }
            case Verb.Take:
            {
                var asSupervisor = d.C % 5 > 2;
                var n = Pick(asSupervisor ? d.B % 4 == 0 ? In(ContactState.WrapUp) : In(ContactState.Offered, ContactState.Connecting, ContactState.Connected) : In(ContactState.Waiting, ContactState.Offered));
                var others = on.Where(k => k != NumberOf(Image(n)?.Counsellor) && k != NumberOf(Image(n)?.Offer?.Counsellor)).ToList();
                return new(Verb.Take, wild || others.Count == 0 ? Present() : others[d.B % others.Count], n, asSupervisor ? 1 : 0);
            }
            case Verb.Free:
            {
                var busy = on.Where(k => engine.Counsellors[World.Counsellor(k)].Image is { } image && image.Contacts.Count + image.Offers.Count > 0).ToList();
                return new(Verb.Free, wild || busy.Count == 0 ? Present() : busy[d.A % busy.Count]);
            }
            case Verb.Extend:
            {
                var n = Pick([.. In(ContactState.WrapUp).Where(n => engine.Counsellors[Image(n)!.Counsellor!.Value].Image.Contacts.ContainsKey(World.Contact(n)))]);
                return new(Verb.Extend, Owner(n), n, d.C % 4 * 100);
            }
            case Verb.Sign:
                // Most go to one contact, which then has more than are kept.
                return new(Verb.Sign, d.C % 3 > 0 && !wild ? d.A % 2 : Pick(In(ContactState.Waiting, ContactState.Offered, ContactState.Connected)), d.B % 16, d.C % 5);
            case Verb.Help:
            {
                var urgent = In(ContactState.Waiting, ContactState.Offered, ContactState.Connecting).Where(n => Image(n)!.Urgent is not null).ToList();
                // Of calls mostly: what becomes of them is the longer story.
                return new(Verb.Help, Pick(urgent.Exists(n => Rules.IsVoice(Image(n)!.Channel)) && d.C % 4 > 0 ? [.. urgent.Where(n => Rules.IsVoice(Image(n)!.Channel))] : urgent), d.B % 3);
            }
            case Verb.Joined or Verb.HelpGone:
            {
                var n = Pick([.. In(ContactState.Waiting).Where(n => Image(n)!.Help is not null)]);
                var by = !wild && Image(n)?.Help is { By: { } sid } ? sid[^1] - '0' : d.B % 3;
                return new(verb, n, by, verb is Verb.HelpGone ? 0 : 1 + d.C % 3);
            }
            case Verb.Look:
            {
                var n = Pick([.. In(ContactState.Connecting, ContactState.Connected, ContactState.WrapUp).Where(n => Image(n)!.Signs is not null)]);
                var ids = Image(n)?.Signs?.Keys.Order(StringComparer.Ordinal).ToList() ?? [];
                return new(Verb.Look, Owner(n), n, wild || ids.Count == 0 ? d.C % 16 : int.Parse(ids[d.C % ids.Count][1..], System.Globalization.CultureInfo.InvariantCulture), d.B % 2);
            }
            case Verb.SignIn:
            {
                var off = Enumerable.Range(0, counsellors).Except(on).ToList();
                return new(Verb.SignIn, off.Count > 0 && d.C % 5 > 0 ? off[d.A % off.Count] : d.A % counsellors, d.B % 2, d.C % 10 == 0 ? 1 : 0);
            }
            case Verb.Connect or Verb.Disconnect:
            {
                var lost = on.Where(n => engine.Counsellors[World.Counsellor(n)].Image.Lost is not null).ToList();
                return new(verb, verb is Verb.Connect && lost.Count > 0 && !wild ? lost[d.A % lost.Count] : Present(), d.B % 2);
            }
            case Verb.Voice:
                // Whoever chose the browser and has not said yet that it can be rung, first.
                var silent = on.Where(n => engine.Counsellors[World.Counsellor(n)].Image is { VoiceAt: null } image && image.UsesBrowser()).ToList();
                return silent.Count > 0 && d.C % 4 > 0 ? new(Verb.Voice, silent[d.A % silent.Count], d.B % 2, 1) : new(Verb.Voice, Present(), d.B % 2, d.C % 3 == 0 ? 0 : 1);
            case Verb.Network:
                return new(Verb.Network, engine.CallsPaused == wild ? 1 : 0);
            case Verb.Presence:
            {
                var away = on.Where(n => engine.Counsellors[World.Counsellor(n)].Image.Presence is not Presence.Available).ToList();
                return away.Count > 0 && d.C % 4 > 0 ? new(Verb.Presence, away[d.A % away.Count], 0) : new(Verb.Presence, Present(), d.B % 2);
            }
            case Verb.SignOut:
                return new(Verb.SignOut, Present());
            case Verb.Keep:
                return new(Verb.Keep, d.A % (1 << counsellors), d.B % (1 << contacts), d.C % 4 == 0 ? 1 : 0);
            case Verb.TakeOutbox:
                return new(Verb.TakeOutbox, 1 + d.A % 8, 20);
            case Verb.FinishOutbox:
                return new(Verb.FinishOutbox, acts.Taken == 0 ? 0 : d.A % acts.Taken);
            case Verb.Consult:
            {
                var n = Pick([.. In(ContactState.Connected).Where(n => Image(n)!.Consult is null && Free(n).Count > 0)]);
                var others = Free(n);
                return new(Verb.Consult, Owner(n), n, d.C % 8 == 0 ? -1 : wild || others.Count == 0 ? d.A % World.MostCounsellors : others[d.A / 7 % others.Count], d.C % 2);
            }
            case Verb.Attend:
            {
                var n = Pick([.. In(ContactState.Connected).Where(n => Image(n)!.Consult is null && Free(n).Count > 0)]);
                var others = Free(n);
                return new(Verb.Attend, wild || others.Count == 0 ? Present() : others[d.B % others.Count], n, 1 + d.C % 3);
            }
            case Verb.Answer or Verb.Mode or Verb.EndConsult or Verb.HandOver or Verb.Second or Verb.Side:
            {
                var n = Pick([.. In(ContactState.Connected).Where(n => Image(n)!.Consult is { } open && verb switch
                {
                    Verb.Answer => open.State is ConsultState.Asked,
                    Verb.Second => open.State is not ConsultState.Asked && Rules.IsVoice(Image(n)!.Channel),
                    Verb.EndConsult => true,
                    _ => open.State is ConsultState.On,
                })]);
                var latest = Math.Max(0, acts.ConsultsOf(World.Contact(n)).Count - 1 - (wild ? d.C % 2 : 0));
                var second = Image(n)?.Consult?.With is { } with && !wild ? NumberOf(with) : d.B % World.MostCounsellors;
                var either = d.B % 2 == 0 ? Owner(n) : second;
                return verb switch
                {
                    Verb.Answer => new(verb, second, n, latest),
                    Verb.Mode => new(verb, either, n, latest, d.C % 4),
                    Verb.EndConsult => new(verb, either, n, latest),
                    Verb.HandOver => new(verb, Owner(n), n, latest),
                    Verb.Second => new(verb, d.A % 3, n, latest, d.C % 4 == 0 ? 0 : 1),
                    _ => new(verb, n, either, 0, d.C),
                };
            }
            case Verb.LoseLeg:
            {
                var n = Pick([.. In(ContactState.Connected).Where(n => Rules.IsVoice(Image(n)!.Channel))]);
                return (d.C % 5) switch
                {
                    2 => new(Verb.LoseLeg, 2, n, LastOffer(n)),
                    3 => new(Verb.LoseLeg, 3, n, Math.Max(0, acts.ConsultsOf(World.Contact(n)).Count - 1)),
                    var how => new(Verb.LoseLeg, how, n, d.B % 3),
                };
            }
            case Verb.Switch:
            {
                var n = Pick([.. In(ContactState.Connected).Where(n => Image(n)!.Call is not null)]);
                return new(Verb.Switch, Owner(n), n, d.C % 2, d.B % 3 == 0 ? 0 : 1);
            }
            default:
                return new(Verb.Timers);
        }
    }

    private static readonly int[] Popular = [0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 9];
    private static readonly int[] Plans = [0, 0, 1, 2, 3];

    /// <summary>A requirement and ten times its plan.</summary>
    private static int Asking(int n) => Popular[n % Popular.Length] + 10 * Plans[n / Popular.Length % Plans.Length];
}
