using System.Text.RegularExpressions;

namespace WorkflowConnect.Architecture.Tests;

/// <summary>What the documents say about files, commands and types is true.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] AtTheRoot = ["README.md", "CONTEXT.md", "CHANGELOG.md"];

    [Fact]
    public void Every_script_that_the_documents_tell_to_run_exists_and_may_be_executed()
    {
        var scripts = CodeBlocks().SelectMany(block => Script().Matches(block)).Select(match => match.Groups["path"].Value).Distinct().ToArray();
        scripts.ShouldContain("run");
        scripts.ShouldContain("test");
        scripts.Where(script => !MayBeExecuted(script)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_verb_that_the_documents_use_is_one_of_the_program()
    {
        var program = string.Join('\n', Repository.Files("src/Host", ".cs").Select(file => file.Code));
        Documents().SelectMany(file => Verb().Matches(file.Text)).Select(match => match.Groups["verb"].Value).Distinct()
            .Where(verb => !program.Contains($"\"{verb}\"", StringComparison.Ordinal))
            .ShouldBeEmpty("src/Host defines no such command.");
    }

    [Fact]
    public void Every_link_to_a_file_leads_somewhere() =>
        Documents().SelectMany(file => Link().Matches(file.Text).Select(match => (file.Path, Target: match.Groups["target"].Value)))
            .Where(link => !link.Target.Contains("://", StringComparison.Ordinal) && link.Target[0] != '#')
            .Where(link => !Repository.Exists(Path.Combine(Path.GetDirectoryName(link.Path)!, link.Target.Split('#')[0])))
            .Select(link => $"{link.Path}: {link.Target}")
            .ShouldBeEmpty();

    [Fact]
    public void Every_piece_of_code_in_the_documents_is_part_of_a_file_that_is_built()
    {
        string[] built = [.. Repository.Files("samples", ".cs").Select(file => Flat(file.Text))];
        var pieces = Documents().SelectMany(file => CSharp().Matches(file.Text)).Select(match => match.Groups["code"].Value).ToArray();
        pieces.ShouldNotBeEmpty();
        pieces.Where(piece => !built.Any(file => file.Contains(Flat(piece), StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_type_that_the_glossary_names_exists()
    {
        var code = string.Join('\n', Repository.Files("src", ".cs").Select(file => file.Code));
        var glossary = Repository.ReadRelative("CONTEXT.md").Text;
        var named = TypeName().Matches(glossary).Select(match => match.Groups["type"].Value).Distinct().ToArray();
        named.ShouldNotBeEmpty();
        named.Where(type => !Regex.IsMatch(code, $@"\b(?:class|record|struct|interface|enum)\s+{type}\b", RegexOptions.None, TimeSpan.FromSeconds(5)))
            .ShouldBeEmpty();
    }

    private static IEnumerable<SourceFile> Documents() =>
        AtTheRoot.Select(Repository.ReadRelative).Concat(Repository.Files("docs", ".md"));

    private static IEnumerable<string> CodeBlocks() =>
        Documents().SelectMany(file => CodeBlock().Matches(file.Text)).Select(match => match.Groups["code"].Value);

    private static string Flat(string code) => string.Join('\n', code.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static bool MayBeExecuted(string path)
    {
        var file = Path.Combine(Repository.Root, path);
        return File.Exists(file) && (OperatingSystem.IsWindows() || File.GetUnixFileMode(file).HasFlag(UnixFileMode.UserExecute));
    }

    [GeneratedRegex(@"^```sh\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex CSharp();

    [GeneratedRegex(@"^\./(?<path>[\w./-]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Script();

    // "workflowconnect verify" in code; prose writes the product's name with capitals.
    [GeneratedRegex(@"[`\n /]workflowconnect (?<verb>[a-z]+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Verb();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Link();

    // In the glossary, a word in code type that begins with a capital letter is a type of ours.
    [GeneratedRegex(@"`(?<type>[A-Z]\w+)`", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex TypeName();
}
