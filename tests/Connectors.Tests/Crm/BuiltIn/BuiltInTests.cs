using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.BuiltIn;

/// <summary>What only the built-in CRM does.</summary>
public sealed class BuiltInTests : IAsyncDisposable
{
    private readonly BuiltInWorld _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task An_erased_contact_leaves_what_lies_on_the_company_and_no_value_in_a_receipt()
    {
        var crm = _world.Crm();
        var company = (await WriteAsync(crm, new UpsertRecord("c", RecordKind.Company, new Dictionary<string, string>(StringComparer.Ordinal) { [CrmFields.Name] = "Nordlicht GmbH" }))).Record!;
        var write = new UpsertRecord("p", RecordKind.Contact, new Dictionary<string, string>(StringComparer.Ordinal) { [CrmFields.Name] = "Anna Groß", [CrmFields.Email] = "anna@example.org" }, company);
        var contact = (await WriteAsync(crm, write)).Record!;
        await WriteAsync(crm, new AttachDocument("d", [company, contact], "P.pdf", "application/pdf", new byte[] { 1 }, "one"));
        await WriteAsync(crm, new AttachDocument("e", [contact], "Q.pdf", "application/pdf", new byte[] { 2 }, "two"));

        var erasure = await ((ICrmAdministration)crm).EraseAsync(contact, Token);
        erasure.IsErased.ShouldBeTrue();
        erasure.Remains.ShouldContain(line => line.Contains("lie on the company", StringComparison.Ordinal));
        _world.Documents.ShouldHaveSingleItem().Record.ShouldBe(company.Id);

        // The same write again is what it was, and neither tells the values nor makes the person anew.
        var replayed = await WriteAsync(crm, write);
        replayed.Record.ShouldBe(contact);
        replayed.Changes.ShouldBeEmpty();
        _world.Records.ShouldHaveSingleItem().Id.ShouldBe(company.Id);
    }

    [Fact]
    public async Task A_company_is_not_erased() =>
        (await ((ICrmAdministration)_world.Crm()).EraseAsync(new RecordRef("builtin", RecordKind.Company, "x"), Token)).IsErased.ShouldBeFalse();

    private static async Task<WriteOutcome> WriteAsync(ICrm crm, CrmWrite write) => (await crm.WriteAsync([write], Token))[0];
}
