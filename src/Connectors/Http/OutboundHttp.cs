using System.Net;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Options;

namespace WorkflowConnect.Connectors.Http;

/// <summary>
/// Sends what workflows send. The author of a workflow, and whoever feeds it, chooses the address; therefore each
/// connection is judged by the address it really goes to, redirects included, and no proxy stands between.
/// </summary>
public sealed class OutboundHttp : IDisposable
{
    private readonly OutboundOptions options;
    private readonly TimeProvider time;
    private readonly HttpClient client;

    /// <summary>With its own connections.</summary>
    public OutboundHttp(IOptions<OutboundOptions> options, TimeProvider time)
    {
        this.options = options.Value;
        this.time = time;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = ConnectAsync,
            ConnectTimeout = options.Value.ConnectTimeout,
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            UseCookies = false,
            UseProxy = false,
        };
        client = new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Sends a request, follows redirects, and reads the whole answer.</summary>
    /// <exception cref="OutboundException">There is no answer.</exception>
    public async Task<OutboundAnswer> SendAsync(OutboundRequest request, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await FollowAsync(request, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new OutboundException(OutboundProblem.TookTooLong, $"The server took longer than {options.Timeout}. It may have acted.");
        }
        catch (HttpRequestException error) when (Cause<OutboundException>(error) is { } refused)
        {
            ExceptionDispatchInfo.Throw(refused);
            throw;
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new OutboundException(OutboundProblem.Refused, "The server answered with more headers than are taken.");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new OutboundException(OutboundProblem.Unreachable, "The server cannot be reached, or the connection broke before the answer was whole.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static T? Cause<T>(Exception? error)
        where T : Exception => error is null ? null : error as T ?? Cause<T>(error.InnerException);

    private async Task<OutboundAnswer> FollowAsync(OutboundRequest request, CancellationToken cancellationToken)
    {
        for (var hop = 0; ; hop++)
        {
            if (request.Address.Scheme != Uri.UriSchemeHttp && request.Address.Scheme != Uri.UriSchemeHttps)
            {
                throw new OutboundException(OutboundProblem.Refused, "Only http and https addresses are called.");
            }

            using var message = OutboundMessage.Of(request, options.UserAgent);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (OutboundMessage.Redirected(request, response) is not { } next)
            {
                return await ReadAsync(response, cancellationToken);
            }

            if (hop >= options.MaximumRedirects)
            {
                throw new OutboundException(OutboundProblem.Refused, $"The server redirects more than {options.MaximumRedirects} times. Check the address.");
            }

            request = next;
        }
    }

    private async Task<OutboundAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > options.MaximumBytes)
        {
            throw TooLarge();
        }

        // Counted after decompression: a small answer may unfold without end.
        using var body = new MemoryStream();
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[16_384];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > options.MaximumBytes)
            {
                throw TooLarge();
            }

            body.Write(buffer, 0, read);
        }

        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => header.Value.ToArray(), StringComparer.OrdinalIgnoreCase);
        return new OutboundAnswer((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), body.ToArray(), headers);
    }

    private OutboundException TooLarge() =>
        new(OutboundProblem.Refused, $"The answer is larger than {options.MaximumBytes} bytes. If it has to be, raise OutboundHttp:MaximumBytes.");

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellationToken);
        IPAddress[] allowed = [.. found.Where(address => AddressRules.MayCall(address, options.AllowPrivateNetworks))];
        if (found.Length > 0 && allowed.Length == 0)
        {
            throw new OutboundException(
                OutboundProblem.Refused,
                "The address lies on this machine or in a network that workflows may not call. If they have to, set OutboundHttp:AllowPrivateNetworks; link-local addresses stay closed.");
        }

        // Connected by address: a second look-up might give another one.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
