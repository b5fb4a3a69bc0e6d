using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Voice;

namespace Hotline.Server.Hubs;

/// <summary>The use cases around a second person and the telephone, as the console's hub needs them.</summary>
public sealed record ConsultCases(
    StartConsult Start, AcceptConsult Accept, EndConsult End, SetConsultMode SetMode, CompleteTransfer Complete, AttendContact Attend, PostSide PostSide, SwitchCall Switch, RingBack RingBack);
