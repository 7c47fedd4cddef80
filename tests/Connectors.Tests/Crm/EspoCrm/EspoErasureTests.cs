using System.Text.Json.Nodes;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.EspoCrm;

/// <summary>An erasure does what it may, and says what it may not.</summary>
public sealed class EspoErasureTests : EspoFixture
{
    [Fact]
    public async Task Posts_older_than_a_month_stay_and_are_named_and_an_administrator_removes_them()
    {
        var contact = (await WriteAsync(Anna("p1"))).Record!;
        await WriteAsync(new LogActivity("a1", [contact], "s", "t", "clear", Espo.Now, null));
        Espo.Now = Espo.Now.AddDays(40);
        await WriteAsync(new LogActivity("a2", [contact], "s", "t", "clear", Espo.Now, null));
        var erasure = await Crm.EraseAsync(contact, Token);
        erasure.IsErased.ShouldBeTrue();
        erasure.Done.ShouldContain(done => done.StartsWith("1 of our posts", StringComparison.Ordinal));
        erasure.Remains.ShouldContain(remains => remains.Contains("1 posts of ours", StringComparison.Ordinal));
        BecomeAdministrator();
        (await Crm.EraseAsync(contact, Token)).Remains.ShouldNotContain(remains => remains.Contains("of ours", StringComparison.Ordinal));
        Espo.Entities["Note"].ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_the_right_to_remove_documents_the_record_is_emptied_all_the_same()
    {
        var contact = (await WriteAsync(Anna("p1"))).Record!;
        await WriteAsync(new AttachDocument("d1", [contact], "P.pdf", "application/pdf", new byte[] { 1 }, "1"));
        Espo.Role.Denied.Add("Document.delete");
        var erasure = await Crm.EraseAsync(contact, Token);
        erasure.Remains.ShouldContain(remains => remains.Contains("1 protocols", StringComparison.Ordinal));
        Espo.Entities["Contact"][contact.Id]["emailAddress"].ShouldBeNull();
    }

    [Fact]
    public async Task A_field_that_may_not_be_empty_keeps_no_other_from_being_emptied()
    {
        var contact = (await WriteAsync(Anna("p1", (CrmFields.City, "Kiel"), (CrmFields.Street, "Hafen 1")))).Record!;
        Espo.Required.Add("addressCity");
        var erasure = await Crm.EraseAsync(contact, Token);
        erasure.IsErased.ShouldBeFalse();
        erasure.Remains.ShouldContain("field addressCity still holds something");
        Espo.Entities["Contact"][contact.Id]["addressStreet"].ShouldBeNull();
    }

    [Fact]
    public async Task All_addresses_and_more_posts_than_a_page_holds_are_removed()
    {
        var contact = (await WriteAsync(Anna("p1"))).Record!;
        Espo.Entities["Contact"][contact.Id]["others"] = new JsonArray("a.gross@example.org");
        for (var i = 0; i < 250; i++)
        {
            Espo.Entities["Note"][$"n{i}"] = new JsonObject { ["id"] = $"n{i}", ["parentId"] = contact.Id, ["post"] = "WFC-0123456789ab", ["createdAt"] = "2026-11-20 08:00:00" };
        }

        (await Crm.EraseAsync(contact, Token)).IsErased.ShouldBeTrue();
        Espo.Entities["Note"].ShouldBeEmpty();
        Espo.Entities["Contact"][contact.Id].ContainsKey("others").ShouldBeFalse();
    }
}
