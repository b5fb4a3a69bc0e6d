using System.Globalization;
using System.Text.Json;
using Hotline.Core.Chat;
using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Duty;
using Hotline.Core.Outbox;
using Hotline.Core.Reference;
using Hotline.Core.Routing;
using Hotline.Core.Settings;
using Hotline.Core.Signs;
using Hotline.Core;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis.Model;

/// <summary>One command on both sides: what the model does and what the store is asked, each with its outcome as JSON.</summary>
internal sealed record Act(Func<ReferenceEngine, Moment, JsonElement> OnModel, Func<ContactQueue, Task<JsonElement>> OnStore);

/// <summary>Says what the numbers of each command mean. -1 is nobody; an offer is the how-manieth of its contact, from 0.</summary>
internal sealed class Acts(ReferenceEngine engine)
{
    private readonly List<OutboxItem> _taken = [];
    private static CancellationToken None => CancellationToken.None;

    public Act Of(Command c, long now) => c.Verb switch
    {
        Verb.Timers => Both((e, at) => e.RunDueTimers(at, 1000), q => q.RunDueTimersAsync(1000, None), withValue: false),
        Verb.Line => SetLine(c),
        Verb.Receive => Receive(c, now),
        Verb.ConnectCaller => Both((e, at) => e.ConnectCaller(at, World.Contact(c.A), $"p{c.B}"), q => q.ConnectCallerAsync(World.Contact(c.A), $"p{c.B}", None)),
        Verb.DisconnectCaller => Both((e, at) => e.DisconnectCaller(at, World.Contact(c.A), $"p{c.B}"), q => q.DisconnectCallerAsync(World.Contact(c.A), $"p{c.B}", None)),
        Verb.Raise => Both((e, at) => e.RaisePriority(at, World.Contact(c.A), (Priority)c.B, "button", "caller"),
            q => q.RaisePriorityAsync(World.Contact(c.A), (Priority)c.B, "button", "caller", None)),
        Verb.Accept => WithOffer(c, (k, id, offer) => Both((e, at) => e.Accept(at, k, id, offer), q => q.AcceptAsync(k, id, offer, None))),
        Verb.Decline => WithOffer(c, (k, id, offer) => Both((e, at) => e.Decline(at, k, id, offer, "忙"), q => q.DeclineAsync(k, id, offer, "忙", None))),
        Verb.Call => ChangeCall(c),
        Verb.Return => Return(c),
        Verb.Callback => Both((e, at) => e.RequestCallback(at, World.Contact(c.A), c.B == 1 ? World.Texts(c.A) : null), q => q.RequestCallbackAsync(World.Contact(c.A), c.B == 1 ? World.Texts(c.A) : null, None)),
        Verb.Miss => Miss(c),
        Verb.Aside => StepAside(c),
        Verb.Back => Both((e, at) => e.StepBack(at, World.Contact(c.A), (AsideKind)c.B, "nothing said"), q => q.StepBackAsync(World.Contact(c.A), (AsideKind)c.B, "nothing said", None)),
        Verb.Overflow => Both((e, at) => e.Overflow(at, World.Contact(c.A)), q => q.OverflowAsync(World.Contact(c.A), None)),
        Verb.Leave => LeaveMessage(c),
        Verb.Audio => Both((e, at) => e.KeepAudio(at, World.Contact(c.A), c.B == 1), q => q.KeepAudioAsync(World.Contact(c.A), c.B == 1, None)),
        Verb.RingBack => RingBack(c),
        Verb.FollowUp => FollowUp(c, now),
        Verb.End => End(c),
        Verb.EndWrapUp => Both((e, at) => e.EndWrapUp(at, World.Counsellor(c.A), World.Contact(c.B)), q => q.EndWrapUpAsync(World.Counsellor(c.A), World.Contact(c.B), None)),
        Verb.Close => Close(c),
        Verb.SaveForm => SaveForm(c),
        Verb.Survey => Both((e, at) => e.AnswerSurvey(at, World.Contact(c.A), new Survey(c.B, null)), q => q.AnswerSurveyAsync(World.Contact(c.A), new Survey(c.B, null), None)),
        Verb.Post => Post(c),
        Verb.Seen => Both((e, at) => e.MarkSeen(at, World.Contact(c.A), (Author)c.B, Counsellor(c.C), c.D), q => q.MarkSeenAsync(World.Contact(c.A), (Author)c.B, Counsellor(c.C), c.D, None)),
        Verb.Transfer => Transfer(c),
        Verb.Take => Both((e, at) => e.Take(at, World.Counsellor(c.A), World.Contact(c.B), c.C == 1, "4"), q => q.TakeAsync(World.Counsellor(c.A), World.Contact(c.B), c.C == 1, "4", None)),
        Verb.Free => Both((e, at) => e.FreeCounsellor(at, World.Counsellor(c.A), "supervisor", "卡"), q => q.FreeCounsellorAsync(World.Counsellor(c.A), "supervisor", "卡", None)),
        Verb.Extend => Extend(c),
        Verb.Sign => NoteSign(c),
        Verb.Look => Both((e, at) => e.LookAtSign(at, World.Counsellor(c.A), World.Contact(c.B), $"s{c.C}", c.D == 1), q => q.LookAtSignAsync(World.Counsellor(c.A), World.Contact(c.B), $"s{c.C}", c.D == 1, None)),
        Verb.Help => Both((e, at) => e.AnswerHelp(at, World.Contact(c.A), $"CAhelp{c.B}"), q => q.AnswerHelpAsync(World.Contact(c.A), $"CAhelp{c.B}", None)),
        // A: contact, B: whose call, C: 1 it is inside, 2 the caller is, 3 both.
        Verb.Joined => Both((e, at) => e.JoinHelp(at, World.Contact(c.A), $"CAhelp{c.B}", (c.C & 1) != 0, (c.C & 2) != 0), q => q.JoinHelpAsync(World.Contact(c.A), $"CAhelp{c.B}", (c.C & 1) != 0, (c.C & 2) != 0, None)),
        Verb.HelpGone => Both((e, at) => e.LoseHelp(at, World.Contact(c.A), $"CAhelp{c.B}", "leg: completed"), q => q.LoseHelpAsync(World.Contact(c.A), $"CAhelp{c.B}", "leg: completed", None)),
        Verb.SignIn => Both((e, at) => e.SignIn(at, World.Profile(c.A, c.C), $"c{c.B}"), q => q.SignInAsync(World.Profile(c.A, c.C), $"c{c.B}", None)),
        Verb.Connect => Both((e, at) => e.ConnectCounsellor(at, World.Counsellor(c.A), $"c{c.B}"), q => q.ConnectCounsellorAsync(World.Counsellor(c.A), $"c{c.B}", None)),
        Verb.Disconnect => Both((e, at) => e.DisconnectCounsellor(at, World.Counsellor(c.A), $"c{c.B}"), q => q.DisconnectCounsellorAsync(World.Counsellor(c.A), $"c{c.B}", None)),
        Verb.Presence => SetPresence(c),
        Verb.Voice => Both((e, at) => e.SetVoice(at, World.Counsellor(c.A), $"c{c.B}", c.C == 1), q => q.SetVoiceAsync(World.Counsellor(c.A), $"c{c.B}", c.C == 1, None)),
        // A: 1 it does not answer.
        Verb.Network => Both((e, at) => e.KeepNetwork(at, c.A == 1), q => q.KeepNetworkAsync(World.Node, c.A == 1, None)),
        Verb.SignOut => Both((e, at) => e.SignOut(at, World.Counsellor(c.A)), q => q.SignOutAsync(World.Counsellor(c.A), None)),
        Verb.Keep => Keep(c),
        Verb.TakeOutbox => TakeOutbox(c),
        Verb.FinishOutbox => FinishOutbox(c),
        Verb.Consult => StartConsult(c),
        Verb.Answer => WithConsult(c, (k, id, consult) => Both((e, at) => e.AcceptConsult(at, k, id, consult), q => q.AcceptConsultAsync(k, id, consult, None))),
        Verb.Attend => Both((e, at) => e.Attend(at, World.Counsellor(c.A), World.Contact(c.B), (ConsultMode)c.C), q => q.AttendAsync(World.Counsellor(c.A), World.Contact(c.B), (ConsultMode)c.C, None)),
        Verb.Mode => WithConsult(c, (k, id, consult) => Both((e, at) => e.SetConsultMode(at, k, id, consult, (ConsultMode)c.D), q => q.SetConsultModeAsync(k, id, consult, (ConsultMode)c.D, None))),
        Verb.EndConsult => WithConsult(c, (k, id, consult) => Both((e, at) => e.EndConsult(at, k, id, consult, "好了"), q => q.EndConsultAsync(k, id, consult, "好了", None))),
        Verb.HandOver => WithConsult(c, (k, id, consult) => Both((e, at) => e.CompleteTransfer(at, k, id, consult), q => q.CompleteTransferAsync(k, id, consult, None))),
        Verb.Side => PostSide(c),
        Verb.Second => WithConsult(c with { A = 0 }, (_, id, consult) => Both((e, at) => e.ChangeSecond(at, id, consult, $"CS{c.A}", c.D == 1), q => q.ChangeSecondAsync(id, consult, $"CS{c.A}", c.D == 1, None))),
        Verb.LoseLeg => LoseLeg(c),
        Verb.Switch => Both((e, at) => e.SetCall(at, World.Counsellor(c.A), World.Contact(c.B), (CallSwitch)c.C, c.D == 1), q => q.SetCallAsync(World.Counsellor(c.A), World.Contact(c.B), (CallSwitch)c.C, c.D == 1, None)),
        Verb.Profile => Both((e, at) => e.ChangeProfile(at, World.Profile(c.A, c.B), "admin"), q => q.ChangeProfileAsync(World.Profile(c.A, c.B), "admin", None)),
        Verb.Shift => SetShift(c),
        Verb.Setting => SetSetting(c),
        Verb.Partner => SetPartner(c),
        _ => throw new InvalidOperationException($"{c.Verb} is no command."),
    };

