using Hotline.Server.Tests.Harness;
using Hotline.Twilio;

namespace Hotline.Server.Tests.Storm;

/// <summary>One call of the storm, from dialling to its end.</summary>
internal sealed class StormCaller(TelephoneNetwork network, int number, Random dice)
{
    public const string Goodbye = "再见";
    private const int Patience = 150, Silence = 15;

    public Leaves Leaves { get; } = StormPlan.Leaves(dice);

    private readonly bool _pressesZero = dice.Next(100) < 10;

    public string Sid { get; private set; } = "";
    public Guid Contact { get; private set; }

    public async Task DialAsync()
    {
        Sid = await network.DialAsync($"+86139{number:00000000}");
        Contact = CallIds.Contact(Sid);
    }

    public async Task LiveAsync()
    {
        if (Leaves is Leaves.AtOnce)
        {
            await HangUpAsync();
            return;
        }
        if (Leaves is Leaves.AtGreeting)
        {
            await UntilAsync("doing:saying");
            await HangUpAsync();
            return;
        }
        if (_pressesZero && await UntilAsync("gathering"))
            await network.TryAsync(Sid, "digits", new { digits = "0" });
        switch (Leaves)
        {
            case Leaves.AtMusic:
                // Who is answered at once hears none.
                await network.TryWaitAsync(Sid, "doing:playing", Silence);
                await HangUpAsync();
                break;
            case Leaves.AsItJoins:
                await UntilAsync("in-conference");
                await HangUpAsync();
                break;
            // Who missed the moment talks.
            case Leaves.AsItRings or Leaves.AfterGoodbye:
                await ConverseAsync();
                await HangUpAsync();
                break;
        }
        Assert.That(await UntilAsync("ended"), Is.True, () => $"call {number} ({Leaves}) never ended: {network.ReadAsync(Sid).Result}");
    }

    /// <summary>Until the goodbye. Whoever sits in one conference for long and hears nobody has been forgotten.</summary>
    private async Task ConverseAsync()
    {
        string? before = null;
        for (var waited = 0; waited < Patience; waited += Silence)
        {
            if (await network.TryWaitAsync(Sid, $"said:{Goodbye}", Silence))
                return;
            var call = await network.ReadAsync(Sid);
            if ((bool)call["ended"]!)
                return;
            var room = (string?)call["conference"]?["sid"];
            Assert.That(room is null || room != before, Is.True, () => $"call {number}, contact {Contact}, hears nobody: {call["conference"]} doing {call["doing"]}");
            before = room;
        }
    }

    /// <summary>False when the call had ended already, for example because the service ended it first.</summary>
    public Task HangUpAsync() => network.TryAsync(Sid, "hangup");

    private Task<bool> UntilAsync(string condition) => network.TryWaitAsync(Sid, condition, Patience);
}
