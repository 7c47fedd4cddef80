using System.Text.Json.Nodes;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Checks;

/// <summary>Screens a lead or a customer and records it: the check and its ledger entry are one transaction.</summary>
public sealed class PerformCheck(
    IDatabase database,
    IScreener screener,
    IScreeningProfiles profiles,
    ICrm crm,
    IIdSource ids,
    TimeProvider time)
{
    /// <summary>
    /// Checks the company and the person of a lead. The same check id gives the same check, so a second try after
    /// a crash looks nothing up twice.
    /// </summary>
    public async Task<Check> OfLeadAsync(string leadId, string checkId, WorkflowReference workflow, CancellationToken cancellationToken)
    {
        if (await FindAsync(checkId, cancellationToken) is { } done)
        {
            return done;
        }

        var lead = await database.ReadAsync((work, ct) => work.Leads.FindAsync(leadId, ct), cancellationToken)
            ?? throw new InvalidOperationException($"There is no lead {leadId}.");
        var data = lead.Data ?? throw new InvalidOperationException($"Lead {leadId} was erased.");
        var parties = LeadParties.Of(data).Select(party => (party, (CrmRecord?)null)).ToArray();
        return await RunAsync(checkId, TriggerOf(lead.Source), lead, parties, workflow, data.Language, cancellationToken);
    }

    /// <summary>Checks a customer's record.</summary>
    public async Task<Check> OfRecordAsync(
        RecordRef reference,
        string checkId,
        CheckTrigger trigger,
        WorkflowReference workflow,
        string language,
        CancellationToken cancellationToken)
    {
        if (await FindAsync(checkId, cancellationToken) is { } done)
        {
            return done;
        }

        var record = await crm.FindAsync(reference, cancellationToken)
            ?? throw new InvalidOperationException($"There is no record {reference}.");
        return await RunAsync(checkId, trigger, null, [(RecordParty.Of(record), record)], workflow, language, cancellationToken);
    }

    /// <summary>
    /// Checks a party that somebody sent for nothing but the answer: no lead, no record, no workflow. It is a check as
    /// every other, with its ledger entry; the protocol is written from it.
    /// </summary>
    /// <param name="party">Who is checked.</param>
    /// <param name="checkId">Id of the check to be.</param>
    /// <param name="actor">Name of the user or key who asked.</param>
    /// <param name="language">"de" or "en", of the protocol.</param>
    /// <param name="held">The screener that keeps to the list versions of the whole request.</param>
    /// <param name="cancellationToken">Honoured until the write has begun.</param>
    public Task<Check> OfPartyAsync(
        Party party, string checkId, string actor, string language, IScreener held, CancellationToken cancellationToken) =>
        RunAsync(checkId, CheckTrigger.Manual, null, [(party, null)], WorkflowReference.None, language, cancellationToken, actor, held);

    private Task<Check?> FindAsync(string checkId, CancellationToken cancellationToken) =>
        database.ReadAsync((work, ct) => work.Checks.FindAsync(checkId, ct), cancellationToken);

    private async Task<Check> RunAsync(
        string checkId,
        CheckTrigger trigger,
        Lead? lead,
        (Party Party, CrmRecord? Record)[] subjects,
        WorkflowReference workflow,
        string language,
        CancellationToken cancellationToken,
        string actor = "system",
        IScreener? held = null)
    {
        var profile = profiles.Current;
        var startedAt = time.GetUtcNow();
        var results = await (held ?? screener).ScreenAsync([.. subjects.Select(s => s.Party)], profile, cancellationToken);
        var check = new Check
        {
            Id = checkId,
            Trigger = trigger,
            LeadId = lead?.Id,
            Workflow = workflow,
            StartedAt = startedAt,
            EndedAt = time.GetUtcNow(),
            Actor = actor,
            Profile = profile,
            Subjects = [.. subjects.Zip(results, Subject)],
            Outcome = CheckOutcome.GravestOf(results.Select(r => r.Outcome)),
            Previous = PreviousOf(subjects),
            Language = language,
        };
        return await database.WriteAsync((work, ct) => RecordAsync(work, check, lead, ct), cancellationToken);
    }

    private async Task<Check> RecordAsync(IWork work, Check check, Lead? lead, CancellationToken cancellationToken)
    {
        if (await work.Checks.FindAsync(check.Id, cancellationToken) is { } done)
        {
            return done;
        }

        await work.Checks.AddAsync(check, cancellationToken);
        await work.Ledger.AppendAsync(EntryOf(check), cancellationToken);
        if (lead is not null)
        {
            await work.Leads.UpdateAsync(lead with { CheckId = check.Id }, cancellationToken);
        }

        return check;
    }

    private LedgerDraft EntryOf(Check check) => new()
    {
        Kind = "check",
        Key = $"check:{check.Id}",
        Reference = check.Id,
        Payload = new JsonObject
        {
            ["nonce"] = ids.NewId(),
            ["checkId"] = check.Id,
            ["outcome"] = DomainJson.Word(check.Outcome),
            ["trigger"] = DomainJson.Word(check.Trigger),
            ["workflow"] = DomainJson.ToNode(check.Workflow),
            ["profile"] = $"{check.Profile.Name}/{check.Profile.Version}",
            ["subjects"] = new JsonArray([.. check.Subjects.Select(SubjectOf)]),
        },
    };

    private static JsonNode SubjectOf(CheckedSubject subject) => new JsonObject
    {
        ["fingerprint"] = subject.Fingerprint,
        ["record"] = subject.Record?.ToString(),
        ["outcome"] = DomainJson.Word(subject.Result.Outcome),
        ["engine"] = subject.Result.Engine,
        ["provider"] = subject.Result.Provider is { } provider ? DomainJson.ToNode(provider) : null,
        ["secondOpinion"] = subject.Result.SecondOpinion is { } second ? $"{second.Engine}: {DomainJson.Word(second.Outcome)}" : null,
        ["lists"] = new JsonArray([.. subject.Result.Lists.Select(list => (JsonNode)$"{list.List}@{list.Sha256}")]),
        ["matches"] = new JsonArray([.. subject.Result.Matches.Select(m => (JsonNode)$"{m.Entry.List}/{m.Entry.Id}")]),
    };

    private static CheckedSubject Subject((Party Party, CrmRecord? Record) subject, ScreeningResult result) => new()
    {
        Party = subject.Party,
        EmptyFields = PartyFingerprint.EmptyFieldsOf(subject.Party),
        Fingerprint = PartyFingerprint.Of(subject.Party),
        Record = subject.Record?.Ref,
        Result = result,
    };

    private static PreviousCheck? PreviousOf((Party Party, CrmRecord? Record)[] subjects) =>
        subjects.Select(s => s.Record).FirstOrDefault(r => r?.LastScreenedAt is not null) is { } record
            ? new PreviousCheck(record.LastProtocolNumber, record.LastScreenedAt!.Value, record.LastScreeningOutcome ?? "")
            : null;

    private static CheckTrigger TriggerOf(string source) => source switch
    {
        "newsletter" => CheckTrigger.Newsletter,
        "event" => CheckTrigger.Event,
        _ => CheckTrigger.Form,
    };
}
