using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Lists.Formats;

namespace WorkflowConnect.Core.Lists;

/// <summary>
/// Asks the publishers for newer lists: download, read, accept, keep, switch. Whatever goes wrong is written into the
/// list's state and reported; the last good version stays in use.
/// </summary>
public sealed class UpdateLists : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly ListsOptions _options;
    private readonly IListDownloader _downloader;
    private readonly ListLibrary _library;
    private readonly CurrentLists _current;
    private readonly TimeProvider _time;
    private readonly ILogger<UpdateLists> _logger;
    private readonly IReadOnlyList<IListGate> _gates;

    internal UpdateLists(
        IOptions<ListsOptions> options,
        IListDownloader downloader,
        ListLibrary library,
        CurrentLists current,
        TimeProvider time,
        ILogger<UpdateLists> logger,
        IEnumerable<IListGate>? gates = null)
    {
        _options = options.Value;
        _downloader = downloader;
        _library = library;
        _current = current;
        _time = time;
        _logger = logger;
        _gates = [.. gates ?? []];
    }

    /// <summary>Updates the given lists, or all configured ones; a second caller waits for the first.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else is thrown.</exception>
    public async Task<IReadOnlyList<ListUpdate>> RunAsync(IReadOnlyCollection<string>? lists, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var updates = new List<ListUpdate>();
            foreach (var source in ConfiguredSources.From(_options).Where(s => lists is null || lists.Contains(s.Code, StringComparer.OrdinalIgnoreCase)))
            {
                updates.Add(await UpdateGuardedAsync(source, cancellationToken));
            }

            return updates;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Takes a publisher's files that somebody brought, with the same checks as a download.</summary>
    /// <param name="list">Code of the list; it must be in use.</param>
    /// <param name="path">A file, plain or with <c>.gz</c>, or the folder of a set.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ListUpdate> TakeAsync(string list, string path, CancellationToken cancellationToken)
    {
        if (ConfiguredSources.From(_options).FirstOrDefault(s => s.Code.Equals(list, StringComparison.OrdinalIgnoreCase)) is not { } source)
        {
            return new ListUpdate(list, ListUpdateOutcome.Failed, null, [$"List {list} is not in use. Name it in the profile, or set Lists:Sources:{list}:Enabled."]);
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            using (await _library.LockAsync(source.Code, cancellationToken))
            {
                var (format, files) = RecognisedFiles.Of(path, source.Code);
                return await ReceiveAsync(source with { Format = format.Code }, _library.Current(source.Code)?.Version, files, null, $"file {Path.GetFileName(path)}", cancellationToken);
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return Keep(source, ListUpdateOutcome.Failed, [e.Message]);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<ListUpdate> UpdateGuardedAsync(ListSource source, CancellationToken cancellationToken)
    {
        try
        {
            using (await _library.LockAsync(source.Code, cancellationToken))
            {
                return await UpdateAsync(source, cancellationToken);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // One list's trouble (a full disk, a damaged folder) must not keep the other lists from being updated.
            _logger.UpdateFailed(source.Code, e);
            return Keep(source, ListUpdateOutcome.Failed, [$"The update broke off: {e.Message}"]);
        }
    }

    private async Task<ListUpdate> UpdateAsync(ListSource source, CancellationToken cancellationToken)
    {
        var last = _library.Current(source.Code)?.Version;
        var state = _library.State(source.Code);
        var known = last is { IsSample: false } && state.Sha256 == last.Sha256 && InUse(last) ? state.Validators : new Dictionary<string, FileValidators>(StringComparer.Ordinal);
        var download = await _downloader.DownloadAsync(source, _library.CleanIncomingFolder(source.Code), known, cancellationToken);
        return download switch
        {
            ListDownload.NotChanged when last is not null => Confirm(source, last, state.Validators),
            ListDownload.Fetched fetched => await ReceiveAsync(
                source,
                last,
                ListFiles.OnDisk(fetched.Files.Select(f => KeyValuePair.Create(f.Name, f.Path))),
                fetched.Files,
                source.Files[0].Address.GetLeftPart(UriPartial.Path),
                cancellationToken),
            ListDownload.Failed failed => Keep(source, ListUpdateOutcome.Failed, [failed.Reason]),
            _ => Keep(source, ListUpdateOutcome.Failed, ["The publisher answered 'not changed' although nothing was held yet. It will be asked again."]),
        };
    }

    // After a damaged folder an older version may be in use: then the newest must come again, whole.
    private bool InUse(ListVersion version) => _current.Current.Find(version.List)?.Version.Sha256 == version.Sha256;

    private async Task<ListUpdate> ReceiveAsync(
        ListSource source, ListVersion? last, ListFiles files, IReadOnlyList<DownloadedFile>? downloaded, string from, CancellationToken cancellationToken)
    {
        var validators = (downloaded ?? []).ToDictionary(f => f.Name, f => f.Validators, StringComparer.Ordinal);
        var sha256 = downloaded is [var only] ? only.Sha256 : await ListChecksum.OfAsync(files, cancellationToken);
        if (last is { IsSample: false } && last.Sha256 == sha256 && InUse(last))
        {
            return Confirm(source, last, validators);
        }

        var format = ListFormats.Get(source.Format);
        var parsed = ParsedList.From(format, files, cancellationToken);
        var verdict = AcceptListVersion.Judge(parsed, source, last, _options);
        if (!verdict.Accepted)
        {
            return Keep(source, ListUpdateOutcome.Refused, verdict.Reasons);
        }

        var version = new ListVersion
        {
            List = source.Code,
            Sha256 = sha256,
            PublishedAt = parsed.Reading.PublishedAt ?? Newest(downloaded ?? []),
            FetchedAt = _time.GetUtcNow(),
            EntryCount = parsed.Entries.Count,
            NameCount = parsed.NameCount,
            Source = from,
        };
        foreach (var gate in _gates)
        {
            var reasons = await gate.ReasonsAgainstAsync(new ListSnapshot(version, parsed.Entries), cancellationToken);
            if (reasons.Count > 0)
            {
                return Keep(source, ListUpdateOutcome.Refused, reasons);
            }
        }

        await _library.KeepAsync(new StoredVersion(version, format.Code, format.FileNames), files, cancellationToken);
        _library.SwitchTo(source.Code, sha256);
        WriteState(source, version, validators);
        _current.Replace([new ListSnapshot(version, parsed.Entries)]);
        _logger.ListInUse(source.Code, version.EntryCount, sha256, version.PublishedAt);
        return new ListUpdate(source.Code, ListUpdateOutcome.Changed, version, []);
    }

    // CSV files carry no date; the server's is the publisher's own word too.
    private static DateTimeOffset? Newest(IReadOnlyList<DownloadedFile> files) => files.Max(f => f.Validators.LastModified);

    private ListUpdate Confirm(ListSource source, ListVersion version, IReadOnlyDictionary<string, FileValidators> validators)
    {
        WriteState(source, version, validators);
        _logger.Confirmed(source.Code, version.Sha256);
        return new ListUpdate(source.Code, ListUpdateOutcome.Confirmed, version, []);
    }

    private void WriteState(ListSource source, ListVersion version, IReadOnlyDictionary<string, FileValidators> validators)
    {
        var now = _time.GetUtcNow();
        _library.Write(source.Code, new ListState { Sha256 = version.Sha256, ConfirmedAt = now, Validators = validators, LastAttemptAt = now });
    }

    private ListUpdate Keep(ListSource source, ListUpdateOutcome outcome, IReadOnlyList<string> reasons)
    {
        var now = _time.GetUtcNow();
        try
        {
            _library.Write(source.Code, _library.State(source.Code) with { LastAttemptAt = now, LastRefusal = new ListRefusal(now, reasons) });
        }
        catch (IOException e)
        {
            // The disk itself may be the trouble; the report below still tells it.
            _logger.UpdateFailed(source.Code, e);
        }

        _logger.Refused(source.Code, string.Join(" ", reasons));
        return new ListUpdate(source.Code, outcome, _current.Current.Find(source.Code)?.Version, reasons);
    }
}