    // A: which line, B: seconds that an offer rings, C: seconds of wrap-up, D: 1 based on an old version.
    private Act SetLine(Command c)
    {
        var known = engine.Lines.ElementAt(c.A);
        var line = known with { OfferSeconds = c.B, WrapUpSeconds = c.C, Version = known.Version - c.D };
        return Both((e, at) => e.SetLine(at, line, "admin"), q => q.SetLineAsync(line, "admin", None));
    }

    // A: which shift, B: its order, 0 takes it out, C: 1 based on a version that nobody has.
    private Act SetShift(Command c)
    {
        var id = World.Message(c.A);
        var known = engine.Duty.Shifts.FirstOrDefault(s => s.Id == id) ?? new Shift { Id = id, Role = DutyRole.Supervisor, From = World.Later.AddYears(-1), To = World.Later, Sealed = "k.s" };
        var shift = known with { Order = Math.Max(1, c.B), Removed = c.B == 0 ? World.Later : null, Version = known.Version + c.C };
        return Both((e, at) => e.SetShift(at, shift, "admin"), q => q.SetShiftAsync(shift, "admin", None));
    }

    // A: which setting (0: the office's limits), B: its value, C: 1 based on a version that nobody has.
    private Act SetSetting(Command c)
    {
        var name = c.A == 0 ? SettingNames.Care : string.Create(CultureInfo.InvariantCulture, $"s{c.A}");
        var value = c.A == 0
            ? HotlineJson.Write(CareLimits.Default with { CallbackTries = 1 + (c.B % 3), CallbackGapMinutes = c.B % 2 == 0 ? 30 : 5, CallbackHours = c.B > 2 ? 1 : 24, RepeatedMinutes = c.B % 3 == 0 ? 60 : 5 })
            : string.Create(CultureInfo.InvariantCulture, $"{{\"v\":{c.B}}}");
        var setting = new LiveSetting { Name = name, Version = (engine.Settings.GetValueOrDefault(name)?.Version ?? 0) + 1 + c.C, Value = value, By = "admin", At = World.Later };
        return Both((e, at) => e.SetSetting(at, setting), q => q.SetSettingAsync(setting, None));
    }

