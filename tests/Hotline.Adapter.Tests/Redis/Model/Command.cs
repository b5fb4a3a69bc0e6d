using System.Globalization;

namespace Hotline.Adapter.Tests.Redis.Model;

internal enum Verb
{
    Wait, Timers, Line, Receive, ConnectCaller, DisconnectCaller, Raise, Accept, Decline, Call, Return, End, EndWrapUp, Close, SaveForm, Survey,
    Post, Seen, Transfer, Take, Free, Extend, Sign, Look, Help, Joined, HelpGone, SignIn, Connect, Disconnect, Presence, SignOut, Keep, TakeOutbox, FinishOutbox, Callback, Miss, FollowUp, Aside, Back, Overflow, Leave, Audio, RingBack,
    Consult, Answer, Attend, Mode, EndConsult, HandOver, Side, Second, LoseLeg, Switch, Shift, Partner, Profile, Setting, Voice, Network,
}

/// <summary>
/// One command of a sequence, in numbers of the small world (Acts.cs says what each number means). As text it is "Accept 0 3 1",
/// one a line, which is how regression cases are kept; "again" at the end: with the id of the command before.
/// </summary>
internal readonly record struct Command(Verb Verb, int A = 0, int B = 0, int C = 0, int D = 0, bool Again = false)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Verb} {A} {B} {C} {D}{(Again ? " again" : "")}");

    public static Command Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var again = parts[^1] == "again";
        var numbers = parts[1..(again ? ^1 : ^0)].Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        int At(int i) => i < numbers.Length ? numbers[i] : 0;
        return new Command(Enum.Parse<Verb>(parts[0]), At(0), At(1), At(2), At(3), again);
    }

    public static IReadOnlyList<Command> ParseAll(string text) =>
        [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').Select(Parse)];
}
