using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Access.Secrets;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Screening.Known;

namespace WorkflowConnect.Core.Rescreening;

/// <summary>
/// Keeps the known customers: collected from the CRM once, then carried on from the ledger, which tells of every check of a
/// record and of every record that a lead made or filled, on whichever node. A file spares the collecting at the next start; it
/// may be as old as it likes, since the ledger has what came after. Called by one at a time, but for the collecting.
/// </summary>
public sealed class KeepKnownParties
{
    private const int LedgerPage = 500;
    private const int CrmPage = 500;

    private readonly IDatabase _database;
    private readonly ICrm _crm;
    private readonly KnownPartiesOptions _options;
    private readonly KnownPartiesFile _file;
    private readonly TimeProvider _time;
    private readonly ILogger<KeepKnownParties> _logger;
    private readonly LedgerSightings _sightings;
    private KeptParties? _kept;
    private KeptParties? _collected;
    private DateTimeOffset _savedAt;
    private bool _changed;

    public KeepKnownParties(
        IDatabase database, ICrm crm, ISecretCipher cipher, IOptions<KnownPartiesOptions> options, TimeProvider time, ILogger<KeepKnownParties> logger)
    {
        (_database, _crm, _options, _time, _logger) = (database, crm, options.Value, time, logger);
        _file = new KnownPartiesFile(cipher, Path.GetFullPath(_options.File), crm.Connection);
        _sightings = new LedgerSightings(database, crm);
    }

    /// <summary>The known customers, or null while they are being collected.</summary>
    public KnownParties? Parties => _kept?.Parties;

    /// <summary>Whether it is time to collect everything anew.</summary>
    public bool IsToBeCollected => _kept is null || _time.GetUtcNow() - _kept.CollectedAt > _options.CollectAgainAfter;

    /// <summary>Takes the file, if there is one that is whole and belongs to this ledger; else they have to be collected.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (!_file.Exists)
        {
            return;
        }

        try
        {
            var kept = _file.Read();
            if (kept.Sequence > 0 && await HashAtAsync(kept.Sequence, cancellationToken) != kept.Hash)
            {
                throw new InvalidDataException("It belongs to another ledger.");
            }

            (_kept, _savedAt) = (kept, _time.GetUtcNow());
            _logger.Opened(kept.Parties.Count);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            _logger.Unusable(e.Message);
        }
    }

    /// <summary>Reads all records of the CRM, page by page; may run beside the rest. The next <see cref="FollowAsync"/> puts the result to use.</summary>
    /// <exception cref="Exception">The CRM does not answer; try again later.</exception>
    public async Task CollectAsync(CancellationToken cancellationToken)
    {
        // The ledger's place first: what is written meanwhile is then seen again rather than never.
        var head = await _database.ReadAsync((work, ct) => work.Ledger.HeadAsync(ct), cancellationToken);
        var parties = new KnownParties();
        foreach (var kind in new[] { RecordKind.Company, RecordKind.Contact })
        {
            string? cursor = null;
            do
            {
                var page = await _crm.ReadPageAsync(new CrmPageRequest { Kind = kind, Cursor = cursor, PageSize = CrmPage }, cancellationToken);
                foreach (var record in page.Records)
                {
                    parties.Set(record.Ref.ToString(), RecordParty.Of(record));
                }

                cursor = page.NextCursor;
            }
            while (cursor is not null);
        }

        _collected = new KeptParties(parties, head.Sequence, head.Hash, _time.GetUtcNow());
        _logger.Built(parties.Count);
    }

    /// <summary>Puts to use what was collected, and reads on in the ledger.</summary>
    /// <returns>Customers that were not known before.</returns>
    public async Task<IReadOnlyList<NewlyKnown>> FollowAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _collected, null) is { } collected)
        {
            _kept = collected;
            _changed = true;
            Save();
        }

        var newlyKnown = new Dictionary<string, NewlyKnown>(StringComparer.Ordinal);
        while (_kept is { } kept && await _sightings.AfterAsync(kept.Sequence, LedgerPage, cancellationToken) is { Last: { } last } page)
        {
            foreach (var sighting in page.Sightings)
            {
                Take(kept.Parties, sighting, newlyKnown);
            }

            _kept = kept with { Sequence = last.Sequence, Hash = last.Hash };
            _changed |= page.Sightings.Count > 0;
        }

        return [.. newlyKnown.Values];
    }

    /// <summary>Writes the file when its time has come.</summary>
    public void SaveIfDue()
    {
        if (_changed && _time.GetUtcNow() - _savedAt >= _options.SaveAfter)
        {
            Save();
        }
    }

    /// <summary>Writes the file now, if anything changed; a failure is told and tried again the next time.</summary>
    public void Save()
    {
        if (_kept is null || !_changed)
        {
            return;
        }

        _savedAt = _time.GetUtcNow();
        try
        {
            _file.Write(_kept);
            _changed = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _logger.CannotSave(e.GetType().Name);
        }
    }

    private static void Take(KnownParties parties, Sighting sighting, Dictionary<string, NewlyKnown> newlyKnown)
    {
        if (sighting.Party is null)
        {
            parties.Remove(sighting.Record);
            newlyKnown.Remove(sighting.Record);
            return;
        }

        if (!parties.Knows(sighting.Record) || newlyKnown.ContainsKey(sighting.Record))
        {
            // The newest check counts.
            newlyKnown[sighting.Record] = new NewlyKnown(sighting.Record, sighting.Lists);
        }

        parties.Set(sighting.Record, sighting.Party);
    }

    private Task<string?> HashAtAsync(long sequence, CancellationToken cancellationToken) => _database.ReadAsync(
        async (work, ct) => await work.Ledger.ReadAsync(sequence - 1, 1, ct) is [var entry, ..] ? entry.Hash : null, cancellationToken);
}
