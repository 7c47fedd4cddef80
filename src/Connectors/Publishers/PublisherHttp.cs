using System.Net;
using Microsoft.Extensions.Options;

namespace WorkflowConnect.Connectors.Publishers;

/// <summary>The one client for publishers' servers; redirects are followed by hand, because each must be https.</summary>
internal sealed class PublisherHttp : IDisposable
{
    public PublisherHttp(IOptions<PublishersOptions> options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = options.Value.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
        };
        // The attempt's own deadline rules; the client's default of 100 seconds would cut the EU's file off.
        Client = new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public HttpClient Client { get; }

    public void Dispose() => Client.Dispose();
}
