using System.Text;

namespace WorkflowConnect.Engine.Activities;

/// <summary>
/// What activities have in common that send a request. A request that may change something carries the execution's id
/// as <c>Idempotency-Key</c>: after a crash or on a retry the same key is sent again.
/// </summary>
public abstract class HttpRequestActivity : Activity
{
    /// <summary>Absolute http or https address.</summary>
    [Input(DisplayName = "URL", Description = "Where the request goes, beginning with http:// or https://. Put no password into it.", Order = 0)]
    public Input<Uri?> Url { get; set; } = default!;

    /// <summary>Method; default GET.</summary>
    [Input(
        Description = "HTTP method of the request.",
        Order = 1,
        UIHint = InputUIHints.DropDown,
        DefaultValue = "GET",
        Options = new[] { "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS" })]
    public Input<string> Method { get; set; } = new("GET");

    /// <summary>Body: text, bytes, a file, or an object, which becomes JSON.</summary>
    [Input(Description = "The body of the request. Text and bytes are sent as they are, an object as JSON.", Order = 2)]
    public Input<object?> Content { get; set; } = default!;

    // Evaluated when it is sent and not before: what is evaluated beforehand lies in the stored state, and this may be a secret.
    /// <summary>Value of the Authorization header.</summary>
    [Input(
        Description = "Value of the Authorization header, for example: Bearer {token}. Take it from a secret.",
        Category = "Security",
        Order = 4,
        AutoEvaluate = false,
        CanContainSecrets = true)]
    public Input<string?> Authorization { get; set; } = default!;

    /// <summary>Sends the Authorization header as it is, even when it has no scheme.</summary>
    [Input(Description = "Send the Authorization header as it is written, even when it names no scheme.", Category = "Security", Order = 5)]
    public Input<bool> DisableAuthorizationHeaderValidation { get; set; } = new(false);

    /// <summary>Further headers.</summary>
    [Input(
        Description = "Further headers of the request, as a JSON object of names and values.",
        Category = "Advanced",
        Order = 6,
        UIHint = InputUIHints.JsonEditor,
        AutoEvaluate = false,
        CanContainSecrets = true)]
    public Input<IDictionary<string, object>?> RequestHeaders { get; set; } = default!;

    internal async ValueTask<HttpSendAnswer> SendAsync(ActivityExecutionContext context, string? contentType)
    {
        var url = context.Get(Url);
        if (url is not { IsAbsoluteUri: true } || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            throw new HttpSendRefusedException("The address of a request must begin with http:// or https://. Correct the input Url.");
        }

        if (url.UserInfo.Length > 0)
        {
            throw new HttpSendRefusedException("An address may not hold a user or a password. Use the input Authorization with a secret.");
        }

        var method = (context.Get(Method) is { Length: > 0 } given ? given : "GET").Trim().ToUpperInvariant();
        if (!method.All(char.IsAsciiLetterUpper))
        {
            throw new HttpSendRefusedException("The method of a request may only have letters. Correct the input Method.");
        }

        var content = context.Get(Content);
        var payload = HttpPayload.TryForm(content, contentType, out var form) ? form : await HttpPayload.FromAsync(content, context.CancellationToken);
        return await context.GetRequiredService<IHttpSender>().SendAsync(
            new HttpSend
            {
                Url = url,
                Method = method,
                Body = content is null ? null : payload.Body,
                ContentType = contentType is { Length: > 0 } ? HttpHeaderRules.Value("Content-Type", contentType) : payload.ContentType,
                Headers = await HeadersAsync(context, method),
            },
            context.CancellationToken);
    }

    internal static Dictionary<string, object> Flatten(IReadOnlyDictionary<string, string[]> headers) =>
        headers.ToDictionary(header => header.Key, header => (object)string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);

    internal static async ValueTask<object?> ParseAsync(HttpSendAnswer answer, CancellationToken cancellationToken)
    {
        try
        {
            return (await HttpBody.ReadAsync(answer.ContentType, answer.Body, cancellationToken)).Value;
        }
        catch (HttpBodyMalformedException)
        {
            // The status may say all that the flow wants to know; the text is there as it came.
            return Encoding.UTF8.GetString(answer.Body);
        }
    }

    private async ValueTask<Dictionary<string, string>> HeadersAsync(ActivityExecutionContext context, string method)
    {
        var headers = HttpHeaderRules.Check(await context.EvaluateAsync(RequestHeaders));
        if (await context.EvaluateAsync(Authorization) is { Length: > 0 } authorization)
        {
            if (!context.Get(DisableAuthorizationHeaderValidation) && !authorization.Trim().Contains(' ', StringComparison.Ordinal))
            {
                throw new HttpHeaderException("The Authorization header needs a scheme, for example Bearer. Correct it, or set DisableAuthorizationHeaderValidation.");
            }

            headers["Authorization"] = HttpHeaderRules.Value("Authorization", authorization.Trim());
        }

        if (method is not ("GET" or "HEAD" or "OPTIONS"))
        {
            headers.TryAdd("Idempotency-Key", context.Id);
        }

        return headers;
    }
}
