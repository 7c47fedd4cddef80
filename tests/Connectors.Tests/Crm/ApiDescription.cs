using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace WorkflowConnect.Connectors.Tests.Crm;

/// <summary>
/// A vendor's API description that may not be handed on, between a connector and the server that plays the vendor: an
/// environment variable names its files or folders. What passes is not changed. A copy of each call goes through Prism, which
/// says where the request does not fit the description, and where the played server's answer does not.
/// </summary>
public abstract partial class ApiDescription : IAsyncLifetime
{
    private const string Number = "x-wfc-answer";
    private readonly string _variable;
    private readonly Regex _known;
    private readonly ConcurrentDictionary<string, (int Status, string? ContentType, byte[] Body)> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _misfits = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private WebApplication? _app;
    private PrismProcess? _prism;
    private FaultyServer? _server;
    private int _last;

    /// <param name="variable">Environment variable that names files or folders, one after the other as in PATH.</param>
    /// <param name="known">Where the vendor answers otherwise than it describes, by what is known of it.</param>
    private protected ApiDescription(string variable, [StringSyntax(StringSyntaxAttribute.Regex)] string known) =>
        (_variable, _known) = (variable, new Regex(known, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)));

    /// <summary>Why it cannot be used.</summary>
    internal string Missing => $"Set {_variable} to the files or folders of the vendor's API description; docs/connectors.md says which.";

    internal bool IsAtHand => _app is not null;

    /// <summary>What did not fit since it was asked last.</summary>
    internal IReadOnlyList<string> Misfits
    {
        get
        {
            var misfits = new List<string>();
            while (_misfits.TryDequeue(out var misfit))
            {
                misfits.Add(misfit);
            }

            return misfits;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(_variable) is not { Length: > 0 } places)
        {
            return;
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(ServeAsync);
        await _app.StartAsync();
        var folder = Directory.CreateTempSubdirectory("wfc-description-").FullName;
        try
        {
            var joined = Path.Combine(folder, "joined.json");
            await PrismProcess.RunAsync("join.mjs", [joined, .. places.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)]);
            _prism = await PrismProcess.StartAsync("proxy", joined, new Uri(_app.Urls.First()), "up");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _client.Dispose();
        if (_prism is not null)
        {
            await _prism.DisposeAsync();
        }

        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    /// <summary>Address of the described server, or null when the description is not at hand.</summary>
    internal Uri? Before(FaultyServer server)
    {
        _server = server;
        return _app is null ? null : new Uri(_app.Urls.First());
    }

    internal void ShouldFit() => Misfits.Distinct(StringComparer.Ordinal).ShouldBeEmpty();

    private async Task ServeAsync(HttpContext http)
    {
        if (http.Request.Headers[Number] is [{ } asked])
        {
            await WriteAsync(http, _answers.TryRemove(asked, out var kept) ? kept : (200, "application/json", "{}"u8.ToArray()));
            return;
        }

        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        (int Status, string? ContentType, byte[] Body)? given = null;
        try
        {
            using var request = Copy(http, new Uri(_server!.Address, target), body.ToArray());
            using var answer = await _client.SendAsync(request);
            given = ((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), await answer.Content.ReadAsByteArrayAsync());
            foreach (var (name, values) in answer.Headers.Where(header => !header.Key.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)))
            {
                http.Response.Headers[name] = values.ToArray();
            }
        }
        catch (HttpRequestException)
        {
            // A fault: the connector is to see it too.
        }

        try
        {
            await CheckAsync(http, target, body.ToArray(), given);
        }
        catch (HttpRequestException e)
        {
            _misfits.Enqueue($"{http.Request.Method} {http.Request.Path} ended Prism: {e.Message}");
        }

        if (given is null)
        {
            http.Abort();
            return;
        }

        await WriteAsync(http, given.Value);
    }

    private async Task CheckAsync(HttpContext http, string target, byte[] body, (int Status, string? ContentType, byte[] Body)? answer)
    {
        var number = Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
        if (answer is not null)
        {
            _answers[number] = answer.Value;
        }

        using var request = Copy(http, new Uri(_prism!.Client.BaseAddress!, target), body);
        request.Headers.Add(Number, number);
        using var said = await _client.SendAsync(request);
        var operation = $"{http.Request.Method} {http.Request.Path} ";
        if (said.Content.Headers.ContentType?.MediaType == "application/problem+json")
        {
            _misfits.Enqueue(operation + await said.Content.ReadAsStringAsync());
            return;
        }

        foreach (var misfit in said.Headers.TryGetValues("sl-violations", out var found) ? Read(string.Concat(found)) : [])
        {
            // What a fault answers is not the vendor's.
            if (misfit.StartsWith("request", StringComparison.Ordinal) || (answer is { Status: < 300 } && !_known.IsMatch(operation + misfit)))
            {
                _misfits.Enqueue(operation + misfit);
            }
        }
    }

    /// <summary>Prism cuts off what is too long for a header: the whole ones of it are read.</summary>
    private static IEnumerable<string> Read(string violations) => Violation().Matches(violations).Select(one => JsonNode.Parse(one.Value)!)
        .Select(one => $"{string.Join('.', one["location"]!.AsArray().Select(part => part!.ToString()))}: {one["message"]}");

    private static HttpRequestMessage Copy(HttpContext http, Uri address, byte[] body)
    {
        var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), address);
        foreach (var (name, values) in http.Request.Headers.Where(header => header.Key is not ("Host" or "Content-Length" or "Content-Type" or "Connection")))
        {
            request.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(http.Request.ContentType!);
        }

        return request;
    }

    private static async Task WriteAsync(HttpContext http, (int Status, string? ContentType, byte[] Body) answer)
    {
        (http.Response.StatusCode, http.Response.ContentType) = (answer.Status, answer.ContentType);
        if (answer.Status != (int)HttpStatusCode.NoContent)
        {
            await http.Response.Body.WriteAsync(answer.Body);
        }
    }

    [GeneratedRegex("""\{"location":\[[^\]]*\][^{}]*\}""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Violation();
}
