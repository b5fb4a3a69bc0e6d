using Hotline.Core.Contacts;

namespace Hotline.Server.Tests.Harness;

internal partial class CallerClient
{
    public Task BecomesAsync(ContactState state, double seconds = 10) =>
        Eventually.ThatAsync(() => State == state, $"the caller sees {state}", seconds, () => $"{State}, connected {IsIn}, {Trouble?.Message}");
}
