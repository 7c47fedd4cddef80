using FsCheck;
using FsCheck.Fluent;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Core.Tests.Crm;

public sealed class FillBlankFieldsTests
{
    private static readonly RecordRef One = new("builtin", RecordKind.Company, "1");
    private static readonly RecordRef Two = new("builtin", RecordKind.Company, "2");

    [Fact]
    public void No_value_that_stands_is_ever_changed() => Prop.ForAll<Dictionary<byte, string>, Dictionary<byte, string>>((known, given) =>
    {
        var before = Named(known);
        var filled = FillBlankFields.Apply(before, One, Named(given), Two);
        return filled.Company == One
            && before.Where(f => !string.IsNullOrWhiteSpace(f.Value)).All(f => filled.Fields[f.Key] == f.Value)
            && filled.Fields.Values.All(v => !string.IsNullOrWhiteSpace(v))
            && filled.Changes.All(c => c.Before is null && filled.Fields[c.Field] == c.After);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_second_site_does_not_mix_with_the_first()
    {
        var filled = FillBlankFields.Apply(
            new Dictionary<string, string> { [CrmFields.City] = "Berlin" }, null,
            new Dictionary<string, string> { [CrmFields.City] = "München", [CrmFields.Street] = "Marienplatz 1" }, null);
        filled.Changes.ShouldBeEmpty();
    }

    [Fact]
    public void The_link_to_the_company_is_set_when_there_is_none() =>
        FillBlankFields.Apply(new Dictionary<string, string>(), null, new Dictionary<string, string>(), Two)
            .Changes.ShouldBe([new FieldChange("company", null, "builtin/company/2")]);

    private static Dictionary<string, string> Named(Dictionary<byte, string> fields) =>
        fields.ToDictionary(f => "f" + f.Key, f => f.Value ?? string.Empty);
}
