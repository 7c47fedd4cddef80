using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace WorkflowConnect.EndToEnd.Tests.Product;

/// <summary>Bytes on a socket: what no decent client would send.</summary>
internal static class RawHttp
{
    /// <summary>Sends and returns the status code of the answer and its text.</summary>
    public static async Task<(int Code, string Text)> SendAsync(Uri address, params ReadOnlyMemory<byte>[] parts)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        var reading = ReadAsync(stream);
        try
        {
            foreach (var part in parts)
            {
                if (reading.IsCompleted)
                {
                    break;
                }

                await stream.WriteAsync(part);
            }
        }
        catch (IOException)
        {
            // It has heard enough and closed.
        }

        var text = await reading.WaitAsync(TimeSpan.FromSeconds(60));
        return (int.Parse(text.Split(' ')[1], CultureInfo.InvariantCulture), text);
    }

    public static ReadOnlyMemory<byte> Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[16_384];
        try
        {
            for (int read; (read = await stream.ReadAsync(buffer)) > 0;)
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, read));
                if (text.ToString().Contains("\r\n0\r\n\r\n", StringComparison.Ordinal) || text.ToString().EndsWith("Content-Length: 0\r\n\r\n", StringComparison.Ordinal))
                {
                    break;
                }
            }
        }
        catch (IOException) when (text.Length > 0)
        {
            // Reset after the answer: the rest of the body was not wanted.
        }

        return text.ToString();
    }
}
