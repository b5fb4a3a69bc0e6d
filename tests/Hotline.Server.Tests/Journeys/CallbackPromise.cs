using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests.Journeys;

/// <summary>A caller who presses 1 to be rung back.</summary>
internal static class CallbackPromise
{
    /// <param name="network">Which network.</param>
    /// <param name="record">Where it is recorded.</param>
    /// <param name="number">Who calls.</param>
    /// <param name="mayText">Whether the caller says that a text is safe.</param>
    /// <returns>The contact.</returns>
    public static async Task<Guid> AskAsync(TelephoneNetwork network, RecordReader record, string number, bool mayText)
    {
        var sid = await network.DialAsync(number);
        await network.WaitAsync(sid, "said:请按 1");
        await network.PressAsync(sid, "1");
        await network.WaitAsync(sid, "said:可以给您发短信");
        await network.PressAsync(sid, mayText ? "1" : "2");
        await network.WaitAsync(sid, "said:您的位置已经保留");
        await network.WaitAsync(sid, "ended");
        var contact = Hotline.Twilio.CallIds.Contact(sid);
        await Eventually.ThatAsync(() => record.Types(contact).Contains("CallbackAsked"), "the callback is asked for");
        return contact;
    }

    /// <summary>The caller rings again and leaves: the contact is over.</summary>
    public static async Task GiveUpAsync(TelephoneNetwork network, RecordReader record, string number, Guid contact)
    {
        var again = await network.DialAsync(number);
        await Eventually.ThatAsync(() => record.Types(contact).Contains("CallerReturned"), "it is the same contact");
        await network.ActAsync(again, "hangup");
        await Eventually.ThatAsync(() => record.State(contact) == "Abandoned", "it is over");
    }
}
