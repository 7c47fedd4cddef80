using System.Text.RegularExpressions;

namespace WorkflowConnect.Architecture.Tests;

/// <summary>What only one room of the house may touch.</summary>
public sealed class BoundaryTests
{
    private const string HttpWords = @"\b(?:HttpClient|IHttpClientFactory|HttpMessageInvoker|HttpRequestMessage|WebClient|HttpWebRequest)\b";

    public static TheoryData<string> ProjectsWithoutHttp => ["Engine", "Core", "Activities", "Storage"];

    public static TheoryData<string> ProjectsWithoutDatabase => ["Engine", "Core", "Connectors", "Activities", "Host"];

    /// <summary>
    /// src/Host/Demo is allowed: the demonstration posts its leads to the product's own server, as a form would, and
    /// calls nobody else.
    /// </summary>
    [Fact]
    public void Only_connectors_make_HTTP_calls() =>
        FilesThatMatch(
            HttpWords,
            file => file.Project != "Connectors" && !file.Path.StartsWith("src/Host/Demo/", StringComparison.Ordinal))
            .ShouldBeEmpty("HTTP calls belong into src/Connectors, behind an interface of Core.");

    [Theory]
    [MemberData(nameof(ProjectsWithoutHttp))]
    public void A_compiled_project_without_connectors_refers_to_no_HTTP_client(string project) =>
        Built(project).Types.Where(type => Regex.IsMatch(type, HttpWords, RegexOptions.None, TimeSpan.FromSeconds(1))).ShouldBeEmpty();

    [Fact]
    public void Only_storage_knows_Entity_Framework() =>
        FilesThatMatch(@"\bMicrosoft\.EntityFrameworkCore\b", file => file.Project != "Storage").ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(ProjectsWithoutDatabase))]
    public void A_compiled_project_without_storage_refers_to_no_Entity_Framework(string project) =>
        Built(project).Assemblies.Where(name => name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Core_knows_nothing_of_the_engine() =>
        FilesThatMatch(@"\bWorkflowConnect\.Engine\b", file => file.Project == "Core").ShouldBeEmpty();

    [Fact]
    public void Core_knows_nothing_of_the_web_server() =>
        FilesThatMatch(@"\bMicrosoft\.AspNetCore\b", file => file.Project == "Core" && file.FileName != "Core.csproj").ShouldBeEmpty();

    [Fact]
    public void Compiled_core_refers_to_no_part_of_the_web_server() =>
        Built("Core").Assemblies.Where(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)).ShouldBeEmpty();

    private static BuiltAssembly Built(string project)
    {
        var built = BuiltAssembly.Of(project);
        Assert.SkipWhen(built is null, $"src/{project} is not built in this configuration; ./test builds it.");
        return built!;
    }

    private static IEnumerable<string> FilesThatMatch(string pattern, Func<SourceFile, bool> where) =>
        Repository.Files("src", ".cs", ".cshtml", ".razor", ".csproj")
            .Where(where)
            .Where(file => Regex.IsMatch(file.Code, pattern, RegexOptions.None, TimeSpan.FromSeconds(5)))
            .Select(file => file.Path);
}
