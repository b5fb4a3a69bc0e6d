using Hotline.Core.Contacts;
using Hotline.Core.Voice;
using Microsoft.Extensions.Logging;

namespace Hotline.Twilio;

/// <summary>Tells the use case that a leg is gone, with patience; whoever calls has decided that the leg belongs to the contact as it stands.</summary>
internal sealed class LoseCallLeg(LoseLeg loseLeg, LiveState state, ILogger<LoseCallLeg> logger)
{
    public async Task HandleAsync(Contact contact, Party leg, string reason)
    {
        await state.PatientlyAsync(() => loseLeg.HandleAsync(contact, leg, reason, CancellationToken.None));
        logger.LegLost(leg, contact.Id, reason);
    }
}