    // A: which partner, B: its county, C: 1 based on a version that nobody has.
    private Act SetPartner(Command c)
    {
        var id = World.Message(c.A);
        var known = engine.Duty.Partners.FirstOrDefault(p => p.Id == id) ?? new Partner { Id = id, Kind = PartnerKind.Hospital, Name = "医院", Sealed = "k.s" };
        var partner = known with { County = c.B == 0 ? null : $"33030{c.B}", Version = known.Version + c.C };
        return Both((e, at) => e.SetPartner(at, partner, "admin"), q => q.SetPartnerAsync(partner, "admin", None));
    }

    // A: contact, B: requirement and ten times its plan, C: priority, D: seconds ago; below 0 what the node went by: -1 what is so, -2 older settings, -3 an earlier minute.
    private Act Receive(Command c, long now)
    {
        var requirement = World.Requirement(c.B % 10);
        var contact = World.Arriving(c.A, requirement, c.B / 10, c.C, Math.Max(0, c.D), now);
        var line = engine.Lines.FirstOrDefault(l => l.Code == contact.Line);
        var asOf = c.D >= 0 ? null : new AsOf((line?.Version ?? 0) - (c.D == -2 ? 1 : 0), now / 60_000 - (c.D == -3 ? 1 : 0));
        return Both((e, at) => e.Receive(at, contact, requirement, asOf), q => q.ReceiveAsync(contact, requirement, asOf, None));
    }

