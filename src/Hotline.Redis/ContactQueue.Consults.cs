using Hotline.Core.Chat;
using Hotline.Core.Consults;
using Hotline.Core.Routing;

namespace Hotline.Redis;

/// <summary>The second person of a contact, and what happens during a call.</summary>
internal sealed partial class ContactQueue
{
    public Task<Step> StartConsultAsync(Guid counsellor, Guid contact, Guid? with, string? outside, string? note, CancellationToken cancellation) =>
        TransitAsync("startConsult", Text(counsellor), [Text(counsellor), Text(contact), Text(with), outside ?? "", note ?? ""], cancellation);

    public Task<Step> AcceptConsultAsync(Guid counsellor, Guid contact, Guid consult, CancellationToken cancellation) =>
        TransitAsync("acceptConsult", Text(counsellor), [Text(counsellor), Text(contact), Text(consult)], cancellation);

    public Task<Step> EndConsultAsync(Guid who, Guid contact, Guid consult, string reason, CancellationToken cancellation) =>
        TransitAsync("endConsult", Text(who), [Text(who), Text(contact), Text(consult), reason], cancellation);

    public Task<Step> SetConsultModeAsync(Guid who, Guid contact, Guid consult, ConsultMode mode, CancellationToken cancellation) =>
        TransitAsync("setConsultMode", Text(who), [Text(who), Text(contact), Text(consult), mode.ToString()], cancellation);

    public Task<Step> CompleteTransferAsync(Guid counsellor, Guid contact, Guid consult, CancellationToken cancellation) =>
        TransitAsync("completeTransfer", Text(counsellor), [Text(counsellor), Text(contact), Text(consult)], cancellation);

    public Task<Step> AttendAsync(Guid supervisor, Guid contact, ConsultMode mode, CancellationToken cancellation) =>
        TransitAsync("attendContact", Text(supervisor), [Text(supervisor), Text(contact), mode.ToString()], cancellation);

    public Task<Step> ChangeSecondAsync(Guid contact, Guid consult, string sid, bool joined, CancellationToken cancellation) =>
        TransitAsync("changeSecond", Network, [Text(contact), Text(consult), sid, joined ? 1 : 0], cancellation);

    public Task<Step> PostSideAsync(Guid contact, ChatMessage message, CancellationToken cancellation) =>
        TransitAsync("postSide", Text(message.Counsellor), [Text(contact), Text(message.Counsellor), Text(message.Id), message.Text, MostMessages], cancellation);

    public Task<Step> LoseLegAsync(Guid contact, string? sid, Guid? leg, string reason, CancellationToken cancellation) =>
        TransitAsync("loseLeg", Network, [Text(contact), sid ?? "", Text(leg), reason], cancellation);

    public Task<Step> SetCallAsync(Guid counsellor, Guid contact, CallSwitch what, bool on, CancellationToken cancellation) =>
        TransitAsync("setCall", Text(counsellor), [Text(counsellor), Text(contact), what is CallSwitch.Held ? "held" : "muted", on ? 1 : 0], cancellation);
}
