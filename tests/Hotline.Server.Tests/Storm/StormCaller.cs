using Hotline.Core.Contacts;
using Hotline.Server.Tests.Harness;
using Hotline.Twilio;

namespace Hotline.Server.Tests.Storm;

/// <summary>One caller of the storm, from dialling to the end of everything that came of it.</summary>
internal sealed class StormCaller(TelephoneNetwork network, RecordReader record, int number, Random dice)
{
    public const string Goodbye = "再见";

    /// <summary>Seconds: far more than the service takes, because a machine that does other things meanwhile is slow and not wrong.</summary>
    private const int Patience = 300, Silence = 40;
    private const int Moment = 15, Look = 2, Presses = 12;
    private static readonly ContactState[] Over = [ContactState.WrapUp, ContactState.Closed, ContactState.Abandoned, ContactState.Overflowed];
    private readonly List<string> _dialled = [];

    public Leaves Leaves { get; } = StormPlan.Leaves(dice);

    private readonly bool _pressesZero = dice.Next(100) < 10;

    public string Number { get; } = $"+86139{number:00000000}";

    /// <summary>The call that the caller is in, or was in last.</summary>
    public string Sid { get; private set; } = "";

    /// <summary>The contact of the first call.</summary>
    public Guid Contact => CallIds.Contact(_dialled[0]);

    /// <summary>The calls that the caller made: another one where nobody rang back in time.</summary>
    public IReadOnlyList<string> Dialled => _dialled;

    public async Task DialAsync()
    {
        Sid = await network.DialAsync(Number);
        _dialled.Add(Sid);
    }

    public async Task LiveAsync()
    {
        switch (Leaves)
        {
            case Leaves.AtOnce:
                await HangUpAsync();
                break;
            case Leaves.AtGreeting:
                await MomentAsync("doing:saying");
                await HangUpAsync();
                break;
            case Leaves.WithACallback when await PressAsync("1", "said:可以给您发短信") && await PressAsync("1", "said:您的位置已经保留"):
                await BeRungBackAsync();
                break;
            case Leaves.WithAMessage when await PressAsync("2", "said:我们听到留言后") && await PressAsync("2", "doing:recording"):
                await network.TryAsync(Sid, "say", new { text = "我想找人说说话" });
                await network.TryAsync(Sid, "digits", new { digits = "#" });
                // Whose words came after the silence that ends a recording waits on, and talks.
                await ConverseAsync();
                await HangUpAsync();
                break;
            default:
                await WaitAndTalkAsync();
                break;
        }
        Assert.That(await UntilAsync("ended"), Is.True, () => $"call {number} ({Leaves}) never ended: {network.ReadAsync(Sid).Result}");
    }

    private async Task WaitAndTalkAsync()
    {
        if (_pressesZero && await MomentAsync("gathering"))
            await network.TryAsync(Sid, "digits", new { digits = "0" });
        if (Leaves is Leaves.AtMusic)
            await MomentAsync("doing:playing");
        else if (Leaves is Leaves.AsItJoins)
            await UntilAsync("in-conference");
        else
            // Who missed the moment, or could not choose any more, talks.
            await ConverseAsync();
        await HangUpAsync();
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

    /// <summary>Whoever was promised a call takes it, or not, and rings again when it was missed: until the contact is over.</summary>
    private async Task BeRungBackAsync()
    {
        await UntilAsync("ended");
        for (var waited = 0; waited < 2 * Patience; waited += Look)
        {
            if (await network.TryWaitForLegAsync(Number, "ringing", Look) is { } rung)
            {
                if (await network.TryAsync(rung, dice.Next(100) < 80 ? "answer" : "decline"))
                    await TalkInAsync(rung);
                continue;
            }
            // What is not in SQL yet is looked for again.
            if (record.State(Contact) is null || record.Image(Contact) is not { } contact)
                continue;
            if (Over.Contains(contact.State))
                return;
            if (contact.Callback?.Due is null)
                continue;
            // Nobody waits half an hour for the next try.
            await DialAsync();
            await TalkInAsync(Sid);
        }
        Assert.Fail($"call {number}, contact {Contact}, was promised a call and is not over: {string.Join(", ", record.Course(Contact))}");
    }

    private async Task TalkInAsync(string sid)
    {
        Sid = sid;
        await ConverseAsync();
        await HangUpAsync();
        await UntilAsync("ended");
    }

    /// <summary>Presses the key until that is heard; false for whom a counsellor is quicker.</summary>
    private async Task<bool> PressAsync(string key, string until)
    {
        for (var i = 0; i < Presses; i++)
        {
            if (!await MomentAsync("gathering"))
                return false;
            await network.TryAsync(Sid, "digits", new { digits = key });
            if (await network.TryWaitAsync(Sid, until, Look))
                return true;
        }
        return false;
    }

    /// <summary>False when the call had ended already, for example because the service ended it first.</summary>
    public Task HangUpAsync() => network.TryAsync(Sid, "hangup");

    /// <summary>False for whoever is answered at once, or looked away: that moment does not come again.</summary>
    private Task<bool> MomentAsync(string condition) => network.TryWaitAsync(Sid, condition, Moment);

    private Task<bool> UntilAsync(string condition) => network.TryWaitAsync(Sid, condition, Patience);
}
