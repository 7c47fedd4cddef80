using System.Text;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm;

/// <summary>What the port promises of a CRM that is a server of its own: its calls break, its key may be wrong, and others rename its fields.</summary>
public abstract class ConnectedCrmContract : CrmContract
{
    private protected ConnectedCrmContract(CrmWorld world)
        : base(world)
    {
    }

    [Theory]
    [InlineData(CrmStep.CreateCompany, Fault.ResetBefore)]
    [InlineData(CrmStep.CreateCompany, Fault.ResetAfter)]
    [InlineData(CrmStep.CreateCompany, Fault.PageAfter)]
    [InlineData(CrmStep.CreateCompany, Fault.Busy)]
    [InlineData(CrmStep.CreateCompany, Fault.ResetDuring)]
    [InlineData(CrmStep.CreateContact, Fault.ResetDuring)]
    [InlineData(CrmStep.CreateContact, Fault.ResetBefore)]
    [InlineData(CrmStep.CreateContact, Fault.ResetAfter)]
    [InlineData(CrmStep.CreateContact, Fault.PageAfter)]
    [InlineData(CrmStep.CreateContact, Fault.Busy)]
    public async Task A_create_that_goes_wrong_is_one_record_in_the_end(CrmStep step, Fault fault)
    {
        var company = step == CrmStep.CreateCompany ? null : (await WriteAsync(Company("c1", "Nordlicht GmbH"))).Record;
        Settle(fault);
        World.Server.Break(World.Operation(step), fault);
        var outcome = await WriteAsync(step == CrmStep.CreateCompany ? Company("c1", "Nordlicht GmbH") : Contact("p1", "anna@example.org", company, (CrmFields.Name, "Anna Groß")));
        outcome.IsDone.ShouldBeTrue(outcome.Message);
        var seen = World.Records.Where(r => r.Kind == outcome.Record!.Kind).ShouldHaveSingleItem();
        (seen.Id, seen.Company).ShouldBe((outcome.Record!.Id, company?.Id));
    }

    [Fact]
    public async Task A_refused_key_keeps_the_write_due_and_says_what_to_do()
    {
        var key = World.Secret;
        World.Secret = "wrong";
        var refused = await WriteAsync(Company("c1", "Nordlicht GmbH"));
        refused.Status.ShouldBe(WriteStatus.Retryable);
        refused.Message.ShouldNotBeNull().ShouldContain("secrets set");
        (await Should.ThrowAsync<IOException>(() => Crm.ReadPageAsync(new CrmPageRequest { Kind = RecordKind.Company }, Token))).Message.ShouldContain("secrets set");
        World.Secret = key;
        (await WriteAsync(Company("c1", "Nordlicht GmbH"))).Status.ShouldBe(WriteStatus.Created);
        World.Records.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_renamed_field_is_named_and_loses_nothing()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{"company": {"registerNumber": "x_hrb"}}""", Token);
        var crm = World.Crm(file);
        File.Delete(file);
        var outcome = (await crm.WriteAsync([Company("c1", "Nordlicht GmbH", (CrmFields.RegisterNumber, "HRB 1"))], Token))[0];
        outcome.Status.ShouldBe(WriteStatus.Retryable);
        outcome.Message.ShouldNotBeNull().ShouldContain("x_hrb");
        World.Records.ShouldBeEmpty();
        (await ((ICrmAdministration)crm).ProbeAsync(Token)).Missing.ShouldContain(m => m.What.Contains("x_hrb", StringComparison.Ordinal));
        (await WriteAsync(Company("c1", "Nordlicht GmbH"))).Status.ShouldBe(WriteStatus.Created);
    }

    [Fact]
    public async Task A_record_that_was_removed_in_the_crm_is_made_again_and_what_is_for_it_is_rejected()
    {
        var contact = (await WriteAsync(Contact("p1", "anna@example.org", null, (CrmFields.Name, "Anna Groß")))).Record!;
        World.Remove(contact.Id);
        (await Crm.FindAsync(contact, Token)).ShouldBeNull();
        (await WriteAsync(new AddToList("l1", contact, "Newsletter"))).Status.ShouldBe(WriteStatus.Rejected);
        var again = await WriteAsync(Contact("p2", "anna@example.org", null, (CrmFields.Name, "Anna Groß")));
        again.Status.ShouldBe(WriteStatus.Created, again.Message);
        World.Records.ShouldHaveSingleItem().Id.ShouldBe(again.Record!.Id);
    }

    [Fact]
    public async Task A_lead_takes_as_many_calls_as_the_readme_states()
    {
        await ProvisionAsync((await Administration.ProbeAsync(Token)).Missing);
        await LeadAsync("1");
        var before = World.Server.Calls.Values.Sum();
        await LeadAsync("2");
        (World.Server.Calls.Values.Sum() - before).ShouldBe(World.CallsPerLead, string.Join(", ", World.Server.Calls.Select(c => $"{c.Key} {c.Value}")));
    }

    private async Task LeadAsync(string number)
    {
        var company = (await WriteAsync(Company($"c{number}", $"Werk{number} GmbH"))).Record!;
        var contact = (await WriteAsync(Contact($"p{number}", $"anna{number}@example.org", company, (CrmFields.Name, $"Anna Groß{number}")))).Record!;
        await WriteAsync(new AddToList($"l{number}", contact, "Newsletter"));
        var document = await WriteAsync(new AttachDocument($"d{number}", [company, contact], "P.pdf", "application/pdf", Encoding.ASCII.GetBytes(number), number));
        await WriteAsync(new LogActivity($"a{number}", [company, contact], "s", "t", "clear", At, document.Reference));
        await Crm.WriteAsync([new MarkScreened($"m{number}", company, At, "clear", "P"), new MarkScreened($"n{number}", contact, At, "clear", "P")], Token);
    }
}
