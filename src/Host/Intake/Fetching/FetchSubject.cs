using System.Text.Json;
using Microsoft.Extensions.Options;
using WorkflowConnect.Connectors.Http;
using WorkflowConnect.Host.Intake.Mapping;

namespace WorkflowConnect.Host.Intake.Fetching;

/// <summary>
/// Asks a sender's API for what an event points to. The server is the configured one, and the event gives no more than
/// parts of the path whose form is checked: whoever knows the address of the intake cannot choose whom we call.
/// </summary>
internal sealed partial class FetchSubject(OutboundHttp http, IOptions<IntakeOptions> options, ILogger<FetchSubject> logger)
{
    private const int Deepest = 32;

    public async Task<FetchedSubject> RunAsync(string source, SubjectFetch fetch, MappingScope scope, CancellationToken cancellationToken)
    {
        var path = fetch.Path;
        foreach (var part in fetch.Parts)
        {
            if (part.In(scope) is not { } value)
            {
                return new FetchedSubject(null, $"{part.From.Text} does not name the {fetch.What} as this sender does.");
            }

            path = path.Replace($"{{{part.Name}}}", value, StringComparison.Ordinal);
        }

        try
        {
            var api = options.Value.Sources[source].Api;
            var answer = await http.SendAsync(Request(fetch, api, path), cancellationToken);
            switch (answer.StatusCode)
            {
                case StatusCodes.Status200OK:
                    return new FetchedSubject(Parse(answer.Body), null);

                case StatusCodes.Status404NotFound or StatusCodes.Status410Gone:
                    return new FetchedSubject(null, $"The sender's API knows no such {fetch.What}.");
                default:
                    NotFetched(logger, source, fetch.What, $"status {answer.StatusCode}");
                    return new FetchedSubject(null, null);
            }
        }
        catch (Exception e) when (e is OutboundException or JsonException)
        {
            NotFetched(logger, source, fetch.What, e is OutboundException outbound ? outbound.Message : "no JSON");
            return new FetchedSubject(null, null);
        }
    }

    /// <summary>An answer of an API; deeper than what senders may post, since we asked for it.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static MappedNode Parse(ReadOnlyMemory<byte> answer)
    {
        using var document = JsonDocument.Parse(answer, new JsonDocumentOptions { MaxDepth = Deepest });
        return MappedNode.Root(document.RootElement.Clone(), isForm: false);
    }

    private static OutboundRequest Request(SubjectFetch fetch, IntakeApiOptions api, string path) => new()
    {
        Address = new Uri($"{(api.Address ?? fetch.Address).TrimEnd('/')}/{path}"),
        Method = "GET",
        Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            [fetch.Header] = fetch.Scheme + IntakeSecret.Of(api.Token, api.TokenFile),
            ["Accept"] = "application/json",
        },
    };

    [LoggerMessage(EventId = 4011, Level = LogLevel.Warning, Message = "Source {Source} sent an event whose {What} could not be fetched ({Problem}); it was told to send again.")]
    private static partial void NotFetched(ILogger logger, string source, string what, string problem);
}
