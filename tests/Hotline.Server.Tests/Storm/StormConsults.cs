using Hotline.Core.Consults;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests.Storm;

/// <summary>What a counsellor of the storm does with second persons: asks one, is one, and hands over or not.</summary>
internal sealed class StormConsults(CounsellorClient console, TelephoneNetwork network, string telephone, Random dice)
{
    /// <summary>After so many looks nobody waits for an answer any more.</summary>
    private const int Patience = 40;
    private readonly Dictionary<Guid, int> _looks = [];
    private readonly Dictionary<Guid, int> _rolls = [];
    private readonly HashSet<Guid> _asked = [];

    public async Task AskColleagueAsync(Guid contact) =>
        await console.ActAsync(nameof(IConsoleHub.AskConsult), contact, new ConsultTarget(StormStaff.Id(dice.Next(StormStaff.Count)), null), null);

    /// <summary>Somebody asks this counsellor.</summary>
    public async Task BeAskedAsync(Guid contact, SecondView second)
    {
        if (second.State is not ConsultState.Asked || !_asked.Add(second.Id))
            return;
        var roll = dice.Next(100);
        if (roll < 80)
            await console.ActAsync(nameof(IConsoleHub.AcceptConsult), contact, second.Id);
        else if (roll < 95)
            await console.ActAsync(nameof(IConsoleHub.EndConsult), contact, second.Id, "busy");
        // else: does not look
    }

    /// <returns>Whether there is nothing more to do about it.</returns>
    public async Task<bool> GoOnAsync(Guid contact, SecondView second)
    {
        if (second.State is not ConsultState.On)
        {
            var looks = _looks[second.Id] = _looks.GetValueOrDefault(second.Id) + 1;
            if (looks != Patience || second.State is not ConsultState.Asked)
                return false;
            await console.ActAsync(nameof(IConsoleHub.EndConsult), contact, second.Id, "no answer");
            return true;
        }
        if (!_rolls.TryGetValue(second.Id, out var roll))
            _rolls[second.Id] = roll = dice.Next(100);
        if (roll < 25)
            await console.ActAsync(nameof(IConsoleHub.EndConsult), contact, second.Id, "said all");
        else if (roll < 40)
            // The counsellor's own leg breaks off in the middle of it.
            foreach (var leg in await network.LiveAsync(telephone))
                await network.TryAsync((string)leg["sid"]!, "hangup");
        else if (second.Mode is not ConsultMode.Joined)
        {
            await console.ActAsync(nameof(IConsoleHub.SetConsultMode), contact, second.Id, ConsultMode.Joined);
            return false;
        }
        else
            await console.ActAsync(nameof(IConsoleHub.CompleteTransfer), contact, second.Id);
        return true;
    }
}
