using System.Text.RegularExpressions;

namespace WorkflowConnect.Engine;

/// <summary>Notices scripts that read outputs of activities; only then does a run keep them.</summary>
internal sealed partial class ScriptScan
{
    public bool AsksForOutputs { get; private set; }

    public void AskForOutputs() => AsksForOutputs = true;

    public void Look(string? script) =>
        AsksForOutputs |= script is not null && Asking().IsMatch(script);

    [GeneratedRegex(@"\bget\w*From\w*\s*\(|\bgetLastResult\b|\{\{?%?[^}]*\bOutput\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asking();
}
