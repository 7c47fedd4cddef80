using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Host.Intake;

/// <summary>The fields of a body and what is wrong with their types; or that it could not be read at all.</summary>
internal sealed record IntakeBodyResult
{
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Fields { get; private init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    public IReadOnlyList<FieldError> Errors { get; private init; } = [];

    /// <summary>What is wrong with the body as a whole, or null.</summary>
    public string? Problem { get; private init; }

    public bool IsUnsupported { get; private init; }

    public static IntakeBodyResult Of(IReadOnlyDictionary<string, IReadOnlyList<string>> fields, IReadOnlyList<FieldError> errors) =>
        new() { Fields = fields, Errors = errors };

    public static IntakeBodyResult Malformed(string problem) => new() { Problem = problem };

    public static IntakeBodyResult Unsupported() => new() { IsUnsupported = true };
}
