using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Tests.Shared;
using static WorkflowConnect.Storage.Tests.Decisions.DecisionWorld;

namespace WorkflowConnect.Storage.Tests.Decisions;

public sealed class ClearanceFlowOnSqlite() : ClearanceFlowTests(null);

public sealed class ClearanceFlowOnPostgres(PostgresServer server) : ClearanceFlowTests(server);

public abstract class ClearanceFlowTests(PostgresServer? server) : StorageTest(server)
{
    private static readonly (string, string)[] Tarvik = [(CrmFields.Name, "Tarvik Ondrassek"), (CrmFields.BirthDate, "1970-05-12"), (CrmFields.City, "Riga")];

    private DecisionWorld World => field ??= new DecisionWorld(Database, Node.GetRequiredService<IIdSource>());

    [Fact]
    public async Task A_released_customer_is_a_known_false_positive_at_the_next_check_and_opens_no_review()
    {
        var customer = World.Customers.Put("1", Tarvik);
        World.Publish(Entry("A"));
        var first = await World.CheckAsync(customer);
        first.Outcome.ShouldBe(ScreeningOutcome.Review);
        var review = await World.DecideAsync(first, Verdict.Released);
        review.ValidUntil.ShouldBe(review.DecidedAt!.Value.AddDays(365));

        var second = await World.CheckAsync(customer);

        second.Outcome.ShouldBe(ScreeningOutcome.KnownFalsePositive);
        var clearance = (await World.ClearancesAsync()).ShouldHaveSingleItem();
        second.Subjects[0].KnownFalsePositives!.ShouldHaveSingleItem().ClearanceId.ShouldBe(clearance.Id);
        (clearance.Record, clearance.ProposedBy, clearance.ApprovedBy, clearance.ListVersion).ShouldBe((customer.ToString(), "Anna", "Ben", new string('a', 64)));
        (await World.ClearanceFactsAsync()).ShouldBe(["clearance-made"]);
        var used = JsonNode.Parse((await Read((work, ct) => work.Ledger.FindByKeyAsync($"check:{second.Id}", ct)))!.Payload!)!;
        ((string)used["subjects"]![0]!["knownFalsePositives"]![0]!["clearance"]!).ShouldBe(clearance.Id);
    }

    [Fact]
    public async Task A_released_hit_of_a_mandatory_list_does_not_block_again()
    {
        var customer = World.Customers.Put("1", (CrmFields.Name, "Tarvik Ondrasek"));
        World.Publish(Entry("A"));
        var first = await World.CheckAsync(customer);
        first.Outcome.ShouldBe(ScreeningOutcome.Hit);
        await World.DecideAsync(first, Verdict.Released);
        (await World.CheckAsync(customer)).Outcome.ShouldBe(ScreeningOutcome.KnownFalsePositive);
    }

    [Fact]
    public async Task A_confirmed_customer_has_no_clearance_and_loses_an_earlier_one()
    {
        var customer = World.Customers.Put("1", Tarvik);
        World.Publish(Entry("A"));
        var (first, twin) = (await World.CheckAsync(customer), await World.CheckAsync(customer));
        await World.DecideAsync(first, Verdict.Released);
        await World.DecideAsync(twin, Verdict.Confirmed);

        (await World.ClearancesAsync()).ShouldBeEmpty();
        (await World.ClearanceFactsAsync()).ShouldBe(["clearance-made", "clearance-revoked"]);
        (await World.CheckAsync(customer)).Outcome.ShouldBe(ScreeningOutcome.Review);
    }

    [Fact]
    public async Task Formatting_remarks_and_other_entries_do_not_reopen()
    {
        var customer = await ReleasedAsync();
        World.Customers.Put("1", (CrmFields.Name, "  tarvik  ONDRASSEK"), (CrmFields.BirthDate, "1970-05-12"), (CrmFields.City, "RIGA"), (CrmFields.Street, "Elsewhere 5"));
        World.Publish(Entry("A") with { Remarks = "Reviewed", Programmes = ["NEW"] }, Entry("B", "Wilma Quast"));

        (await World.CheckAsync(customer)).Outcome.ShouldBe(ScreeningOutcome.KnownFalsePositive);
    }

