using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.EspoCrm;
using WorkflowConnect.Connectors.Pipedrive;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm;

public sealed class MappingTests
{
    [Theory]
    [InlineData("""{"company": {"name": null}}""", "name")]
    [InlineData("""{"contact": {"familyName": null}}""", "familyName")]
    [InlineData("""{"contact": {"shoeSize": "x"}}""", "shoeSize")]
    [InlineData("""{"contacts": {}}""", "contacts")]
    [InlineData("""{"contact": {"title": 1}}""", "title")]
    [InlineData("""{"contact": """, "no valid JSON")]
    [InlineData("[]", "object")]
    public async Task A_mapping_file_that_cannot_serve_is_refused_with_the_line_that_is_wrong(string file, string says) =>
        (await Should.ThrowAsync<InvalidDataException>(() => WithAsync(EspoFields.Usual, file))).Message.ShouldContain(says);

    [Fact]
    public async Task Lines_change_and_take_away_and_leave_the_rest()
    {
        var mapping = await WithAsync(EspoFields.Usual, """{"company": {"vatId": "cVat"}, "contact": {"jobTitle": null, "familyName": "cName"}}""");
        mapping.Of(RecordKind.Company)[CrmFields.VatId].ShouldBe("cVat");
        mapping.Of(RecordKind.Contact).Keys.ShouldNotContain(CrmFields.JobTitle);
        mapping.Of(RecordKind.Contact)[CrmFields.FamilyName].ShouldBe("cName");
        mapping.Of(RecordKind.Contact)[CrmFields.GivenName].ShouldBe("firstName");
    }

    [Fact]
    public async Task What_a_vendor_has_not_may_be_taken_away() =>
        (await WithAsync(PipedriveFields.Usual, """{"contact": {"familyName": null}}""")).Of(RecordKind.Contact).Keys.ShouldContain(CrmFields.Name);

    private static async Task<Mapping> WithAsync(Mapping usual, string text)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
            return usual.With(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
