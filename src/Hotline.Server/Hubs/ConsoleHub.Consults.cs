using Hotline.Core.Chat;
using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Staff;
using Microsoft.AspNetCore.Authorization;

namespace Hotline.Server.Hubs;

/// <summary>The second person of a contact, and what a counsellor does during a call.</summary>
public sealed partial class ConsoleHub
{
    private const int LongestNumber = 32;

    public async Task<ActResult> AskConsult(Guid contact, ConsultTarget target, string? note) =>
        target is null || (target.Counsellor is null && !IsNumber(target.Number)) ? new ActResult(null, "badTarget")
        : Result(await consults.Start.HandleAsync(Me, contact, target, note, CancellationToken.None));

    public async Task<ActResult> AcceptConsult(Guid contact, Guid consult) => Result(await consults.Accept.HandleAsync(Me, contact, consult, CancellationToken.None));

    public async Task<ActResult> EndConsult(Guid contact, Guid consult, string? reason) =>
        Result(await consults.End.HandleAsync(Me, contact, consult, reason is "declined" or "withdrawn" or "left" or "ended" ? reason : Sealed(reason, contact) ?? "", CancellationToken.None));

    public async Task<ActResult> SetConsultMode(Guid contact, Guid consult, ConsultMode mode) =>
        !Enum.IsDefined(mode) ? new ActResult(null, "badMode") : Result(await consults.SetMode.HandleAsync(Me, contact, consult, mode, CancellationToken.None));

    public async Task<ActResult> CompleteTransfer(Guid contact, Guid consult) => Result(await consults.Complete.HandleAsync(Me, contact, consult, CancellationToken.None));

    public async Task<SendResult> SendSide(Guid contact, Guid id, string text) =>
        await consults.PostSide.HandleAsync(contact, new Draft(id, Author.Counsellor, Me, text), CancellationToken.None) switch
        {
            Posted.Kept kept => new SendResult(kept.Number, kept.At, null, null),
            Posted.Refused refused => new SendResult(null, null, refused.Refusal, null),
            _ => new SendResult(null, null, null, CallerHub.TooLong),
        };

    public async Task<ActResult> RingBack(Guid contact) => Result(await consults.RingBack.HandleAsync(Me, contact, CancellationToken.None));

    public async Task<ActResult> SwitchCall(Guid contact, CallSwitch what, bool on) =>
        !Enum.IsDefined(what) ? new ActResult(null, "badSwitch") : Result(await consults.Switch.HandleAsync(Me, contact, what, on, CancellationToken.None));

    [Authorize(Policies.Supervisor)]
    public async Task<ActResult> Attend(Guid contact, ConsultMode mode) =>
        mode is not (ConsultMode.Listening or ConsultMode.Whispering or ConsultMode.Joined) ? new ActResult(null, "badMode")
        : Result(await consults.Attend.HandleAsync(Me, contact, mode, CancellationToken.None));

    /// <summary>The contact's counsellor, or its second person once he or she has said yes.</summary>
    private bool IsIn(Contact? contact) =>
        contact is not null && (contact.Counsellor == Me || (contact.Consult is { State: not ConsultState.Asked } consult && consult.With == Me));

    private static bool IsNumber(string? number) =>
        number is { Length: <= LongestNumber } && number.Count(char.IsAsciiDigit) >= 3 && number.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or ' ' or '(' or ')');
}
