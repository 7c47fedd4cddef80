namespace WorkflowConnect.Core.Screening.Names;

/// <summary>Words between a child's name and the father's.</summary>
internal static class Descent
{
    public static bool Is(string text) => text is "bin" or "ben" or "ibn" or "bint" or "ould" or "uld" or "oglu" or "walad";
}
