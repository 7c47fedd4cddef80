using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Crash;

/// <summary>Several clients that post leads and send each again, with its key, until it is answered.</summary>
/// <param name="product">Who is posted to.</param>
/// <param name="leads">How many.</param>
/// <param name="clients">How many at the same time.</param>
/// <param name="bodyOf">The lead of a number; null for one person and one company each.</param>
/// <param name="source">Where to.</param>
internal sealed class LeadPoster(RunningProduct product, int leads, int clients, Func<int, JsonObject>? bodyOf = null, string source = "contact-form")
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentDictionary<int, string> _answered = new();
    private int _next = -1;
    private int _retries;

    /// <summary>Id of the lead by its number, for each one that was answered.</summary>
    public IReadOnlyDictionary<int, string> Answered => _answered;

    public int Retries => _retries;

    public static string EmailOf(int number) => $"lead{number.ToString(CultureInfo.InvariantCulture)}@crash.example";

    /// <summary>Every fiftieth one resembles a listed person, so that it waits in review.</summary>
    public static bool IsListed(int number) => number % 50 == 7;

    public static string Letters(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => "aeioubdfgl"[digit - '0']));

    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => PostAllAsync(cancellationToken), cancellationToken)));

    private async Task PostAllAsync(CancellationToken cancellationToken)
    {
        for (var number = Interlocked.Increment(ref _next); number < leads; number = Interlocked.Increment(ref _next))
        {
            while (!await TryPostAsync(number, cancellationToken))
            {
                Interlocked.Increment(ref _retries);
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    private async Task<bool> TryPostAsync(int number, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/intake/{source}")
        {
            Content = new StringContent((bodyOf ?? BodyOf)(number).ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Api-Key", RunningProduct.Key);
        request.Headers.Add("Idempotency-Key", $"crash-{number.ToString(CultureInfo.InvariantCulture)}");
        try
        {
            using var answer = await product.Http.SendAsync(request, cancellationToken);
            var body = await answer.Content.ReadAsStringAsync(cancellationToken);
            if (answer.StatusCode is not (HttpStatusCode.Accepted or HttpStatusCode.OK))
            {
                ((int)answer.StatusCode).ShouldBeGreaterThanOrEqualTo(500, body);
                return false;
            }

            var id = (string)JsonNode.Parse(body)!["id"]!;
            _answered.GetOrAdd(number, id).ShouldBe(id);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static JsonObject BodyOf(int number) => new()
    {
        ["person"] = IsListed(number)
            ? new JsonObject { ["givenName"] = "Ayman", ["familyName"] = "al Zawahri", ["email"] = EmailOf(number) }
            : new JsonObject { ["givenName"] = "Klara" + Letters(number), ["familyName"] = "Sonnenblum" + Letters(number * 7), ["email"] = EmailOf(number) },
        ["company"] = new JsonObject { ["name"] = $"Blumenkontor {Letters(number)}{Letters(number * 3)} GmbH" },
    };
}
