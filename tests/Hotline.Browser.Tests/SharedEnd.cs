using Hotline.Browser.Tests.Harness;
using Hotline.Server.Tests.Harness;

namespace Hotline.Browser.Tests;

/// <summary>Ends what the tests shared.</summary>
[SetUpFixture]
public sealed class SharedEnd
{
    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await Chrome.CloseAsync();
        await Servers.StopAsync();
    }
}
