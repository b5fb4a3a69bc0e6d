using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.Tests.Contacts;

public sealed class ReceiveContactTests
{
    /// <summary>Just before midnight in Wenzhou, whatever this machine's clock says.</summary>
    private static readonly DateTimeOffset StoreSays = new(2026, 3, 2, 15, 59, 59, TimeSpan.Zero);

    [Test]
    public async Task Arrival_DayAndHour_AreTheStores()
    {
        Contact? received = null;
        var queue = Stub.Make<IContactQueue>(stub => stub
            .On(nameof(IContactQueue.ReadLinesAsync), _ => Task.FromResult<IReadOnlyList<Line>>([new Line { Code = "12355", Name = "青少年", NameEn = "Youth" }]))
            .On(nameof(IContactQueue.ReadClockAsync), _ => Task.FromResult(StoreSays))
            .On(nameof(IContactQueue.ReceiveAsync), args =>
            {
                received = (Contact)args[0]!;
                return Task.FromResult(new Step(null, []));
            }));
        var notifier = Stub.Make<INotifier>(stub => stub.On(nameof(INotifier.ShowAsync), _ => Task.CompletedTask));
        var receive = new ReceiveContact(queue, notifier, new TextCipher(new Dictionary<string, byte[]> { ["k1"] = new byte[32] }, "k1"));

        await receive.HandleAsync(new Arrival { Id = Guid.CreateVersion7(), Line = "12355", Channel = Channel.Chat }, CancellationToken.None);

        Assert.That((received?.Arrived, received?.Day, received?.Hour), Is.EqualTo((StoreSays, "2026-03-02", 23)));
    }
}