    [Fact]
    public async Task A_changed_customer_is_reopened_with_the_difference_and_needs_people_even_when_it_is_changed_back()
    {
        var customer = await ReleasedAsync();
        World.Customers.Put("1", (CrmFields.Name, "Tarvik Ondrassek"), (CrmFields.BirthDate, "1971-05-12"), (CrmFields.City, "Riga"));
        var check = await World.CheckAsync(customer);

        check.Outcome.ShouldBe(ScreeningOutcome.Review);
        var reopened = check.Subjects[0].Reopened!.ShouldHaveSingleItem();
        reopened.Causes.ShouldBe([ReopeningCause.Subject]);
        var difference = reopened.Subject.ShouldHaveSingleItem();
        (difference.Field, difference.Removed[0], difference.Added[0]).ShouldBe((ContentFields.BirthDates, "1970-05-12", "1971-05-12"));
        (await World.ClearanceFactsAsync()).ShouldBe(["clearance-made", "clearance-reopened"]);

        World.Customers.Put("1", Tarvik);
        var back = await World.CheckAsync(customer);
        back.Outcome.ShouldBe(ScreeningOutcome.Review);
        back.Subjects[0].Reopened!.ShouldHaveSingleItem().Causes.ShouldBe([ReopeningCause.Reopened]);
        await World.DecideAsync(back, Verdict.Released);
        (await World.CheckAsync(customer)).Outcome.ShouldBe(ScreeningOutcome.KnownFalsePositive);
    }

    [Fact]
    public async Task A_customer_with_a_new_name_is_recognised_by_the_record()
    {
        var customer = await ReleasedAsync();
        World.Customers.Put("1", (CrmFields.Name, "Tarvik Ondrasik"), (CrmFields.BirthDate, "1970-05-12"), (CrmFields.City, "Riga"));
        var reopened = (await World.CheckAsync(customer)).Subjects[0].Reopened!.ShouldHaveSingleItem();
        reopened.Subject.ShouldHaveSingleItem().Removed.ShouldBe(["Tarvik Ondrassek"]);
    }

    [Fact]
    public async Task A_changed_entry_is_reopened_with_the_difference()
    {
        var customer = await ReleasedAsync();
        World.Publish(Entry("A") with { BirthDates = [new ListedDate { From = PartialDate.OfYear(1970) }], OtherIds = ["EU.5"] });
        var check = await World.CheckAsync(customer);

        check.Subjects[0].Reopened!.ShouldHaveSingleItem().Entry.Select(d => d.Field).ShouldBe([ContentFields.BirthDates, ContentFields.Ids]);
        (await World.ClearancesAsync(active: false)).ShouldHaveSingleItem().Status.ShouldBe(ClearanceStatus.Reopened);
    }

    [Fact]
    public async Task Another_customer_of_the_same_name_has_no_part_in_it_and_does_not_end_it()
    {
        var customer = await ReleasedAsync();
        var other = World.Customers.Put("2", (CrmFields.Name, "Tarvik Ondrassek"), (CrmFields.BirthDate, "1990-01-02"));
        (await World.CheckAsync(other)).Outcome.ShouldBe(ScreeningOutcome.Review);
        (await World.ClearanceFactsAsync()).ShouldBe(["clearance-made", "clearance-refused"]);
        (await World.CheckAsync(customer)).Outcome.ShouldBe(ScreeningOutcome.KnownFalsePositive);
    }

