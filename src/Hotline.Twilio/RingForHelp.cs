using System.Security.Cryptography;
using Hotline.Core;
using Hotline.Core.Duty;
using Hotline.Core.Escalations;
using Hotline.Core.Lines;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Texts;
using Hotline.Core.Voice;
using Microsoft.Extensions.Options;

namespace Hotline.Twilio;

/// <summary>Nobody took a contact at level 4: rings the supervisors and, later, the backup numbers of its line, all at once.</summary>
internal sealed class RingForHelp(TwilioRest rest, IContactQueue queue, TextCipher cipher, VoiceUrls urls, IOptions<TwilioOptions> options, TimeProvider time)
{
    private const int MostOnDuty = 20;

    /// <param name="item">The order.</param>
    /// <param name="token">Ends the work.</param>
    public async Task<VoiceResult> HandleAsync(OutboxItem item, CancellationToken token)
    {
        var plan = (await queue.ReadLinesAsync(token)).FirstOrDefault(l => l.Code == item.Line)?.Urgent ?? new UrgentPlan();
        var supervisors = plan.SupervisorNumbers is { Count: > 0 } own ? own : await OnDutyAsync(item.Contact, token);
        var numbers = supervisors.Concat(item.Step > 2 ? plan.BackupNumbers ?? [] : []).Distinct().ToList();
        if (numbers.Count == 0)
            return new VoiceResult(VoiceOutcome.Done);
        if (options.Value.DefaultNumber is not { Length: > 0 } from)
            return new VoiceResult(VoiceOutcome.Refused, Detail: "no number to ring from: set Twilio:DefaultNumber");
        var results = await Task.WhenAll(numbers.Select(to => RingAsync(item.Contact, from, to, token)));
        return results.FirstOrDefault(r => r.Outcome is not VoiceOutcome.Done) ?? new VoiceResult(VoiceOutcome.Done);
    }

    /// <summary>A line without numbers of its own rings whoever the rota says.</summary>
    private async Task<IReadOnlyList<string>> OnDutyAsync(Guid contact, CancellationToken cancellation)
    {
        var known = (await queue.ReadCallerAsync(contact, int.MaxValue, cancellation))?.Contact;
        var county = known is null ? null : EscalationPolicy.CountyOf(known, (await queue.ReadFormAsync(contact, cancellation))?.Coded);
        return [.. DutyChain.OnAt((await queue.ReadDutyAsync(cancellation)).Shifts, DutyRole.Supervisor, county, time.GetUtcNow()).Select(on => Number(on.Shift)).OfType<string>().Distinct().Take(MostOnDuty)];
    }

    /// <summary>Null: there is none that can be dialled, or its key is gone.</summary>
    private string? Number(Shift shift) => PhoneNumber.Parse(cipher.TryRead<DutyPerson>(shift.Sealed, shift.Id)?.Number) is ['+', ..] number ? number : null;

    /// <summary>A number that rings or talks already is not rung a second time.</summary>
    private async Task<VoiceResult> RingAsync(Guid contact, string from, string to, CancellationToken token)
    {
        try
        {
            if (await rest.FindLiveAsync(from, to, token) is [_, ..])
                return new VoiceResult(VoiceOutcome.Done);
            return new VoiceResult(VoiceOutcome.Done, await rest.CallAsync(from, to, urls.Help(contact), urls.HelpLeg(contact), token));
        }
        catch (Exception failure) when (!token.IsCancellationRequested)
        {
            // One number that the network refuses must not keep the others from ringing.
            return VoiceFailures.Result(failure, callerLeg: false);
        }
    }
}
