using System.Reflection;

namespace WorkflowConnect.Core.Screening.Names;

/// <summary>Reads the tables that lie beside the code: tab-separated, <c>#</c> begins a comment line.</summary>
internal static class ScreeningData
{
    /// <summary>
    /// The table that is taken for empty, to measure what it is worth; null, as ever but in a measurement. To be set before
    /// anything else of the matcher is used: tables are read once.
    /// </summary>
    public static string? LeftOut { get; set; }

    public static IEnumerable<string[]> Rows(string file)
    {
        if (file == LeftOut)
        {
            yield break;
        }

        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Screening/{file}")
            ?? throw new InvalidOperationException($"The table {file} is not embedded; see Core.csproj.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('\t');
            }
        }
    }
}
