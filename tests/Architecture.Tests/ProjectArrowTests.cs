using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WorkflowConnect.Architecture.Tests;

/// <summary>Which project may know which: the table of the design.</summary>
public sealed class ProjectArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Engine"] = [],
        ["Core"] = [],
        ["Connectors"] = ["Core"],
        ["Activities"] = ["Engine", "Core"],
        ["Storage"] = ["Engine", "Core"],
        ["Host"] = ["Engine", "Core", "Connectors", "Activities", "Storage"],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Fact]
    public void Every_project_below_src_has_its_place_in_the_table() =>
        Repository.Files("src", ".csproj").Select(file => Path.GetFileNameWithoutExtension(file.Path)).Order()
            .ShouldBe(Allowed.Keys.Order());

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_what_the_design_lets_it_know(string project)
    {
        var file = Repository.ReadRelative($"src/{project}/{project}.csproj");
        var references = XDocument.Parse(file.Text).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
        references.Except(Allowed[project]).ShouldBeEmpty($"{project} may refer to: {string.Join(", ", Allowed[project])}");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_source_file_names_only_namespaces_that_its_project_may_know(string project)
    {
        string[] forbidden = [.. Allowed.Keys.Except([project, .. Allowed[project]])];
        var pattern = new Regex($@"\bWorkflowConnect\.(?:{string.Join('|', forbidden.DefaultIfEmpty("-"))})\b", RegexOptions.None, TimeSpan.FromSeconds(5));
        Repository.Files($"src/{project}", ".cs", ".cshtml", ".razor")
            .Where(file => pattern.IsMatch(file.Code)).Select(file => file.Path)
            .ShouldBeEmpty();
    }
}
