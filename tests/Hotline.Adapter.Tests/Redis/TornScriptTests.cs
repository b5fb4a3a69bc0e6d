using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Duty;
using Hotline.Core.Escalations;
using Hotline.Core.Journal;
using Hotline.Core.Messages;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Settings;
using Hotline.Core.Signs;
using Hotline.Core;
using Hotline.Redis;
using StackExchange.Redis;

namespace Hotline.Adapter.Tests.Redis;

/// <summary>
/// A script torn by a killed process: each transition is cut before its first write, after it, after the second …, and the next
/// epoch must find a state in which everything agrees. A script that fails keeps what it wrote before, on both stores, which is
/// how the tear is made.
/// </summary>
public abstract class TornScriptTests : ContactQueueSuite
{
    private const string Torn = "torn";
    private const int MostWrites = 120;

    // KEYS[1] and everything else stays as it is: only writes are counted, and the one after the last allowed fails.
    private const string Tear = """
        local tornAfter, store = tonumber(ARGV[#ARGV]), redis
        ARGV[#ARGV] = nil
        local WRITES = {SET = 1, DEL = 1, HSET = 1, HDEL = 1, HINCRBY = 1, SADD = 1, SREM = 1, ZADD = 1, ZREM = 1, RPUSH = 1, LPUSH = 1, LTRIM = 1, PEXPIRE = 1}
        local redis = {call = function(name, ...)
          if WRITES[name] then
            if tornAfter == 0 then error('torn') end
            tornAfter = tornAfter - 1
          end
          return store.call(name, ...)
        end}

        """;

    private sealed record Call(string Script, string By, RedisValue[] Arguments, string? Epoch = null);

    private static IEnumerable<TestCaseData> Transitions() =>
        new[]
        {
            "receive", "receive offered", "receive call", "accept chat", "accept call", "decline", "join", "connect", "return", "end chat", "end call", "abandon", "abandon call", "end wrap-up", "close",
            "message", "seen", "form", "presence", "lost", "grace", "expire", "sign in", "sign in again", "sign out", "priority", "line", "shift", "partner", "setting", "screen", "restore", "vouched", "open", "finish",
            "transfer", "transfer call", "take", "take over", "free", "extend", "sign of danger", "sign seen", "relax", "form level 4", "limit passed", "spoken message", "text ordered", "green channel reported",
        }.Select(name => new TestCaseData(name).SetArgDisplayNames(name));

    [TestCaseSource(nameof(Transitions))]
    public async Task Transition_TornAfterEachWrite_IsWholeInTheNextEpoch(string name)
    {
        for (var writes = 0; ; writes++)
        {
            Assert.That(writes, Is.LessThan(MostWrites), "a transition of one contact writes less");
            await NewCell();
            var call = await PrepareAsync(name);
            var before = await StateAsync();
            var whole = await RunTornAsync(call, writes);
            // Whoever opens waits for a leader that died while opening.
            await AdvanceAsync(9);
            await OpenEpochAsync();
            await CheckAsync(before, $"{name}, torn after {writes} writes");
            if (whole)
                return;
        }
    }

