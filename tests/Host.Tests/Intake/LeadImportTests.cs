using System.Text;
using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Host.Intake.Files;
using WorkflowConnect.Storage;

namespace WorkflowConnect.Host.Tests.Intake;

public sealed class LeadImportTests : IDisposable
{
    private const string People = "Vorname;Nachname;E-Mail;Firma;Geburtsdatum;Kundennummer\nJörg;Müßig;joerg@example.org;Kranbau Übersee GmbH;31.12.1980;17\nAnna;Groß;anna@example.org;;;18\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("wfc-import-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_of_an_office_program_is_read_whole_and_the_same_file_again_adds_nothing()
    {
        var path = FileOf(People, Encoding.Latin1);
        var settings = LeadFileSettings.Of([], ["verteiler=Messe, Newsletter"]);
        var check = await LeadImport.CheckAsync(path, settings, Token);
        (check.Rows, check.Wrong).ShouldBe((2, 0));
        check.Ignored.ShouldBe(["Kundennummer"]);
        check.Columns.ShouldContain(("E-Mail", "person.email"));

        var services = new ServiceCollection();
        services.AddLogging();
        services.AddStorage(o => o.File = Path.Combine(_folder, "test.db"));
        services.AddLeads();
        await using var built = services.BuildServiceProvider();
        var import = new LeadImport(built.GetRequiredService<AcceptLead>());
        (await import.RunAsync(path, "newsletter", check, settings, Token)).ShouldBe((2, 0));
        (await import.RunAsync(path, "newsletter", check, settings, Token)).ShouldBe((0, 2));
        var leads = await built.GetRequiredService<IDatabase>().ReadAsync((work, ct) => work.Leads.PendingAsync(DateTimeOffset.MaxValue, null, 10, ct), Token);
        leads.Count.ShouldBe(2);
        var first = leads.Single(lead => lead.Data!.Company is not null).Data!;
        (first.Person!.FamilyName, first.Company!.Name, first.Person.BirthDate.ToString()).ShouldBe(("Müßig", "Kranbau Übersee GmbH", "1980-12-31"));
        first.Lists.ShouldBe(["Messe", "Newsletter"]);
    }

    [Fact]
    public async Task What_is_wrong_is_told_with_its_line_and_without_its_values()
    {
        var check = await LeadImport.CheckAsync(FileOf("Vorname,Nachname,E-Mail\nAnna,Groß,anna@example.org\nBert,Klein,bert@\nCora,Lang,cora@example.org,surplus\n", Encoding.UTF8), LeadFileSettings.Of([], []), Token);
        (check.Rows, check.Wrong).ShouldBe((3, 2));
        check.Errors.Select(e => (e.Line, e.Error.Field)).ShouldBe([(3, "person.email"), (4, "(row)")]);
        check.Errors.ShouldAllBe(e => !e.Error.Message.Contains("bert", StringComparison.OrdinalIgnoreCase) && !e.Error.Message.Contains("cora", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Kundennummer=nope", "no field")]
    [InlineData("Telefax=person.phone", "no column")]
    [InlineData("Nachname=vorname", "both hold")]
    [InlineData("Nachname", "form")]
    public async Task A_mapping_that_cannot_be_meant_is_refused(string map, string says) =>
        (await Should.ThrowAsync<InvalidDataException>(async () => await LeadImport.CheckAsync(FileOf(People, Encoding.UTF8), LeadFileSettings.Of([map], []), Token))).Message.ShouldContain(says);

    [Fact]
    public async Task A_column_is_read_as_it_is_mapped_or_left_out()
    {
        var check = await LeadImport.CheckAsync(FileOf(People, Encoding.UTF8), LeadFileSettings.Of(["Kundennummer=company.registerNumber", "Geburtsdatum="], []), Token);
        check.Columns.ShouldContain(("Kundennummer", "company.registerNumber"));
        check.Ignored.ShouldBe(["Geburtsdatum"]);
    }

    private string FileOf(string text, Encoding encoding)
    {
        var path = Path.Combine(_folder, "leads.csv");
        File.WriteAllBytes(path, encoding.GetBytes(text));
        return path;
    }
}
