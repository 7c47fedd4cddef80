using System.Text.Json.Nodes;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
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
    RecordMethod method,
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
        await method.ProfileAsync(profile, cancellationToken);
        var startedAt = time.GetUtcNow();

        // All matches: they are cut when the known false positives are out of the way.
        var results = await (held ?? screener).ScreenAsync([.. subjects.Select(s => s.Party)], profile with { MaximumMatches = int.MaxValue }, cancellationToken);
        var endedAt = time.GetUtcNow();
        foreach (var engine in results.Select(r => r.Engine).Distinct(StringComparer.Ordinal))
        {
            await method.MatcherAsync(engine, cancellationToken);
        }

        return await database.WriteAsync(
            async (work, ct) =>
            {
                if (await work.Checks.FindAsync(checkId, ct) is { } done)
                {
                    return done;
                }

                // Locked, so that nobody revokes a clearance between its use and the record of it.
                if (results.Any(r => r.Matches.Count > 0))
                {
                    await work.Ledger.LockAsync(ct);
                }

                var applied = new AppliedClearances[results.Count];
                for (var i = 0; i < applied.Length; i++)
                {
                    applied[i] = await ApplyAsync(work, subjects[i].Party, subjects[i].Record, results[i], profile, endedAt, ct);
                }

                var check = new Check
                {
                    Id = checkId,
                    Trigger = trigger,
                    LeadId = lead?.Id,
                    Workflow = workflow,
                    StartedAt = startedAt,
                    EndedAt = endedAt,
                    Actor = actor,
                    Profile = profile,
                    Subjects = [.. subjects.Zip(applied, Subject)],
                    Outcome = CheckOutcome.GravestOf(applied.Select(a => a.Result.Outcome)),
                    Previous = PreviousOf(subjects),
                    Language = language,
                };
                await RecordAsync(work, check, lead, ct);
                foreach (var (reopening, clearance) in applied.SelectMany(a => a.Reopened).DistinctBy(r => r.Clearance.Id))
                {
                    await ReopenClearance.RunAsync(work, check, reopening, clearance, ids, ct);
                }

                return check;
            },
            cancellationToken);
    }

    private static async Task<AppliedClearances> ApplyAsync(
        IWork work, Party party, CrmRecord? record, ScreeningResult result, ScreeningProfile profile, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reference = record?.Ref.ToString();
        var clearances = result.Matches.Count == 0
            ? []
            : await work.Clearances.OfSubjectAsync(SubjectContent.KeyOf(party), reference, MakeClearances.Most, cancellationToken);
        return ApplyClearances.Run(party, reference, result, clearances, profile, now);
    }

    private async Task RecordAsync(IWork work, Check check, Lead? lead, CancellationToken cancellationToken)
    {
        await work.Checks.AddAsync(check, cancellationToken);
        await work.Ledger.AppendAsync(EntryOf(check), cancellationToken);
        if (lead is not null)
        {
            await work.Leads.UpdateAsync(lead with { CheckId = check.Id }, cancellationToken);
        }
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
            ["profileSha256"] = ProfileHash.Of(check.Profile),
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
        ["knownFalsePositives"] = new JsonArray([.. (subject.KnownFalsePositives ?? []).Select(UseOf)]),
    };

    /// <summary>The use of a clearance is a fact of the ledger.</summary>
    private static JsonNode UseOf(KnownFalsePositive known) => new JsonObject
    {
        ["entry"] = $"{known.Match.Entry.List}/{known.Match.Entry.Id}",
        ["clearance"] = known.ClearanceId,
    };

    private static CheckedSubject Subject((Party Party, CrmRecord? Record) subject, AppliedClearances applied) => new()
    {
        Party = subject.Party,
        EmptyFields = PartyFingerprint.EmptyFieldsOf(subject.Party),
        Fingerprint = PartyFingerprint.Of(subject.Party),
        Record = subject.Record?.Ref,
        Result = applied.Result,
        KnownFalsePositives = applied.KnownFalsePositives,
        Reopened = [.. applied.Reopened.Select(r => r.Reopening)],
    };

    private static PreviousCheck? PreviousOf((Party Party, CrmRecord? Record)[] subjects) =>
        subjects.Select(s => s.Record).FirstOrDefault(r => r?.LastScreenedAt is not null) is { } record
            ? new PreviousCheck(record.LastProtocolNumber, record.LastScreenedAt!.Value, record.LastScreeningOutcome ?? "")
            : null;

    /// <summary>A further source of a kind bears its name in front: <c>newsletter-brevo</c>.</summary>
    private static CheckTrigger TriggerOf(string source) => source.Split('-')[0] switch
    {
        "newsletter" => CheckTrigger.Newsletter,
        "event" => CheckTrigger.Event,
        _ => CheckTrigger.Form,
    };
}
