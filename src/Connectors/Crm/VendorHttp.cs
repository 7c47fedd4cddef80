using System.Net;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>
/// Calls a connected CRM within its budget. Follows no redirect: it would carry the key elsewhere. Neither addresses nor
/// bodies reach a log or an error: both hold personal data.
/// </summary>
internal sealed class VendorHttp : IDisposable
{
    /// <summary>A PDF of 25 MB in base64, and a page of records.</summary>
    private const int LargestAnswer = 64 << 20;

    private readonly HttpClient _client;
    private readonly RateBudget _budget;
    private readonly CrmOptions _options;
    private readonly TimeProvider _time;
    private readonly string _name;
    private readonly string _setting;

    /// <param name="options">Address and limits; without an address every call names its own.</param>
    /// <param name="time">Counts the calls of a second.</param>
    /// <param name="name">What is called, as errors name it.</param>
    /// <param name="setting">The setting that holds the address.</param>
    public VendorHttp(CrmOptions options, TimeProvider time, string name = "The CRM", string setting = "Crm:Address")
    {
        (_options, _time, _name, _setting) = (options, time, name, setting);
        _budget = new RateBudget(options.CallsAtOnce, options.Rate, time, options.LongestWait);
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.All,
                ConnectTimeout = TimeSpan.FromSeconds(10),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            },
            disposeHandler: true)
        {
            BaseAddress = options.Address is { } address ? new Uri(address.AbsoluteUri.TrimEnd('/') + "/") : null,
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public void Dispose()
    {
        _client.Dispose();
        _budget.Dispose();
    }

    /// <summary>The whole answer, whatever its status.</summary>
    /// <exception cref="VendorTrouble">There is none: retryable when nothing was sent or it was a read, unknown when a write was on its way.</exception>
    public async Task<VendorAnswer> SendAsync(VendorRequest request, CancellationToken cancellationToken)
    {
        using var turn = await _budget.TakeAsync(cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.Timeout);
        try
        {
            using var message = MessageOf(request);
            using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var answer = await ReadAsync(response, limit.Token);
            // 300 leads nowhere: it lists records that share a key.
            if (answer.Status is > 300 and < 400)
            {
                throw new VendorTrouble(WriteStatus.Retryable, $"{_name} answers with a redirect. Set {_setting} to the address that it redirects to.");
            }

            if (answer.Status == (int)HttpStatusCode.TooManyRequests || answer.Status == (int)HttpStatusCode.ServiceUnavailable)
            {
                _budget.Pause(answer.RetryAfter(_time.GetUtcNow()) ?? TimeSpan.FromSeconds(1));
            }

            return answer;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Lost(request, $"{_name} did not answer within {_options.Timeout.TotalSeconds:0} seconds.", e);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError)
        {
            throw new VendorTrouble(WriteStatus.Retryable, $"{_name} cannot be reached. Check {_setting}, its certificate, and whether it runs.", inner: e);
        }
        catch (Exception e) when (e is HttpRequestException || (e is IOException and not VendorTrouble))
        {
            throw Lost(request, $"{_name}'s answer broke off before it was whole.", e);
        }
    }

    private static VendorTrouble Lost(VendorRequest request, string message, Exception inner) =>
        new(request.IsWrite ? WriteStatus.Unknown : WriteStatus.Retryable, message, inner: inner);

    private static HttpRequestMessage MessageOf(VendorRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Path);
        message.Headers.Accept.ParseAdd("application/json");
        message.Headers.UserAgent.ParseAdd("WorkflowConnect/0.1");
        foreach (var (name, value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (request.Body is not null)
        {
            message.Content = new ByteArrayContent(request.Body);
            message.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(request.ContentType);
        }

        return message;
    }

    private async Task<VendorAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[16_384];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > LargestAnswer)
            {
                throw new VendorTrouble(WriteStatus.Rejected, $"{_name}'s answer is larger than {LargestAnswer >> 20} MB.");
            }

            body.Write(buffer, 0, read);
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
        {
            headers[name] = string.Join(',', values);
        }

        return new VendorAnswer((int)response.StatusCode, headers, body.ToArray());
    }
}
