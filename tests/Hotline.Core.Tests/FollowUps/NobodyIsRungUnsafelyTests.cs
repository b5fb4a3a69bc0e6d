using CsCheck;
using Hotline.Core.Assessments;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.FollowUps;
using Hotline.Core.Lines;
using Hotline.Core.Messages;
using Hotline.Core.Persons;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Core.Signs;
using Hotline.Core.Texts;
using Hotline.Core.Voice;
using Hotline.Core.Wallboard;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.Core.Tests.FollowUps;

/// <summary>
/// Random lives of a person's record, with the follow-ups' loop running, and the safety plan's button, the invitation to a chat and the key for a callback
/// pressed at any moment: no number is rung by itself and no message ordered where somebody said no, where nobody said yes, or where the telephone is the guardian's who is not marked safe.
/// What is right is written down here a second time, on purpose.
/// </summary>
public class NobodyIsRungUnsafelyTests
{
    private const string Own = "+8613800000001", Noted = "+8613800000002";

    /// <summary>What one contact says. Numbers choose among few values, so that every combination comes up.</summary>
    private sealed record Said(bool? Safe, GuardianSafety Guardian, WhoCalls? Who, bool Harm, bool SignOfHarm, bool TimesInWords);

    private static readonly Gen<bool?> Flag = Gen.Int[0, 3].Select(n => n switch { 0 => false, 1 => (bool?)null, _ => true });
    private static readonly Gen<WhoCalls?> Who = Gen.Int[0, 4].Select(n => n switch { 0 => (WhoCalls?)null, 1 => WhoCalls.Parent, 2 => WhoCalls.Teacher, _ => WhoCalls.Self });
    private static readonly Gen<bool> Seldom = Gen.Int[0, 5].Select(n => n == 0);
    private static readonly Gen<Said> OneSaid = Gen.Select(Flag, Gen.Enum<GuardianSafety>(), Who, Seldom, Seldom, Seldom, (safe, guardian, who, harm, sign, words) => new Said(safe, guardian, who, harm, sign, words));
    private static readonly Gen<(int What, Said Said, bool Flag, int Hours)> Step = Gen.Select(Gen.Int[0, 7], OneSaid, Gen.Bool, Gen.Int[0, 30]);

    [Test]
    public void Sequences_OfRecordsAndTime_RingAndWriteOnlyWhereItIsSafe()
    {
        var (rung, written, kept, invited, confirmed) = (0, 0, 0, 0, 0);
        Gen.Select(Gen.Bool, Step.Array[1, 14]).Sample((withPerson, steps) =>
        {
            var world = new World(withPerson);
            foreach (var step in steps)
                world.Do(step.What, step.Said, step.Flag, step.Hours);
            Assert.That(world.Wrong, Is.Empty);
            Interlocked.Add(ref rung, world.Rung);
            Interlocked.Add(ref written, world.Written);
            Interlocked.Add(ref kept, world.KeptFrom);
            Interlocked.Add(ref invited, world.Invited);
            Interlocked.Add(ref confirmed, world.Confirmed);
        }, iter: 4_000);
        Assert.That(rung, Is.GreaterThan(100), "somebody is rung");
        Assert.That(written, Is.GreaterThan(100), "somebody is written to");
        Assert.That(kept, Is.GreaterThan(100), "somebody is not");
        Assert.That(invited, Is.GreaterThan(100), "somebody is invited to a chat");
        Assert.That(confirmed, Is.GreaterThan(100), "somebody's callback is confirmed by a text");
    }

