using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests.Faults;

/// <summary>kill -9 of the server: whoever was there goes on.</summary>
internal abstract class KillTests(Store store) : FaultFixture(store)
{
    [Test]
    public async Task Kill_ServerComesBack_AllFourContactsGoOnAndTheRecordIsWhole()
    {
        await SetSceneAsync();
        await Server.KillAsync();
        TypeBoth();
        TypeBoth();
        await Server.StartProcessAsync();
        await EverybodyBackAsync(15);
        await SaidAsync();
        await EverybodyFinishesAsync();
    }

    [Test]
    public async Task Kill_AgainAndAgainWhileBothType_NoMessageIsLostOrDoubled()
    {
        await SetSceneAsync();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            // The process dies while the messages are on their way.
            for (var i = 0; i < 5; i++)
                TypeBoth();
            await Eventually.ThatAsync(() => Chatting.Texts.Count > Said.Count - 8, "some have arrived");
            await Server.RestartAsync();
        }
        await SaidAsync(20);
        await EverybodyBackAsync(15);
        await EverybodyFinishesAsync();
    }
}

[Category("Garnet")]
internal sealed class KillOnGarnetTests() : KillTests(Store.Garnet);

[Category("Redis")]
internal sealed class KillOnRedisTests() : KillTests(Store.Redis);