    private async Task<Call> PrepareAsync(string name)
    {
        switch (name)
        {
            case "receive":
                return Receive(NewContact());
            case "receive offered":
                await SignInAsync();
                return Receive(NewContact());
            case "receive call":
                await SignInAsync();
                return Receive(NewContact(Channel.Voice));
            case "accept chat" or "accept call":
            {
                var lin = await SignInAsync();
                var contact = await ReceiveAsync(name == "accept chat" ? Channel.Chat : Channel.Voice);
                return new Call("acceptOffer", $"{lin.Id}", [$"{lin.Id}", $"{contact.Id}", $"{contact.Offer!.Id}"]);
            }
            case "decline":
            {
                var lin = await SignInAsync();
                var contact = await ReceiveAsync();
                await SignInAsync("乙");
                return new Call("declineOffer", $"{lin.Id}", [$"{lin.Id}", $"{contact.Id}", $"{contact.Offer!.Id}", "忙"]);
            }
            case "join" or "connect" or "return":
            {
                var lin = await SignInAsync();
                var call = await ConnectAsync(lin, await ReceiveAsync(Channel.Voice));
                if (name == "join")
                    return new Call("changeCall", "network", [$"{call.Id}", "", "CAx", 0, 1, $"{call.Offer!.Id}"]);
                await Queue.ChangeCallAsync(call.Id, new CallChange { CounsellorSid = "CAx", CounsellorJoined = true, Offer = call.Offer!.Id }, None);
                return name == "connect"
                    ? new Call("changeCall", "network", [$"{call.Id}", "", "", 1, 0, ""])
                    : new Call("returnContact", "network", [$"{call.Id}", "leg: no-answer"]);
            }
            case "end chat" or "end wrap-up" or "close" or "message" or "seen" or "form" or "form level 4" or "lost" or "grace" or "sign out" or "screen":
            {
                var lin = await SignInAsync();
                var contact = await ConnectAsync(lin, await ReceiveAsync());
                await Queue.PostMessageAsync(contact.Id, Message("a"), null, None);
                // Another one is offered, a third one waits.
                var offered = await ReceiveAsync();
                await ReceiveAsync();
                Assert.That(offered.State, Is.EqualTo(ContactState.Offered));
                if (name is "end wrap-up" or "close")
                    await Queue.EndAsync(contact.Id, Party.Caller, null, "left", None);
                if (name is "grace")
                {
                    await Queue.DisconnectCounsellorAsync(lin.Id, "c1", None);
                    await AdvanceAsync(61);
                }
                if (name is "grace" or "lost")
                    await SignInAsync("乙");
                return name switch
                {
                    "end chat" => new Call("endContact", "caller", [$"{contact.Id}", "Caller", "", "left", "", 0]),
                    "end wrap-up" => new Call("endWrapUp", $"{lin.Id}", [$"{lin.Id}", $"{contact.Id}"]),
                    "close" => new Call("closeContact", $"{lin.Id}", [$"{lin.Id}", $"{contact.Id}", "Support", "Low", ""]),
                    "message" => new Call("postMessage", "caller", [$"{contact.Id}", "Caller", "", $"{Guid.CreateVersion7()}", "b", 5000]),
                    "seen" => new Call("markSeen", "caller", [$"{contact.Id}", "Caller", "", 1]),
                    "form" => new Call("saveForm", $"{lin.Id}",
                        [$"{lin.Id}", $"{contact.Id}", 0, HotlineJson.Write(new SealedForm { Version = 1, Coded = new RecordForm { Risk = RiskLevel.High }, Sealed = "s" }), "High"]),
                    "form level 4" => new Call("saveForm", $"{lin.Id}",
                        [$"{lin.Id}", $"{contact.Id}", 0, HotlineJson.Write(new SealedForm { Version = 1, Coded = new RecordForm { Risk = RiskLevel.Immediate }, Sealed = "s" }), "Immediate"]),
                    "lost" => new Call("disconnectCounsellor", $"{lin.Id}", [$"{lin.Id}", "c1"]),
                    "grace" => new Call("runDueTimers", "system", [64]),
                    "screen" => new Call("loadMessages", "system", [$"{contact.Id}", 1, HotlineJson.Write(Message("b") with { Number = 2 }), HotlineJson.Write(Message("c") with { Number = 2 })]),
                    _ => new Call("signOut", $"{lin.Id}", [$"{lin.Id}"]),
                };
            }
            case "spoken message":
            {
                await SignInAsync();
                var message = NewContact(Channel.Message) with { Left = new LeftMessage { Seconds = 20 }, Requirement = "12355/Message" };
                return new Call("leaveMessage", "caller", [HotlineJson.Write(message), message.Line, "", "", "RE1"]);
            }
            case "text ordered":
            {
                var message = new SealedMessage { Id = Guid.CreateVersion7(), Channel = MessageChannel.Sms, To = "k.n", ToKey = "t", Text = "k.t" };
                return new Call("orderMessage", "system", [HotlineJson.Write(message)]);
            }
            case "green channel reported":
            {
                var e = new Escalation
                {
                    Id = Guid.CreateVersion7(), Kind = EscalationKind.GreenChannel, Contact = Guid.CreateVersion7(), Line = "12355", Consent = ResultConsent.Attendance, ReturnTo = new EscalationOwner(OwnerKind.Desk),
                };
                var boss = new EscalationActor(OwnerKind.Staff, Guid.CreateVersion7(), "督导", Supervises: true);
                await ((IEscalations)Queue).RaiseAsync(e, None);
                await ((IEscalations)Queue).AcknowledgeAsync(e.Id, boss, None);
                return new Call("reportEscalation", $"{boss.Id}", [$"{e.Id}", HotlineJson.Write(boss), "Done", "k.s"]);
            }
            case "limit passed":
            {
                var e = new Escalation { Id = Guid.CreateVersion7(), Kind = EscalationKind.SupervisorNow, Contact = Guid.CreateVersion7(), Line = "12355" };
                await ((IEscalations)Queue).RaiseAsync(e, None);
                await AdvanceAsync(31);
                return new Call("runDueTimers", "system", [64]);
            }
            case "transfer" or "take over" or "free" or "sign of danger" or "sign seen":
            {
                var lin = await SignInAsync();
                var contact = await ConnectAsync(lin, await ReceiveAsync());
                await ReceiveAsync();
                var other = await SignInAsync("乙");
                var sign = HotlineJson.Write(new Sign { Source = SignSource.Button, Level = RiskLevel.Immediate });
                if (name == "sign seen")
                    await Queue.NoteSignAsync(contact.Id, "button", HotlineJson.Read<Sign>(sign), Priority.Immediate, "caller", None);
                return name switch
                {
                    "transfer" => new Call("transferContact", $"{lin.Id}", [$"{contact.Id}", $"{lin.Id}", $"12355/Chat/counsellor={other.Id}",
                        HotlineJson.Write(new Dictionary<string, PlannedStep> { ["1"] = new(60_000, "12355/Chat") }), "sealed"]),
                    "take over" => new Call("takeContact", $"{other.Id}", [$"{other.Id}", $"{contact.Id}", 1, "x"]),
                    "free" => new Call("freeCounsellor", $"{other.Id}", [$"{lin.Id}", "stuck"]),
                    "sign of danger" => new Call("noteSign", "caller", [$"{contact.Id}", "button", sign, 4, "Immediate"]),
                    _ => new Call("lookAtSign", $"{lin.Id}", [$"{lin.Id}", $"{contact.Id}", "button", 0]),
                };
            }
            case "take":
            {
                var lin = await SignInAsync();
                await Queue.SetPresenceAsync(lin.Id, Presence.Break, "茶", None);
                var contact = await ReceiveAsync();
                return new Call("takeContact", $"{lin.Id}", [$"{lin.Id}", $"{contact.Id}", 0, ""]);
            }
            case "extend":
            {
                var lin = await SignInAsync();
                var contact = await ConnectAsync(lin, await ReceiveAsync());
                await Queue.EndAsync(contact.Id, Party.Caller, null, "left", None);
                return new Call("extendWrapUp", $"{lin.Id}", [$"{lin.Id}", $"{contact.Id}", 600_000, "x"]);
            }
            case "relax":
            {
                var lin = await SignInAsync();
                await Queue.SetPresenceAsync(lin.Id, Presence.Break, "茶", None);
                var contact = NewContact() with { Plan = new Dictionary<string, PlannedStep> { ["1"] = new(10_000, "12355/Chat") } };
                await Queue.ReceiveAsync(contact, Need(contact) with { Counsellor = lin.Id }, None);
                await SignInAsync("乙");
                await AdvanceAsync(11);
                return new Call("runDueTimers", "system", [64]);
            }
            case "transfer call":
            {
                var lin = await SignInAsync();
                var call = await ConnectAsync(lin, await ReceiveAsync(Channel.Voice));
                await Queue.ChangeCallAsync(call.Id, new CallChange { CounsellorSid = "CAx", CounsellorJoined = true, CallerJoined = true, Offer = call.Offer!.Id }, None);
                return new Call("transferContact", $"{lin.Id}", [$"{call.Id}", $"{lin.Id}", "12355/Voice", "", ""]);
            }
            case "end call":
            {
                var lin = await SignInAsync();
                var call = await ConnectAsync(lin, await ReceiveAsync(Channel.Voice));
                await Queue.ChangeCallAsync(call.Id, new CallChange { CounsellorSid = "CAx", CounsellorJoined = true, CallerJoined = true, Offer = call.Offer!.Id }, None);
                return new Call("endContact", $"{lin.Id}", [$"{call.Id}", "Counsellor", $"{lin.Id}", "ended", "", 0]);
            }
            case "abandon" or "abandon call":
            {
                var contact = await ReceiveAsync(name == "abandon" ? Channel.Chat : Channel.Voice);
                return new Call("endContact", "caller", [$"{contact.Id}", "Caller", "", "left", "", 0]);
            }
            case "presence":
            {
                var lin = await SignInAsync();
                await ReceiveAsync();
                await ReceiveAsync();
                await SignInAsync("乙");
                return new Call("setPresence", $"{lin.Id}", [$"{lin.Id}", "Break", "茶"]);
            }
            case "expire":
                await SignInAsync();
                await ReceiveAsync();
                await ReceiveAsync();
                await AdvanceAsync(21);
                await SignInAsync("乙", chats: 1);
                return new Call("runDueTimers", "system", [64]);
            case "sign in" or "sign in again":
            {
                await ReceiveAsync();
                await ReceiveAsync();
                var profile = name == "sign in"
                    ? new Counsellor { Id = Guid.CreateVersion7(), Alias = "丙", Presence = Presence.Available, Lines = new Dictionary<string, int> { ["12355"] = 1 }, VoiceAddress = "sip:x@example.org" }
                    : await SignInAsync();
                if (name == "sign in again")
                    await Queue.DisconnectCounsellorAsync(profile.Id, "c1", None);
                return new Call("signIn", $"{profile.Id}", [HotlineJson.Write(profile), "c9"]);
            }
            case "priority":
            {
                await ReceiveAsync();
                var contact = await ReceiveAsync();
                return new Call("raisePriority", "caller", [$"{contact.Id}", "Immediate", "notSafeButton"]);
            }
            case "line":
            {
                var line = (await Queue.ReadLinesAsync(None)).Single();
                return new Call("setLine", "admin", [line.Code, HotlineJson.Write(line with { Version = line.Version + 1, Greeting = "好" }), line.Version]);
            }
            case "shift":
            {
                var from = DateTimeOffset.FromUnixTimeMilliseconds(Now);
                var shift = new Shift { Id = Guid.CreateVersion7(), Role = DutyRole.Supervisor, From = from, To = from.AddHours(8), Sealed = "k.s", Version = 1 };
                return new Call("setShift", "admin", [$"{shift.Id}", HotlineJson.Write(shift), 0]);
            }
            case "setting":
            {
                var setting = new LiveSetting { Name = "phrases", Version = 1, Value = "{\"disabled\":[]}", By = "admin", At = DateTimeOffset.FromUnixTimeMilliseconds(Now) };
                return new Call("setSetting", "admin", [setting.Name, HotlineJson.Write(setting), 0]);
            }
            case "partner":
            {
                var partner = new Partner { Id = Guid.CreateVersion7(), Kind = PartnerKind.Hospital, Name = "医院", County = "330302", Sealed = "k.s" };
                await Queue.SetPartnerAsync(partner, "admin", None);
                return new Call("setPartner", "admin", [$"{partner.Id}", HotlineJson.Write(partner with { County = "330304", Version = 2 }), 1]);
            }
            case "restore" or "vouched":
            {
                await SignInAsync();
                var contact = NewContact() with { State = ContactState.Waiting, Version = 3, Requirement = "12355/Chat", Arrived = DateTimeOffset.FromUnixTimeMilliseconds(Now - 5000), Rules = new ContactRules(20000, 60000, 60000) };
                return new Call("loadContacts", "system", [name == "vouched" ? 1 : 0, HotlineJson.Write(contact)]);
            }
            case "open" or "finish":
            {
                var lin = await SignInAsync();
                await ConnectAsync(lin, await ReceiveAsync());
                await ReceiveAsync();
                await ReceiveAsync();
                var current = (await Queue.ReadEpochAsync(None))!;
                var id = Guid.CreateVersion7().ToString();
                if (name == "open")
                    return new Call("openEpoch", "system", [current.Id, "node", await Queue.ReadRunAsync(None), 8000]) with { Epoch = id };
                await Queue.OpenEpochAsync(current.Id, id, "node", await Queue.ReadRunAsync(None), None);
                return new Call("finishOpening", "system", [500]);
            }
            default:
                throw new ArgumentOutOfRangeException(nameof(name), name, "no such transition");
        }
    }

