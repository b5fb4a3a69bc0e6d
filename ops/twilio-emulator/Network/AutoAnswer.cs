using System.Collections.Concurrent;

namespace TwilioEmulator.Network;

/// <summary>Telephones that answer by themselves; <c>*</c> stands for all.</summary>
internal sealed class AutoAnswer(EmulatorOptions options)
{
    private readonly ConcurrentDictionary<string, bool> telephones = new(
        options.AutoAnswer.Select(t => KeyValuePair.Create(t, true)), StringComparer.Ordinal);

    public IEnumerable<string> All => telephones.Keys.Order(StringComparer.Ordinal);

    public bool Includes(string telephone) => telephones.ContainsKey(telephone) || telephones.ContainsKey("*");

    public void Set(string telephone, bool enabled)
    {
        if (enabled)
        {
            telephones[telephone] = true;
        }
        else
        {
            telephones.TryRemove(telephone, out _);
        }
    }
}
