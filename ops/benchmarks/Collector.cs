using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Hotline.Bench;

/// <summary>
/// Asks another .NET process for a full collection through its diagnostics port (github.com/dotnet/diagnostics,
/// documentation/design-docs/ipc-protocol.md): opening an event session with the keyword GCHeapCollect does one.
/// </summary>
internal static class Collector
{
    private const ulong HeapCollect = 0x800000;
    private const byte EventPipe = 2, CollectTracing2 = 3, StopTracing = 1;

    public static async Task CollectAsync(int process)
    {
        using var session = await SendAsync(process, CollectTracing2, Session());
        var header = new byte[20 + 8];
        await session.ReadExactlyAsync(header);
        // The session must be read while it ends; nothing in it is wanted.
        var reading = session.CopyToAsync(Stream.Null);
        using var stop = await SendAsync(process, StopTracing, header[20..]);
        await stop.ReadExactlyAsync(new byte[20]);
        await reading;
    }

    private static byte[] Session()
    {
        using var payload = new MemoryStream();
        using var writer = new BinaryWriter(payload, Encoding.Unicode);
        writer.Write(16u);      // buffer, MB
        writer.Write(1u);       // format: nettrace
        writer.Write((byte)0);  // no rundown
        writer.Write(1u);       // one provider
        writer.Write(HeapCollect);
        writer.Write(4u);       // informational
        const string provider = "Microsoft-Windows-DotNETRuntime\0";
        writer.Write((uint)provider.Length);
        writer.Write(provider.ToCharArray());
        writer.Write(0u);       // no filter
        writer.Flush();
        return payload.ToArray();
    }

    private static async Task<Stream> SendAsync(int process, byte command, byte[] payload)
    {
        var path = Directory.GetFiles(Path.GetTempPath(), $"dotnet-diagnostic-{process}-*-socket").SingleOrDefault()
            ?? throw new BenchException("The server's diagnostics port is missing (DOTNET_EnableDiagnostics=0?).");
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        var stream = new NetworkStream(socket, ownsSocket: true);
        var message = new byte[20 + payload.Length];
        "DOTNET_IPC_V1\0"u8.CopyTo(message);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(14), (ushort)message.Length);
        (message[16], message[17]) = (EventPipe, command);
        payload.CopyTo(message, 20);
        await stream.WriteAsync(message);
        return stream;
    }
}