    private static Call Receive(Contact contact) =>
        new("receiveContact", "caller", [HotlineJson.Write(contact with { Requirement = Need(contact).Canonical() }), contact.Line, "", ""]);

    /// <returns>True when the script came to its end.</returns>
    private async Task<bool> RunTornAsync(Call call, int writes)
    {
        var epoch = call.Epoch ?? (await Queue.ReadEpochAsync(None))!.Id;
        try
        {
            var answer = (RedisResult[])(await Database.ScriptEvaluateAsync(
                Tear + LuaScripts.Get(call.Script).Text, [Keys.Journal], [epoch, $"{Guid.CreateVersion7()}", call.By, .. call.Arguments, writes]))!;
            Assert.That((int)answer[0], Is.GreaterThanOrEqualTo(0).And.LessThan(2), call.Script);
            return true;
        }
        catch (RedisServerException e) when (e.Message.Contains(Torn, StringComparison.Ordinal))
        {
            return false;
        }
    }

    private sealed record Everything(List<JournalEvent> Journal, Dictionary<Guid, Contact> Contacts, Dictionary<Guid, Counsellor> Counsellors);

    private async Task<Everything> StateAsync()
    {
        var journal = await JournalAsync();
        Dictionary<Guid, Contact> contacts = [];
        Dictionary<Guid, Counsellor> counsellors = [];
        var known = (await Queue.ReadOpenContactsAsync(None)).Select(c => c.Id).Concat(journal.Where(e => e.About is not null).Select(e => e.About!.Value)).Distinct();
        foreach (var id in known)
            if (await Queue.ReadCallerAsync(id, 0, None) is { } view)
                contacts[id] = view.Contact;
        foreach (var id in journal.Where(e => e.Counsellor is not null).Select(e => e.Counsellor!.Id).Distinct())
            if (await Queue.ReadDeskAsync(id, None) is { } desk)
                counsellors[id] = desk.Counsellor;
        return new Everything(journal, contacts, counsellors);
    }

