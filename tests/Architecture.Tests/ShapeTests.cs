using System.Text.RegularExpressions;

namespace WorkflowConnect.Architecture.Tests;

/// <summary>Size and names.</summary>
public sealed class ShapeTests
{
    private const int MostLines = 400;

    [Fact]
    public void No_file_of_code_is_longer_than_400_lines() =>
        Repository.Files("src", ".cs", ".cshtml", ".razor", ".mjs", ".js", ".css")
            .Where(file => !file.Path.Contains("/Migrations/", StringComparison.Ordinal))
            .Where(file => file.LineCount > MostLines)
            .Select(file => $"{file.Path}: {file.LineCount} lines")
            .ShouldBeEmpty("Split it by meaning.");

    [Fact]
    public void No_type_is_called_manager_helper_or_util() =>
        Repository.Files("src", ".cs").Concat(Repository.Files("tests", ".cs"))
            .SelectMany(file => Regex.Matches(
                file.Code,
                @"\b(?:class|record|struct|interface|enum)\s+\w*(?:Manager|Helper|Util)\w*",
                RegexOptions.None,
                TimeSpan.FromSeconds(5)).Select(match => $"{file.Path}: {match.Value}"))
            .ShouldBeEmpty("Name it after what it does or is.");

    [Fact]
    public void No_file_is_called_manager_helper_or_util() =>
        Repository.Files("src", ".cs").Concat(Repository.Files("tests", ".cs"))
            .Where(file => Regex.IsMatch(file.FileName, "Manager|Helper|Util", RegexOptions.None, TimeSpan.FromSeconds(1)))
            .Select(file => file.Path)
            .ShouldBeEmpty();
}
