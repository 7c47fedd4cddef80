using System.Text.Json.Nodes;

namespace WorkflowConnect.Host.Elsa.Wire;

/// <summary>Answers in Elsa's shapes.</summary>
internal static class ElsaResults
{
    /// <summary>200 with the value in Elsa's JSON.</summary>
    public static IResult Ok(object value) => Results.Json(value, ElsaJson.Options);

    /// <summary>Another status with the value in Elsa's JSON.</summary>
    public static IResult Json(object value, int statusCode) => Results.Json(value, ElsaJson.Options, statusCode: statusCode);

    /// <summary>400 with messages that say what to do; Studio shows each of them.</summary>
    public static IResult Invalid(params IEnumerable<string> messages) => Problem(400, "One or more errors occurred!", messages);

    /// <summary>An error in Elsa's shape.</summary>
    public static IResult Problem(int statusCode, string message, params IEnumerable<string> details) => Results.Json(
        new JsonObject
        {
            ["statusCode"] = statusCode,
            ["message"] = message,
            ["errors"] = new JsonObject { ["generalErrors"] = new JsonArray([.. details.Select(m => (JsonNode?)m)]) },
        },
        ElsaJson.Options,
        contentType: "application/problem+json",
        statusCode: statusCode);

    /// <summary>404 without a body, as Elsa answers.</summary>
    public static IResult NotFound() => Results.StatusCode(StatusCodes.Status404NotFound);
}
