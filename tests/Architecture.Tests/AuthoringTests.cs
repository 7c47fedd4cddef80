using System.Text.RegularExpressions;

namespace WorkflowConnect.Architecture.Tests;

/// <summary>The files of activities stay such that Elsa's packages could take the place of our global usings.</summary>
public sealed class AuthoringTests
{
    [Theory]
    [InlineData("src/Activities")]
    [InlineData("samples/activities/Acme.Activities")]
    public void Only_the_global_usings_name_the_engine(string folder) =>
        Repository.Files(folder, ".cs")
            .Where(file => file.FileName != "GlobalUsings.cs" && Regex.IsMatch(file.Code, @"\bWorkflowConnect\.Engine\b", RegexOptions.None, TimeSpan.FromSeconds(5)))
            .Select(file => file.Path)
            .ShouldBeEmpty("tests/Elsa.Compile builds these files without our engine.");

    [Fact]
    public void The_build_against_elsas_surface_is_part_of_the_solution_and_takes_every_file()
    {
        Repository.ReadRelative("WorkflowConnect.sln").Text.ShouldContain(@"tests\Elsa.Compile\Elsa.Compile.csproj");
        var project = Repository.ReadRelative("tests/Elsa.Compile/Elsa.Compile.csproj").Text;
        project.ShouldContain(
            """"
            Include="../../src/Activities/**/*.cs" Exclude="../../src/Activities/GlobalUsings.cs;../../src/Activities/bin/**;../../src/Activities/obj/**"
            """");
        project.ShouldNotContain("Engine.csproj");
    }
}
