using System.Net;
using System.Net.Sockets;

namespace WorkflowConnect.Tests.Shared;

/// <summary>A port of this machine that nobody listens on at the moment. Linked into every test project that needs it.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
