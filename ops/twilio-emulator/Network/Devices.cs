using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace TwilioEmulator.Network;

/// <summary>A browser that is registered for calls to <c>client:NAME</c>.</summary>
internal sealed class Device(string id, string identity, DateTimeOffset expires)
{
    public string Id { get; } = id;

    public string Identity { get; } = identity;

    /// <summary>When its token runs out; another token moves it.</summary>
    public DateTimeOffset Expires { get; set; } = expires;

    public string Address => "client:" + Identity;
}

/// <summary>
/// The registered browsers. Twilio's own SDK cannot connect here, because what it speaks is Twilio's alone: this is what the console's
/// stand-in for it needs, and nothing more. Who registers has shown an access token; the id that it gets is known to nobody else.
/// </summary>
internal sealed class Devices(Switchboard board, Exchange exchange)
{
    private readonly ConcurrentDictionary<string, Device> devices = new(StringComparer.Ordinal);

    public Device Register(AccessToken token)
    {
        var device = new Device(RandomNumberGenerator.GetHexString(32, lowercase: true), token.Identity, token.Expires);
        devices[device.Id] = device;
        return device;
    }

    public Device? Find(string id) => devices.GetValueOrDefault(id);

    /// <summary>The browser is gone: nobody hears the calls that it had answered any more, and the network ends them.</summary>
    /// <param name="device">Which.</param>
    /// <param name="endsCalls">False where only the token ran out: calls go on then.</param>
    public void Forget(Device device, bool endsCalls)
    {
        devices.TryRemove(device.Id, out _);
        if (endsCalls)
        {
            foreach (var call in board.Calls().Where(c => board.Read(() => c.Device == device.Id && !c.Ended)))
            {
                exchange.HangUp(call);
            }
        }
    }
}
