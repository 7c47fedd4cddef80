namespace WorkflowConnect.Host.Intake;

/// <summary>Turns a body into flat fields, or says why it cannot.</summary>
internal static class IntakeBody
{
    private const int MostFields = 200;

    /// <summary>Fields by name with their values, in the order sent.</summary>
    public static IntakeBodyResult Read(string? contentType, ReadOnlyMemory<byte> body) => MediaType(contentType) switch
    {
        "application/json" => JsonFields.Read(body),
        "application/x-www-form-urlencoded" => Form(body),
        _ => IntakeBodyResult.Unsupported(),
    };

    private static IntakeBodyResult Form(ReadOnlyMemory<byte> body)
    {
        var (fields, problem) = FormBody.Read(body, MostFields);
        return fields is null ? IntakeBodyResult.Malformed(problem!) : IntakeBodyResult.Of(fields, []);
    }

    public static string? MediaType(string? contentType) => contentType?.Split(';')[0].Trim().ToLowerInvariant();
}
