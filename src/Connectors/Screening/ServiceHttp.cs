using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using WorkflowConnect.Core.Access.Secrets;

namespace WorkflowConnect.Connectors.Screening;

/// <summary>Calls the service and gives its JSON, or says in one word why not. Follows no redirect: it would carry names elsewhere.</summary>
internal sealed class ServiceHttp : IDisposable
{
    private const int LargestAnswer = 32 << 20;
    private readonly ServiceOptions _options;
    private readonly Func<string, CancellationToken, Task<string?>> _secret;
    private readonly ResiliencePipeline<JsonDocument> _retrying;
    private readonly HttpClient _client;

    public ServiceHttp(
        IOptions<ServiceOptions> options, Func<string, CancellationToken, Task<string?>> secret, TimeProvider time, ILogger<ServiceHttp> logger)
    {
        (_options, _secret) = (options.Value, secret);
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.All,
                ConnectTimeout = _options.Timeout,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                MaxConnectionsPerServer = 32,
            },
            disposeHandler: true)
        {
            BaseAddress = _options.Address is { } address ? new Uri(address.AbsoluteUri.TrimEnd('/') + "/") : null,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _retrying = Pipeline(_options, time, logger);
    }

    public void Dispose() => _client.Dispose();

    /// <param name="method">Method.</param>
    /// <param name="path">Path and query below the address.</param>
    /// <param name="body">JSON, or null.</param>
    /// <param name="cancellationToken">Of whoever waits for the result.</param>
    /// <exception cref="ServiceTrouble">There is no answer that is JSON.</exception>
    public async Task<JsonDocument> CallAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken) =>
        await _retrying.ExecuteAsync(async token => await TryAsync(method, path, body, token), cancellationToken);

    private async Task<JsonDocument> TryAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.Timeout);
        try
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.Accept.ParseAdd("application/json");
            if (body is not null)
            {
                request.Content = new ByteArrayContent(body);
                request.Content.Headers.ContentType = new("application/json");
            }

            if (_options.ApiKeySecret is { } name)
            {
                var key = await _secret(name, cancellationToken) ?? throw new ServiceTrouble("secretMissing");
                request.Headers.TryAddWithoutValidation("Authorization", $"ApiKey {key}");
            }

            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw new ServiceBusy(response);
            }

            return await ReadAsync(response, limit.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServiceTrouble("timeout", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new ServiceTrouble("unreachable", e);
        }
    }

    private static async Task<JsonDocument> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[16_384];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + read > LargestAnswer)
            {
                throw new ServiceTrouble("tooLarge");
            }

            content.Write(buffer, 0, read);
        }

        try
        {
            return JsonDocument.Parse(content.ToArray());
        }
        catch (JsonException e)
        {
            throw new ServiceTrouble(content.Length == 0 ? "empty" : "malformed", e);
        }
    }

    private static ResiliencePipeline<JsonDocument> Pipeline(ServiceOptions options, TimeProvider time, ILogger logger)
    {
        var builder = new ResiliencePipelineBuilder<JsonDocument> { TimeProvider = time };
        return options.Retries == 0 ? ResiliencePipeline<JsonDocument>.Empty : builder.AddRetry(new RetryStrategyOptions<JsonDocument>
        {
            MaxRetryAttempts = options.Retries,
            BackoffType = DelayBackoffType.Exponential,
            Delay = options.RetryDelay,
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception switch
            {
                ServiceBusy busy => busy.MayPass && (busy.RetryAfter ?? TimeSpan.Zero) <= options.LongestWait,
                ServiceTrouble trouble => trouble.Problem is "unreachable" or "timeout",
                _ => false,
            }),
            DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as ServiceBusy)?.RetryAfter),
            OnRetry = arguments =>
            {
                logger.Retrying(options.Kind.ToString(), arguments.AttemptNumber + 1, (arguments.Outcome.Exception as ServiceTrouble)?.Problem ?? "", arguments.RetryDelay);
                return ValueTask.CompletedTask;
            },
        }).Build();
    }
}