    [Fact]
    public async Task Thresholds_of_the_profile_reopen_and_its_bare_version_does_not()
    {
        var customer = await ReleasedAsync();
        World.Current = World.Current with { Version = 2, MaximumListAge = TimeSpan.FromHours(48) };
        (await World.CheckAsync(customer)).Outcome.ShouldBe(ScreeningOutcome.KnownFalsePositive);
        World.Current = World.Current with { Version = 3, ReviewThreshold = 0.7 };
        var difference = (await World.CheckAsync(customer)).Subjects[0].Reopened!.ShouldHaveSingleItem().Profile.ShouldHaveSingleItem();
        (difference.Field, difference.Removed[0], difference.Added[0]).ShouldBe(("reviewThreshold", "0.75", "0.7"));
    }

    [Fact]
    public async Task A_clearance_ends_with_its_time_whether_a_check_or_the_upkeep_finds_it_first()
    {
        var customer = await ReleasedAsync();
        World.Now = World.Now.AddDays(364);
        (await World.Expire().RunAsync(Token)).ShouldBe(0);
        (await World.CheckAsync(customer)).Outcome.ShouldBe(ScreeningOutcome.KnownFalsePositive);
        World.Now = World.Now.AddDays(2);
        var check = await World.CheckAsync(customer);
        check.Subjects[0].Reopened!.ShouldHaveSingleItem().Causes.ShouldBe([ReopeningCause.Expired]);
        (await World.Expire().RunAsync(Token)).ShouldBe(0);

        await World.DecideAsync(check, Verdict.Released);
        World.Now = World.Now.AddDays(366);
        (await World.Expire().RunAsync(Token)).ShouldBe(1);
        (await World.ClearanceFactsAsync()).ShouldBe(["clearance-made", "clearance-expired", "clearance-made", "clearance-expired"]);
    }

    [Fact]
    public async Task A_revoked_clearance_holds_no_more_and_is_revoked_once()
    {
        var customer = await ReleasedAsync();
        var id = (await World.ClearancesAsync())[0].Id;
        (await World.Revoke().RunAsync(id, Anna, "Doubts.", Token)).IsRevoked.ShouldBeTrue();
        (await World.Revoke().RunAsync(id, Ben, "Doubts.", Token)).IsRevoked.ShouldBeFalse();
        (await World.Revoke().RunAsync("none", Ben, "Doubts.", Token)).Clearance.ShouldBeNull();

        var check = await World.CheckAsync(customer);
        check.Outcome.ShouldBe(ScreeningOutcome.Review);
        check.Subjects[0].Reopened!.ShouldHaveSingleItem().Causes.ShouldBe([ReopeningCause.Revoked]);
    }

    [Fact]
    public async Task Erasing_a_party_leaves_nothing_personal_in_its_clearance_and_the_ledger_never_had_it()
    {
        var customer = await ReleasedAsync();
        var party = new Party { Kind = PartyKind.Person, Name = "Tarvik Ondrassek", BirthDate = PartialDate.OfDay(1970, 5, 12), Addresses = [new Address { City = "Riga" }] };
        (await World.Erase().RunAsync(party, customer.ToString(), Token)).ShouldBe(1);

        var erased = (await World.ClearancesAsync(active: false)).ShouldHaveSingleItem();
        (erased.Subject, erased.SubjectKey, erased.SubjectFingerprint, erased.Record, erased.Salt).ShouldBe((null, null, null, null, null));
        erased.Status.ShouldBe(ClearanceStatus.Erased);
        var facts = await Read(async (work, ct) => (await work.Ledger.ReadAsync(0, 1_000, ct)).Where(e => e.Kind.StartsWith("clearance-", StringComparison.Ordinal)).ToArray());
        facts.ShouldAllBe(e => !e.Payload!.Contains("Ondrassek", StringComparison.OrdinalIgnoreCase) && !e.Payload!.Contains(PartyFingerprint.Of(party), StringComparison.Ordinal));
        (await World.CheckAsync(customer)).Outcome.ShouldBe(ScreeningOutcome.Review);
    }