    // A: contact, B: requirement, C: the counsellor who is asked first, -1 nobody, D: seconds for which it is safe to ring, 0 no end.
    private static Act FollowUp(Command c, long now)
    {
        var requirement = World.Requirement(c.B) with { Counsellor = Counsellor(c.C) };
        var contact = World.Following(c.A, requirement, c.D, now);
        return Both((e, at) => e.Receive(at, contact, requirement), q => q.ReceiveAsync(contact, requirement, None));
    }

    // A: counsellor, B: contact, C: offer.
    private Act WithOffer(Command c, Func<Guid, Guid, Guid, Act> act) => act(World.Counsellor(c.A), World.Contact(c.B), Offer(c.B, c.C) ?? World.Stranger);

    // A: contact, B: 1 caller's SID, 2 counsellor's SID, 4 caller joined, 8 counsellor joined, C: offer, D: which SID.
    private Act ChangeCall(Command c)
    {
        var change = new CallChange
        {
            CallerSid = (c.B & 1) == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"CA{c.A}"),
            CounsellorSid = (c.B & 2) == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"CK{c.D}"),
            CallerJoined = (c.B & 4) != 0, CounsellorJoined = (c.B & 8) != 0, Offer = Offer(c.A, c.C),
        };
        return Both((e, at) => e.ChangeCall(at, World.Contact(c.A), change), q => q.ChangeCallAsync(World.Contact(c.A), change, None));
    }

    // A: contact, B: offer, C: 1 the leg did not answer.
    private Act Return(Command c)
    {
        var (offer, reason) = (Offer(c.A, c.B), c.C == 1 ? "leg: no-answer" : "network: 500");
        return Both((e, at) => e.Return(at, World.Contact(c.A), offer, reason), q => q.ReturnAsync(World.Contact(c.A), offer, reason, None));
    }

    // A: contact, B: offer.
    private Act Miss(Command c)
    {
        var offer = Offer(c.A, c.B) ?? World.Stranger;
        return Both((e, at) => e.MissCallback(at, World.Contact(c.A), offer, "no-answer"), q => q.MissCallbackAsync(World.Contact(c.A), offer, "no-answer", None));
    }

    // A: contact, B: what for, C: seconds at most.
    private static Act StepAside(Command c)
    {
        var (kind, longest, number) = ((AsideKind)c.B, TimeSpan.FromSeconds(c.C), c.B == (int)AsideKind.Outside ? "+8657712345" : null);
        return Both((e, at) => e.StepAside(at, World.Contact(c.A), kind, longest, c.C % 2 == 0, number), q => q.StepAsideAsync(World.Contact(c.A), kind, longest, c.C % 2 == 0, number, None));
    }

    // A: the new contact, B: the one before it, -1 none, C: 0 written, 1 spoken, D: 1 may be rung.
    private static Act LeaveMessage(Command c)
    {
        var requirement = World.Requirement(10);
        var message = World.Message(c.A, c.B, c.D == 1);
        var note = c.C == 0 ? new ChatMessage { Id = World.Message(9_000 + c.A), Author = Author.Caller, Text = "k.t" } : null;
        var recording = c.C == 1 ? "RE1" : null;
        return Both((e, at) => e.LeaveMessage(at, message, requirement, note, recording), q => q.LeaveMessageAsync(message, requirement, note, recording, None));
    }

    // A: counsellor, B: message, C: the new contact.
    private static Act RingBack(Command c)
    {
        var requirement = World.Requirement(1) with { Counsellor = World.Counsellor(c.A) };
        var call = World.RungBack(c.C, World.Contact(c.B), requirement);
        return Both((e, at) => e.RingBack(at, World.Counsellor(c.A), World.Contact(c.B), call, requirement), q => q.RingBackAsync(World.Counsellor(c.A), World.Contact(c.B), call, requirement, None));
    }

    // A: contact, B: party, C: counsellor. D: 1 the caller's leg is gone, 2 a leg that is not the contact's, 3 a leg, whoever has it.
    private static Act End(Command c) => c.D == 3 ? LoseCall(c.A, string.Create(CultureInfo.InvariantCulture, $"CA{c.A}")) : c.D > 0 ? LoseCaller(c.A, string.Create(CultureInfo.InvariantCulture, $"C{(c.D == 1 ? "A" : "X")}{c.A}")) : Both(
        (e, at) => e.End(at, World.Contact(c.A), (Party)c.B, Counsellor(c.C), "left"), q => q.EndAsync(World.Contact(c.A), (Party)c.B, Counsellor(c.C), "left", None));

    private static Act LoseCaller(int n, string sid) => Both(
        (e, at) => e.LoseCaller(at, World.Contact(n), sid, "call completed"), q => q.LoseCallerAsync(World.Contact(n), sid, "call completed", None));

    private static Act LoseCall(int n, string sid) => Both(
        (e, at) => e.LoseCall(at, sid, World.Contact(n), "call completed"), q => q.LoseCallAsync(sid, World.Contact(n), "call completed", None));

    // A: counsellor, B: contact, C: risk, D: 1 without a disposition, 2 without a reason, 3 not saying why without a supervisor, 4 handed to the police.
    private static Act Close(Command c)
    {
        var disposition = c.D switch { 1 => Disposition.None, 4 => Disposition.Police, _ => Disposition.Support };
        var closing = new Closing(disposition, (RiskLevel)c.C, c.D == 2 ? null : "k.r", c.D == 3 ? null : "k.w");
        return Both((e, at) => e.Close(at, World.Counsellor(c.A), World.Contact(c.B), closing), q => q.CloseAsync(World.Counsellor(c.A), World.Contact(c.B), closing, None));
    }

    // A: counsellor, B: contact, C: based on version, D: risk.
    private static Act SaveForm(Command c)
    {
        var form = new SealedForm { Version = c.C + 1, Coded = new RecordForm { Risk = (RiskLevel)c.D }, Sealed = "k.s" };
        return Both((e, at) => e.SaveForm(at, World.Counsellor(c.A), World.Contact(c.B), c.C, form), q => q.SaveFormAsync(World.Counsellor(c.A), World.Contact(c.B), c.C, form, None));
    }

    // A: contact, B: author, C: counsellor, D: which message.
    private static Act Post(Command c)
    {
        var message = new ChatMessage { Id = World.Message(c.D), Author = (Author)c.B, Counsellor = Counsellor(c.C), Text = "k.t" };
        return Both((e, at) => e.PostMessage(at, World.Contact(c.A), message), q => q.PostMessageAsync(World.Contact(c.A), message, null, None));
    }

    // A: contact, B: counsellor, -1 a supervisor, C: requirement and ten times its plan, D: 1 with a note.
    private Act Transfer(Command c)
    {
        var to = World.Requirement(c.C % 10);
        // The channel is the contact's; what it asks for may be another line's.
        to = to with { Channel = engine.Contacts.GetValueOrDefault(World.Contact(c.A))?.Image.Channel ?? to.Channel };
        var (plan, by, note) = (World.Plan(c.C / 10, to), Counsellor(c.B) is { } id ? $"{id}" : "supervisor", c.D == 1 ? "k.n" : null);
        return Both((e, at) => e.Transfer(at, World.Contact(c.A), Counsellor(c.B), by, to, plan, note),
            q => q.TransferAsync(World.Contact(c.A), Counsellor(c.B), by, to, plan, note, None));
    }

    // A: counsellor, B: contact, C: seconds.
    private static Act Extend(Command c) => Both(
        (e, at) => e.ExtendWrapUp(at, World.Counsellor(c.A), World.Contact(c.B), TimeSpan.FromSeconds(c.C), "安全计划"),
        q => q.ExtendWrapUpAsync(World.Counsellor(c.A), World.Contact(c.B), TimeSpan.FromSeconds(c.C), "安全计划", None));

    // A: contact, B: which sign, C: level.
    private static Act NoteSign(Command c)
    {
        var sign = new Sign { Source = (SignSource)(c.B % 5), Level = (RiskLevel)c.C, Words = "k.w", Message = c.B };
        return Both((e, at) => e.NoteSign(at, World.Contact(c.A), $"s{c.B}", sign, Sign.PriorityOf(sign.Level), "caller"),
            q => q.NoteSignAsync(World.Contact(c.A), $"s{c.B}", sign, Sign.PriorityOf(sign.Level), "caller", None));
    }

    // A: counsellor, B: 0 available, 1 break.
    private static Act SetPresence(Command c)
    {
        var (presence, reason) = c.B == 0 ? (Presence.Available, null) : (Presence.Break, "茶");
        return Both((e, at) => e.SetPresence(at, World.Counsellor(c.A), presence, reason), q => q.SetPresenceAsync(World.Counsellor(c.A), presence, reason, None));
    }

    // A: counsellors by bits, B: callers by bits, C: which connection.
    private static Act Keep(Command c)
    {
        HeldConnection[] held =
        [
            .. Enumerable.Range(0, World.MostCounsellors).Where(n => (c.A >> n & 1) == 1).Select(n => new HeldConnection(ConnectionKind.Counsellor, World.Counsellor(n), $"c{c.C}")),
            .. Enumerable.Range(0, World.MostContacts).Where(n => (c.B >> n & 1) == 1).Select(n => new HeldConnection(ConnectionKind.Caller, World.Contact(n), $"p{c.C}")),
        ];
        return Both((e, at) => e.KeepConnections(at, held), q => q.KeepConnectionsAsync(held, None));
    }

    // A: at most, B: lease in seconds.
    private Act TakeOutbox(Command c) => new(
        (e, at) =>
        {
            var items = e.TakeOutbox(at, TimeSpan.FromSeconds(c.B), c.A);
            _taken.AddRange(items);
            return Json(items);
        },
        async q => Json(await q.TakeOutboxAsync(World.Node, TimeSpan.FromSeconds(c.B), c.A, None)));

    // A: the how-manieth item that was taken.
    private Act FinishOutbox(Command c)
    {
        if (_taken.ElementAtOrDefault(c.A) is not { } item)
            return new Act((_, _) => Json(0), _ => Task.FromResult(Json(0)));
        return new Act(
            (e, _) =>
            {
                e.FinishOutbox(item.Id);
                return Json(0);
            },
            async q =>
            {
                await q.FinishOutboxAsync(item, None);
                return Json(0);
            });
    }

    // A: counsellor, B: contact, C: whom, -1 an outside number, D: 1 with a note.
    private static Act StartConsult(Command c)
    {
        var (with, outside, note) = (Counsellor(c.C), c.C < 0 ? "k.o" : null, c.D == 1 ? "k.n" : null);
        return Both((e, at) => e.StartConsult(at, World.Counsellor(c.A), World.Contact(c.B), with, outside, note),
            q => q.StartConsultAsync(World.Counsellor(c.A), World.Contact(c.B), with, outside, note, None));
    }

    // A: counsellor, B: contact, C: consult.
    private Act WithConsult(Command c, Func<Guid, Guid, Guid, Act> act) =>
        act(World.Counsellor(c.A), World.Contact(c.B), ConsultsOf(World.Contact(c.B)).Select(o => (Guid?)o).ElementAtOrDefault(c.C) ?? World.Stranger);

    // A: contact, B: counsellor, D: which message.
    private static Act PostSide(Command c)
    {
        var message = new ChatMessage { Id = World.Message(c.D), Author = Author.Counsellor, Counsellor = World.Counsellor(c.B), Text = "k.t" };
        return Both((e, at) => e.PostSide(at, World.Contact(c.A), message), q => q.PostSideAsync(World.Contact(c.A), message, None));
    }

    // A: 0 a SID of the counsellor, 1 of a second person, 2 by offer, 3 by consult, 4 whatever the counsellor's is; B: contact, C: which SID or which offer or consult.
    private Act LoseLeg(Command c)
    {
        var id = World.Contact(c.B);
        var sid = c.A switch { 0 => string.Create(CultureInfo.InvariantCulture, $"CK{c.C}"), 1 => string.Create(CultureInfo.InvariantCulture, $"CS{c.C}"), _ => null };
        var leg = c.A switch { 2 => Offer(c.B, c.C), 3 => ConsultsOf(id).Select(o => (Guid?)o).ElementAtOrDefault(c.C) ?? World.Stranger, _ => null };
        return Both((e, at) => e.LoseLeg(at, id, sid, leg, "leg: lost"), q => q.LoseLegAsync(id, sid, leg, "leg: lost", None));
    }

    public IReadOnlyList<Guid> ConsultsOf(Guid contact) =>
        [.. engine.Journal.Where(e => e.Type is Core.Journal.JournalEventType.ConsultAsked or Core.Journal.JournalEventType.ContactAttended && e.Contact!.Id == contact).Select(e => e.Contact!.Consult!.Id)];

    /// <summary>How many items were taken so far.</summary>
    public int Taken => _taken.Count;

    private Guid? Offer(int contact, int number) =>
        number < 0 ? null : OffersOf(World.Contact(contact)).Select(o => (Guid?)o).ElementAtOrDefault(number) ?? World.Stranger;

    public IReadOnlyList<Guid> OffersOf(Guid contact) =>
        [.. engine.Journal.Where(e => e.Type is Core.Journal.JournalEventType.OfferMade && e.Contact!.Id == contact).Select(e => e.Contact!.Offer!.Id)];

    private static Guid? Counsellor(int n) => n < 0 ? null : World.Counsellor(n);

    private static Act Both(Func<ReferenceEngine, Moment, Step> onModel, Func<ContactQueue, Task<Step>> onStore, bool withValue = true) =>
        new((e, at) => Outcome(onModel(e, at), withValue), async q => Outcome(await onStore(q), withValue));

    private static JsonElement Outcome(Step step, bool withValue) => Json(new { step.Refusal, Value = withValue ? step.Value : null, step.Events });

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value, HotlineJson.Options);
}
