using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Host.Screening;

/// <summary>What <c>POST /screen</c> does not take, as RFC 9457 problem details. No value that was sent comes back.</summary>
internal static class ScreenProblems
{
    private const string Types = "https://workflowconnect.example/problems/";

    public static IResult Malformed(string detail) => Of(StatusCodes.Status400BadRequest, "malformed", "The request cannot be read.", detail);

    public static IResult TooLarge(long limit) => Of(
        StatusCodes.Status413PayloadTooLarge, "too-large", "The body is too large.",
        $"Send at most {limit:#,0} bytes at once; a table of any length goes as text/csv, text/tab-separated-values or application/x-ndjson.");

    public static IResult UnsupportedType() => Of(
        StatusCodes.Status415UnsupportedMediaType, "unsupported-type", "This content type is not understood.",
        "Send application/json, text/csv, text/tab-separated-values or application/x-ndjson.");

    public static IResult TooManyTables() => Of(
        StatusCodes.Status429TooManyRequests, "too-many-requests", "As many tables as may be are being screened.", "Wait for the time in Retry-After, then send again.");

    public static IResult Invalid(IEnumerable<FieldError> errors) => Results.Problem(
        statusCode: StatusCodes.Status422UnprocessableEntity,
        type: Types + "invalid-fields",
        title: "Some fields cannot be accepted.",
        detail: "Every field to correct is named in \"errors\"; nobody was screened.",
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["errors"] = errors.GroupBy(e => e.Field, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Select(e => e.Message).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal),
        });

    private static IResult Of(int status, string type, string title, string detail) =>
        Results.Problem(statusCode: status, type: Types + type, title: title, detail: detail);
}