    [Fact]
    public async Task Erasing_a_contact_in_the_CRM_empties_its_clearances_and_the_ledger_proves_it_without_a_name()
    {
        var customer = await ReleasedAsync();

        var erasure = await World.EraseContact().RunAsync(customer, "maria", Token);

        erasure.Done.ShouldBe(["contact emptied", "1 clearances emptied"]);
        (await World.ClearancesAsync(active: false)).ShouldHaveSingleItem().Status.ShouldBe(ClearanceStatus.Erased);
        var proof = (await Read((work, ct) => work.Ledger.ReadAsync(0, 1_000, ct))).Single(e => e.Kind == Core.Crm.EraseContact.LedgerKind);
        proof.Reference.ShouldBe(customer.ToString());
        proof.Payload!.ShouldContain("\"isErased\":true");
        proof.Payload!.ShouldContain("mails of the account");
        proof.Payload!.ShouldNotContain("Ondrassek", Case.Insensitive);
    }

    [Fact]
    public async Task A_contact_that_is_gone_already_leaves_no_clearance_behind_either()
    {
        var customer = await ReleasedAsync();
        World.Customers.Remove(customer);

        await World.EraseContact().RunAsync(customer, "maria", Token);

        (await World.ClearancesAsync(active: false)).ShouldHaveSingleItem().Record.ShouldBeNull();
    }

    [Fact]
    public async Task A_review_that_waits_too_long_is_escalated_once_and_stays_undecided()
    {
        var customer = World.Customers.Put("1", Tarvik);
        World.Publish(Entry("A"));
        var review = await World.OpenAsync(await World.CheckAsync(customer));
        World.Now = World.Now.AddHours(23);
        (await World.Escalate(24).RunAsync(Token)).ShouldBe(0);
        World.Now = World.Now.AddHours(2);
        (await World.Escalate(24).RunAsync(Token)).ShouldBe(1);
        (await World.Escalate(24).RunAsync(Token)).ShouldBe(0);

        var after = (await Read((work, ct) => work.Reviews.FindAsync(review.Id, ct)))!;
        (after.Status, after.EscalatedAt).ShouldBe((ReviewStatus.Open, World.Now));
        var kinds = await Read(async (work, ct) => (await work.Ledger.ReadAsync(0, 1_000, ct)).Select(e => e.Kind).ToArray());
        kinds.Count(k => k is "alert" or "review-escalated").ShouldBe(2);
    }

    [Fact]
    public async Task Matcher_and_profile_are_facts_only_when_they_change()
    {
        var customer = await ReleasedAsync();
        await World.CheckAsync(customer);
        World.Current = World.Current with { Version = 2 };
        await World.CheckAsync(customer);
        var entries = await Read(async (work, ct) => await work.Ledger.ReadAsync(0, 1_000, ct));
        entries.Count(e => e.Kind == "matcher").ShouldBe(1);
        entries.Where(e => e.Kind == "profile").Select(e => (int)JsonNode.Parse(e.Payload!)!["profile"]!["version"]!).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_change_of_the_matcher_is_a_fact_that_names_the_one_before_also_after_a_restart()
    {
        foreach (var engine in new[] { "builtin/1+a", "builtin/1+a", "builtin/2+a", "builtin/1+a" })
        {
            await new RecordMethod(Database, Node.GetRequiredService<IIdSource>()).MatcherAsync(engine, Token);
        }

        var facts = await Read(async (work, ct) => (await work.Ledger.ReadAsync(0, 100, ct)).Select(e => JsonNode.Parse(e.Payload!)!).ToArray());
        facts.Select(f => $"{f["before"]} > {f["engine"]}").ShouldBe([" > builtin/1+a", "builtin/1+a > builtin/2+a", "builtin/2+a > builtin/1+a"]);
    }

    private async Task<RecordRef> ReleasedAsync()
    {
        var customer = World.Customers.Put("1", Tarvik);
        World.Publish(Entry("A"));
        await World.DecideAsync(await World.CheckAsync(customer), Verdict.Released);
        return customer;
    }
}
