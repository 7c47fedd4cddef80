using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Host.Intake;

/// <summary>The intake's answers to what it does not take, as RFC 9457 problem details. No value that was sent comes back.</summary>
internal static class IntakeProblems
{
    private const string Types = "https://workflowconnect.example/problems/";

    public static IResult Unauthorised() => Of(
        StatusCodes.Status401Unauthorized,
        "unauthorised",
        "The source did not identify itself.",
        "Send the source's API key in X-Api-Key, a signature in the header that is set for the source, or its secret at the end of the address.");

    public static IResult UnknownSource(string source) => Of(
        StatusCodes.Status404NotFound,
        "unknown-source",
        "There is no such source.",
        $"No published workflow begins with POST /intake/{(source.Length <= 40 ? source : "…")}, or the one that the source's settings name is not published.");

    public static IResult TooLarge(long limit) => Of(
        StatusCodes.Status413PayloadTooLarge,
        "too-large",
        "The body is too large.",
        $"Send at most {limit:#,0} bytes.");

    public static IResult TooMany() => Of(
        StatusCodes.Status429TooManyRequests,
        "too-many-requests",
        "Too many requests.",
        "Wait for the time in Retry-After, then send again with the same Idempotency-Key.");

    public static IResult UnsupportedType() => Of(
        StatusCodes.Status415UnsupportedMediaType,
        "unsupported-type",
        "This content type is not understood.",
        "Send application/json or application/x-www-form-urlencoded; sources with a mapping take multipart/form-data too.");

    /// <summary>No success: senders send again what is answered by 5xx.</summary>
    public static IResult SenderUnavailable(string what) => Of(
        StatusCodes.Status503ServiceUnavailable,
        "sender-unavailable",
        $"The {what} could not be fetched.",
        $"The sender's API did not give the {what}; nothing was stored. Send the event again. If it stays so, check Api:Address and Api:Token of the source.");

    public static IResult Malformed(string detail) => Of(
        StatusCodes.Status400BadRequest, "malformed", "The request cannot be read.", detail);

    public static IResult KeyReused() => Of(
        StatusCodes.Status422UnprocessableEntity,
        "idempotency-key-reused",
        "This Idempotency-Key was used for another content.",
        "Use a new key for a new lead; repeat a key only with exactly the same body.");

    public static IResult NoSuchLead() => Of(
        StatusCodes.Status404NotFound, "no-such-lead", "There is no such lead.", "Use the address from the Location header of the 202 answer.");

    public static IResult Invalid(IEnumerable<FieldError> errors) => Results.Problem(
        statusCode: StatusCodes.Status422UnprocessableEntity,
        type: Types + "invalid-fields",
        title: "Some fields cannot be accepted.",
        detail: "Every field to correct is named in \"errors\"; nothing was stored.",
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["errors"] = errors.GroupBy(e => e.Field, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Select(e => e.Message).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal),
        });

    private static IResult Of(int status, string type, string title, string detail) =>
        Results.Problem(statusCode: status, type: Types + type, title: title, detail: detail);
}
