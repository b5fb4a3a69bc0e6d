using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.Contacts;

/// <summary>A counsellor who has heard or read a message rings its caller, where the caller said that this is safe.</summary>
public sealed class RingBack(IContactQueue queue, INotifier notifier, RunOutbox outbox, TextCipher cipher)
{
    public async Task<Step> HandleAsync(Guid counsellor, Guid message, CancellationToken cancellation)
    {
        if ((await queue.ReadCallerAsync(message, int.MaxValue, cancellation))?.Contact is not { } left)
            return Step.Refused(Refusal.ContactUnknown);
        var line = (await queue.ReadLinesAsync(cancellation)).FirstOrDefault(l => l.Code == left.Line);
        if (left is not { Left.MayCall: true, Call.CallerNumber: { } number } || line is null)
            return Step.Refused(Refusal.WrongState);
        var id = Guid.CreateVersion7();
        var now = await queue.ReadClockAsync(cancellation);
        var (day, hour) = line.LocalTime(now);
        // Whoever cannot reach the caller now need not be the one who does later.
        var requirement = line.RequirementOf(Channel.Voice, left.Answers) with { Counsellor = counsellor };
        var call = new Contact
        {
            Id = id, Line = line.Code, Channel = Channel.Voice, Direction = Direction.Outbound, Requirement = requirement.Canonical(), Plan = Relaxation.Plan(requirement, line.Relaxation),
            Priority = left.Priority, Day = day, Hour = hour, Answers = left.Answers, Follows = message,
            Call = new CallLegs { CallerNumber = cipher.Encrypt(cipher.Decrypt(number, message), id), CallerKey = left.Call.CallerKey, Dialled = left.Call.Dialled },
        };
        var step = await queue.RingBackAsync(counsellor, message, call, requirement, cancellation);
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step;
    }
}