    private sealed class World
    {
        private static readonly TextCipher Cipher = new(new Dictionary<string, byte[]> { ["k1"] = new byte[32] }, "k1");
        private static readonly MessageSealer Sealer = new(Cipher);
        private static readonly Line Line = new() { Code = "12355", Name = "青少年", NameEn = "Youth", Opens = "08:00", Closes = "22:00" };
        private static readonly Guid Counsellor = Guid.CreateVersion7();
        private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 26, 1, 0, 0, TimeSpan.Zero));
        private readonly Dictionary<Guid, Contact> _contacts = [];
        private readonly Dictionary<Guid, RecordForm> _forms = [];
        private readonly Guid _first = Guid.CreateVersion7();
        private readonly RunFollowUps _run;
        private readonly SendPlan _send;
        private readonly InviteToChat _invite;
        private readonly RequestCallback _callback;
        private bool? _saidText;
        private readonly FollowUpSettings _settings = new();
        private Person? _person;
        private FollowUp _followUp;
        private bool _undecided;
        private Contact? _waiting;

        public World(bool withPerson)
        {
            _person = withPerson ? new Person { Id = Guid.CreateVersion7(), Version = 1 } : null;
            Add(_first, new Said(null, GuardianSafety.Unknown, null, false, false, false));
            _followUp = new FollowUp { Id = Guid.CreateVersion7(), Contact = _first, Step = 1, Line = Line.Code, Risk = RiskLevel.High, Counsellor = Counsellor, State = FollowUpState.Due, Version = 1, Person = _person?.Id };
            var (care, record, queue) = (Care(), Record(), Queue());
            var notifier = Stub.Make<INotifier>(n => n.On(nameof(INotifier.ShowAsync), _ => Task.CompletedTask));
            var outbox = Stub.Outbox(queue, Stub.Make<IVoice>(), notifier);
            var persons = new KeepPerson(care, Cipher, _time);
            var plan = new PlanFollowUps(care, _time);
            var reach = new ReadReach(care, record, persons, Cipher);
            var start = new StartFollowUp(care, queue, notifier, outbox, reach, plan, Cipher, _time);
            _run = new RunFollowUps(care, record, queue, new EndContact(queue, notifier), null!, reach, plan, start, _time);
            _invite = new InviteToChat(care, queue, reach, plan, new OrderMessage(queue, notifier, outbox, Sealer), Sealer, new FollowUpLinks(Cipher, new Uri("https://example.org")), Cipher, _time);
            _callback = new RequestCallback(queue, notifier, outbox, Sealer, Cipher);
            _send = new SendPlan(queue, new ReadSafety(care, persons), new OrderMessage(queue, notifier, outbox, Sealer), Cipher);
        }

        public List<string> Wrong { get; } = [];
        public int Rung { get; private set; }
        public int Written { get; private set; }
        public int KeptFrom { get; private set; }
        public int Invited { get; private set; }
        public int Confirmed { get; private set; }

        public void Do(int what, Said said, bool flag, int hours)
        {
            switch (what)
            {
                case 0:
                    Add(_person is null ? _first : Guid.CreateVersion7(), said);
                    break;
                case 1:
                    _undecided = flag && hours % 3 == 0;
                    Add(_first, said);
                    break;
                case 2 when _person is not null:
                    _person = _person with
                    {
                        SafeToContact = said.Safe, GuardianSafety = said.Guardian, SafeHours = flag ? [new SafeWindow("12345", "16:00", "18:00")] : null,
                        Notes = new PersonNotes { Phone = hours % 2 == 0 ? Noted : null, SafeTimes = said.TimesInWords ? "晚上" : null },
                    };
                    break;
                case 3:
                    var outcome = _send.HandleAsync(Counsellor, _first, Guid.CreateVersion7(), "我的安全计划", CancellationToken.None).GetAwaiter().GetResult();
                    KeptFrom += outcome is PlanOutcome.NotSafe ? 1 : 0;
                    break;
                case 6:
                    _followUp = _followUp with { State = FollowUpState.Due, Attempt = null, LookAt = null };
                    var invitation = _invite.HandleAsync(_followUp, Counsellor, CancellationToken.None).GetAwaiter().GetResult();
                    Invited += invitation.Problem is null ? 1 : 0;
                    KeptFrom += invitation.Problem is StartProblem.NotSafe ? 1 : 0;
                    if (invitation.Problem is null && _undecided)
                        Wrong.Add("invited though a supervisor has to decide");
                    break;
                case 7:
                    // The telephone that rings here: what its caller said by the key, and nothing that is known from elsewhere, allows the text.
                    _waiting ??= _contacts[_first];
                    _saidText = flag;
                    _callback.HandleAsync(_first, flag, CancellationToken.None).GetAwaiter().GetResult();
                    _waiting = null;
                    break;
                default:
                    _time.Advance(TimeSpan.FromHours(hours / 3.0));
                    // Whatever became of the last attempt, another is due: every moment is tried.
                    if (_waiting is null)
                        _followUp = _followUp with { State = FollowUpState.Due, Attempt = null, LookAt = null };
                    var before = Rung;
                    _run.HandleAsync(CancellationToken.None).GetAwaiter().GetResult();
                    KeptFrom += Rung == before ? 1 : 0;
                    // What still waits after the loop has looked would be rung now.
                    if (_waiting is not null && (NobodySaidYes || _undecided))
                        Wrong.Add("it still waits though the flags have changed");
                    if (hours % 4 == 0)
                        _waiting = null;
                    break;
            }
        }

        private void Add(Guid id, Said said)
        {
            _contacts[id] = new Contact
            {
                Id = id, Line = Line.Code, Channel = Channel.Voice, Requirement = "", State = ContactState.Closed, Counsellor = Counsellor, Call = new CallLegs { CallerNumber = Cipher.Encrypt(Own, id) },
                Signs = said.SignOfHarm ? new Dictionary<string, Sign> { ["w"] = new() { Source = SignSource.Words, Level = RiskLevel.Moderate, Category = PhraseCategory.Harmed } } : null,
            };
            _forms[id] = new RecordForm
            {
                SafeToContact = said.Safe, GuardianSafety = said.Guardian, WhoCalls = said.Who, Topic = said.Harm ? Topic.DomesticViolenceNeglect : Topic.Peers, Notes = new RecordNotes { SafeTimes = said.TimesInWords ? "晚上" : null },
            };
        }

        // What is right, from the words of domain.md.
        private bool NobodySaidYes => Flags.Contains(false) || !Flags.Contains(true);
        private IEnumerable<bool?> Flags => _forms.Values.Select(f => f.SafeToContact).Append(_person?.SafeToContact);
        private bool GuardianIsUnsafe
        {
            get
            {
                var all = _forms.Values.Select(f => f.GuardianSafety).Append(_person?.GuardianSafety ?? GuardianSafety.Unknown).ToList();
                var harm = _forms.Values.Any(f => f.Topic is Topic.DomesticViolenceNeglect) || _contacts.Values.Any(c => c.Signs is not null);
                return harm || all.Contains(GuardianSafety.Unsafe) || !all.Contains(GuardianSafety.Safe);
            }
        }

        private IReadOnlyList<FollowUp> Siblings => [_followUp, _followUp with { Id = Guid.CreateVersion7(), Step = 2, State = _undecided ? FollowUpState.Unreachable : FollowUpState.Planned }];

        private void Ring(Contact contact)
        {
            Rung++;
            var number = Cipher.Decrypt(contact.Call!.CallerNumber!, contact.Id);
            var local = _time.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
            var (noted, words) = (_person?.Notes.Phone is not null, _person?.Notes.SafeTimes ?? _forms[_first].Notes.SafeTimes);
            if (_undecided)
                Wrong.Add("rung though a supervisor has to decide");
            if (NobodySaidYes)
                Wrong.Add("rung though nobody said yes, or somebody no");
            if (number == Own && !noted && _forms[_first].WhoCalls is WhoCalls.Parent && GuardianIsUnsafe)
                Wrong.Add("a guardian who is not safe was rung");
            if (noted && number != Noted)
                Wrong.Add("not the person's own number");
            if (_person?.SafeHours is null && words is not null)
                Wrong.Add("rung though a person has to read the times");
            var (from, to) = _person?.SafeHours is null ? (new TimeSpan(9, 0, 0), new TimeSpan(20, 30, 0)) : (new TimeSpan(16, 0, 0), new TimeSpan(18, 0, 0));
            if (local.TimeOfDay < from || local.TimeOfDay >= to || (_person?.SafeHours is not null && local.DayOfWeek is (DayOfWeek.Saturday or DayOfWeek.Sunday)))
                Wrong.Add($"rung at {local}");
            if (contact.Callback?.Until is not { } until || until.ToOffset(local.Offset).TimeOfDay >= to)
                Wrong.Add("it may go on ringing after the safe hours");
        }

        private void Write(SealedMessage message)
        {
            Written++;
            var number = Sealer.Open(message, false).To;
            if (NobodySaidYes)
                Wrong.Add("written to though nobody said yes, or somebody no");
            if (number == Own && _forms[_first].WhoCalls is WhoCalls.Parent && GuardianIsUnsafe)
                Wrong.Add("a guardian who is not safe was written to");
            if (number != Own && number != _person?.Notes.Phone)
                Wrong.Add("nobody's number of this record");
        }

        private ICareRecord Care() => Stub.Make<ICareRecord>(stub => stub
                .On(nameof(ICareRecord.ReadSettingAsync), _ => Task.FromResult<(long, string)?>(null))
                .On(nameof(ICareRecord.ReadUnderWayAsync), _ => Task.FromResult<IReadOnlyList<FollowUpUnderWay>>(_waiting is null ? [] : [new FollowUpUnderWay(_followUp, _waiting)]))
                .On(nameof(ICareRecord.ReadStartableAsync), _ => Task.FromResult<IReadOnlyList<FollowUp>>(_followUp.State is FollowUpState.Due ? [_followUp] : []))
                .On(nameof(ICareRecord.SaveFollowUpAsync), args =>
                {
                    _followUp = (FollowUp)args[0]!;
                    return Task.FromResult(true);
                })
                .On(nameof(ICareRecord.ReadPersonOfAsync), _ => Task.FromResult(_person?.Id))
                .On(nameof(ICareRecord.ReadPersonAsync), _ => Task.FromResult(_person is null ? null : new SealedPerson(_person with { Notes = new PersonNotes() }, Cipher.Encrypt(HotlineJson.Write(_person.Notes), _person.Id))))
                .On(nameof(ICareRecord.ReadHistoryAsync), _ => Task.FromResult(new PersonHistory([.. _contacts.Values], [], [], [], Siblings, [])))
                .On(nameof(ICareRecord.ReadPersonFormsAsync), _ => Task.FromResult(_forms.ToDictionary(f => f.Key, f => SaveForm.Seal(f.Value, f.Key, 1, Cipher))))
                .On(nameof(ICareRecord.ReadFollowUpsOfAsync), _ => Task.FromResult((Siblings, (IReadOnlyList<FollowUpAttempt>)[])))
                .On(nameof(ICareRecord.LinkContactAsync), _ => Task.CompletedTask));

        private IRecord Record() => Stub.Make<IRecord>(stub => stub
                .On(nameof(IRecord.ReadContactsAsync), _ => Task.FromResult<IReadOnlyList<Contact>>([_contacts[_first]]))
                .On(nameof(IRecord.ReadFormAsync), _ => Task.FromResult<SealedForm?>(SaveForm.Seal(_forms[_first], _first, 1, Cipher))));

        private IContactQueue Queue() => Stub.Make<IContactQueue>(stub => stub
                .On(nameof(IContactQueue.ReadLinesAsync), _ => Task.FromResult<IReadOnlyList<Line>>([Line]))
                .On(nameof(IContactQueue.ReadBoardAsync), _ => Task.FromResult(new Board(_time.GetUtcNow(), [], [new CounsellorNow(Counsellor, "林", ShownPresence.Available, _time.GetUtcNow(), null, [Line.Code], 0, false, false, false)], [], new RecorderNow(0, null), [], new EscalationsNow(0, []))))
                .On(nameof(IContactQueue.ReadOpenContactsAsync), _ => Task.FromResult<IReadOnlyList<Contact>>([]))
                .On(nameof(IContactQueue.ReadDeskAsync), _ => Task.FromResult<Desk?>(new Desk(new Counsellor { Id = Counsellor, Alias = "林" }, [new DeskContact(_contacts[_first], SaveForm.Seal(_forms[_first], _first, 1, Cipher), [], [])])))
                .On(nameof(IContactQueue.ReceiveAsync), args =>
                {
                    _waiting = (Contact)args[0]!;
                    Ring(_waiting);
                    return Task.FromResult(new Step(null, []));
                })
                .On(nameof(IContactQueue.ReadCallerAsync), _ => Task.FromResult(_waiting is null ? null : new CallerView(_waiting, null, [])))
                .On(nameof(IContactQueue.EndAsync), _ =>
                {
                    _waiting = null;
                    return Task.FromResult(new Step(null, []));
                })
                .On(nameof(IContactQueue.IsOptedOutAsync), _ => Task.FromResult(false))
                .On(nameof(IContactQueue.RequestCallbackAsync), args =>
                {
                    var texts = (CallbackTexts?)args[1];
                    if (texts is not null && _saidText is not true)
                        Wrong.Add("a callback's text though the caller did not say that it is safe");
                    if (texts is not null && new[] { texts.Kept, texts.Missed }.Any(t => Sealer.Open(t, false).To != Own))
                        Wrong.Add("a callback's text to another number");
                    Confirmed += texts is null ? 0 : 1;
                    return Task.FromResult(new Step(null, []));
                })
                .On(nameof(IContactQueue.OrderMessageAsync), args =>
                {
                    Write((SealedMessage)args[0]!);
                    return Task.FromResult(new Step(null, []));
                }));
    }
}