    private async Task CheckAsync(Everything before, string circumstance)
    {
        var (journal, contacts, counsellors) = await StateAsync();
        var outbox = await Queue.TakeOutboxAsync("test", TimeSpan.FromSeconds(20), 50, None);
        var lines = await Queue.ReadLinesAsync(None);
        var duty = await Queue.ReadDutyAsync(None);
        foreach (var told in journal.Where(e => e.Setting is not null))
            Assert.That(await Queue.ReadSettingAsync(told.Setting!.Name, None), Is.EqualTo(told.Setting), $"{circumstance}: a setting that was told is there");
        foreach (var told in journal.Where(e => e.Shift is not null))
            Assert.That(await Queue.ReadDutyChainAsync(told.Shift!.Role, told.Shift.County, null, told.Shift.From, None), Does.Contain(told.Shift.Id), $"{circumstance}: a shift that was told is found");
        foreach (var told in journal.Where(e => e.Partner is not null).GroupBy(e => e.Partner!.Id).Select(g => g.MaxBy(e => e.Partner!.Version)!.Partner!))
        {
            Assert.That(await Queue.ReadDutyChainAsync(Enum.Parse<DutyRole>(told.Kind.ToString()), told.County, null, DateTimeOffset.UnixEpoch, None), Is.EqualTo(new[] { told.Id }), $"{circumstance}: a partner that was told is found");
            Assert.That(duty.Partners.Single(), Is.EqualTo(told), $"{circumstance}: the partner as it was told");
        }
        foreach (var told in journal.Where(e => e.Escalation is not null).GroupBy(e => e.Escalation!.Id).Select(g => g.MaxBy(e => e.Escalation!.Version)!.Escalation!))
        {
            var kept = await ((IEscalations)Queue).ReadAsync(told.Id, None);
            Assert.That((kept!.State, kept.Version), Is.EqualTo((told.State, told.Version)), $"{circumstance}: the escalation as it was told");
            Assert.That(await Database.SortedSetScoreAsync(Name("timers"), $"escalation:{told.Id}"), Is.EqualTo(kept.Due!.Value.ToUnixTimeMilliseconds()), $"{circumstance}: its limit");
        }
        var chats = new Dictionary<Guid, IReadOnlyList<ChatMessage>>();
        foreach (var id in contacts.Keys)
            chats[id] = await Queue.ReadMessagesAsync(id, 0, None);
        var queues = await QueuesAsync();
        var open = (await Database.SetMembersAsync(Name("open"))).Select(m => Guid.Parse((string)m!)).ToList();

        Assert.Multiple(() =>
        {
            // The journal: places and numbers without a hole, ids once.
            Assert.That(journal.Select(e => e.Id), Is.Unique, circumstance);
            foreach (var epoch in journal.GroupBy(e => e.Epoch))
                Assert.That(epoch.Select(e => e.Number), Is.EqualTo(Enumerable.Range(1, epoch.Count())), $"{circumstance}: numbers");
            Assert.That(journal.Take(before.Journal.Count).Select(e => e.Id), Is.EqualTo(before.Journal.Select(e => e.Id)), $"{circumstance}: what was told stays told");

            // The documents are what the journal told, no more and no less.
            foreach (var told in journal.Where(e => e.Contact is not null).GroupBy(e => e.Contact!.Id))
            {
                var last = told.MaxBy(e => e.Contact!.Version)!.Contact!;
                var (state, version) = contacts.TryGetValue(told.Key, out var kept) ? (kept.State, kept.Version) : (last.State, last.Version);
                Assert.That((state, version), Is.EqualTo((last.State, last.Version)), $"{circumstance}: contact");
                Assert.That(kept is not null || !last.IsOpen, Is.True, $"{circumstance}: an open contact is there");
            }
            foreach (var told in journal.Where(e => e.Counsellor is not null).GroupBy(e => e.Counsellor!.Id))
                Assert.That(counsellors[told.Key].Version, Is.EqualTo(told.Max(e => e.Counsellor!.Version)), $"{circumstance}: counsellor");
            foreach (var contact in contacts.Values.Where(c => journal.TrueForAll(e => e.Contact?.Id != c.Id)))
                Assert.That(contact.Version, Is.EqualTo(3), $"{circumstance}: only what the record knew is there untold");

            // Each contact stands in exactly one place.
            foreach (var contact in contacts.Values)
            {
                var at = queues.Where(q => q.Value.Contains(contact.Id)).Select(q => q.Key).ToList();
                Assert.That(at, Is.EqualTo(contact is { State: ContactState.Waiting, IsHeld: false } ? new[] { contact.Requirement } : []), $"{circumstance}: queues of a {contact.State} contact");
                Assert.That(open.Contains(contact.Id), Is.EqualTo(contact.IsOpen), $"{circumstance}: the list of open ones");
                Assert.That(contact.Offer is not null, Is.EqualTo(contact.State is ContactState.Offered or ContactState.Connecting), $"{circumstance}: offer of a {contact.State} contact");
                if (contact.Offer is { } offer && contact.State is ContactState.Offered)
                    Assert.That(counsellors[offer.Counsellor].Offers.GetValueOrDefault(offer.Id), Is.EqualTo(contact.Id), $"{circumstance}: the offer is the counsellor's too");
            }

            // A counsellor's load is what the contacts say.
            foreach (var counsellor in counsellors.Values)
            {
                var own = contacts.Values.Where(c => c.Counsellor == counsellor.Id).ToList();
                Assert.That(counsellor.Offers.Values, Is.EquivalentTo(contacts.Values.Where(c => c.State is ContactState.Offered && c.Offer!.Counsellor == counsellor.Id).Select(c => c.Id)), $"{circumstance}: offers");
                if (counsellor.Presence is Presence.Offline)
                    continue;
                Assert.That(counsellor.Contacts.Where(c => c.Value.State is not ContactState.WrapUp).Select(c => c.Key),
                    Is.EquivalentTo(own.Where(c => c.State is ContactState.Connecting or ContactState.Connected).Select(c => c.Id)), $"{circumstance}: load");
                Assert.That(counsellor.Unfinished.Keys, Is.EquivalentTo(own.Where(c => c.State is ContactState.WrapUp).Select(c => c.Id)), $"{circumstance}: unfinished");
                foreach (var (id, load) in counsellor.Contacts)
                    Assert.That(contacts[id].State, Is.EqualTo(load.State), $"{circumstance}: load's state");
            }

            // Messages: what is kept was told, what was told is kept, numbers without a hole.
            foreach (var (id, chat) in chats)
            {
                Assert.That(chat.Select(m => m.Number), Is.EqualTo(Enumerable.Range(1, chat.Count)), $"{circumstance}: message numbers");
                Assert.That(chat.Select(m => m.Id), Is.EquivalentTo(journal.Where(e => e.Message is not null && e.About == id).Select(e => e.Message!.Id)), $"{circumstance}: messages");
            }
            foreach (var line in journal.Where(e => e.Line is not null).GroupBy(e => e.Line!.Code))
                Assert.That(lines.Single(l => l.Code == line.Key).Version, Is.EqualTo(line.Max(e => e.Line!.Version)), $"{circumstance}: line");

            // What must happen outside is still going to happen.
            foreach (var contact in contacts.Values.Where(c => c.Left is { Audio: AudioState.Fetching }))
                Assert.That(outbox.Single(o => o.Kind is OutboxKind.KeepAudio).Recording, Is.EqualTo("RE1"), $"{circumstance}: the audio is fetched");
            foreach (var told in journal.Where(e => e.Type is JournalEventType.MessageOrdered))
                Assert.That(outbox.Single(o => o.Kind is OutboxKind.SendMessage).Message!.Text, Is.EqualTo("k.t"), $"{circumstance}: the text goes out");
            foreach (var told in journal.Where(e => e.Escalation is { Kind: EscalationKind.GreenChannel, State: EscalationState.Reported }))
                Assert.That(outbox.Single(o => o.Kind is OutboxKind.ReturnResult).Escalation, Is.EqualTo(told.Escalation!.Id), $"{circumstance}: the school is told");
            foreach (var contact in contacts.Values.Where(c => c.Channel is Channel.Voice))
                if (contact.State is ContactState.Connecting && contact.Call?.CounsellorJoined != true)
                    Assert.That(outbox.Any(o => o.Contact == contact.Id && o.Kind is OutboxKind.RingCounsellor), Is.True, $"{circumstance}: the counsellor is rung");
                else if (contact.State is ContactState.WrapUp or ContactState.Abandoned)
                    Assert.That(outbox.Any(o => o.Contact == contact.Id && o.Kind is OutboxKind.EndCall), Is.True, $"{circumstance}: the call is ended");
        });
    }

    private async Task<Dictionary<string, List<Guid>>> QueuesAsync()
    {
        Dictionary<string, List<Guid>> queues = [];
        foreach (var requirement in await Database.SetMembersAsync(Name("requirements")))
            queues[(string)requirement!] = [.. (await Database.SortedSetRangeByRankAsync(Name($"queue:{requirement}"))).Select(m => Guid.Parse((string)m!))];
        return queues;
    }

    private string Name(string key) => Keys.Journal[..^"journal".Length] + key;
}

[TestFixture, Category("Garnet")]
public sealed class GarnetTornScriptTests : TornScriptTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-garnet-").FullName;
    private protected override LiveStore OpenStore() => Stores.Garnet(_folder);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);
}

[TestFixture, Category("Redis")]
public sealed class RedisTornScriptTests : TornScriptTests
{
    private readonly RedisServer _server = new();
    private protected override LiveStore OpenStore() => Stores.Redis(_server);

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();
}
