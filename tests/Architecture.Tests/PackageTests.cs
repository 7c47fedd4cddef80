using System.Xml.Linq;

namespace WorkflowConnect.Architecture.Tests;

/// <summary>Packages: one place for versions, none floating, each project with its lock file.</summary>
public sealed class PackageTests
{
    [Fact]
    public void No_project_states_a_package_version_of_its_own() =>
        Repository.Projects().Append(Repository.ReadRelative("Directory.Build.props")).Append(Repository.ReadRelative("tests/Directory.Build.props"))
            .SelectMany(file => XDocument.Parse(file.Text).Descendants("PackageReference").Select(reference => (file.Path, reference)))
            .Where(pair => pair.reference.Attributes().Select(a => a.Name.LocalName)
                .Concat(pair.reference.Elements().Select(e => e.Name.LocalName))
                .Any(name => name is "Version" or "VersionOverride"))
            .Select(pair => $"{pair.Path}: {pair.reference.Attribute("Include")?.Value}")
            .ShouldBeEmpty("Versions stand in Directory.Packages.props.");

    [Fact]
    public void No_central_version_floats() =>
        XDocument.Parse(Repository.ReadRelative("Directory.Packages.props").Text).Descendants("PackageVersion")
            .Where(version => version.Attribute("Version")!.Value.AsSpan().IndexOfAny("*[(,") >= 0)
            .Select(version => version.Attribute("Include")!.Value)
            .ShouldBeEmpty();

    [Fact]
    public void Every_project_has_its_lock_file() =>
        Repository.Projects()
            .Where(file => !Repository.Exists($"{Path.GetDirectoryName(file.Path)}/packages.lock.json"))
            .Select(file => file.Path)
            .ShouldBeEmpty("Run dotnet restore and commit packages.lock.json.");
}
