using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Host.Screening.Tables;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Screening;

/// <summary>
/// Screens a table while it arrives, in bounded memory, all rows against the list versions of the first. The answer,
/// row for row in the same order, goes out once the table has been read: most HTTP clients read nothing before they
/// have sent everything, so that an answer in between would block both sides; and a table that cannot be read to its
/// end is refused instead of half answered.
/// </summary>
internal sealed class ScreenTables(
    IScreener screener,
    IScreeningProfiles profiles,
    RecordScreening record,
    IIdSource ids,
    TimeProvider time,
    DataDirectory data,
    IOptions<ScreenOptions> options,
    IOptions<JsonOptions> json) : IDisposable
{
    private const string Lines = "application/x-ndjson";
    private readonly SemaphoreSlim _places = new(options.Value.TablesAtOnce);

    public async Task<IResult> RunAsync(HttpContext http, bool isLines, CancellationToken cancellationToken)
    {
        if (!await _places.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            http.Response.Headers.RetryAfter = "10";
            return ScreenProblems.TooManyTables();
        }

        try
        {
            Prepare(http);
            return await Task.Run(() => AnswerAsync(http, isLines, cancellationToken), cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    /// <summary>The readers of tables are not asynchronous; a table has a thread of its own.</summary>
    private void Prepare(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = options.Value.LargestTable;
        }

        http.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
    }

    private async Task<IResult> AnswerAsync(HttpContext http, bool isLines, CancellationToken cancellationToken)
    {
        var run = new ScreeningRun { Id = ids.NewId(), Actor = http.User.CallerName(), StartedAt = time.GetUtcNow(), Profile = profiles.Current };
        var writesLines = isLines || http.Request.GetTypedHeaders().Accept.Any(a => a.MediaType == Lines);
        var (isWhole, incomplete) = (false, 0L);
        await using var spool = new SealedSpool(data.Path);
        try
        {
            incomplete = await ScreenAsync(http.Request.Body, isLines, spool.Writing, writesLines, run, cancellationToken);
            isWhole = true;
        }
        catch (InvalidDataException error)
        {
            return ScreenProblems.Malformed(error.Message);
        }
        finally
        {
            if (run.Counts.Count > 0)
            {
                await record.RunAsync(run, isWhole, CancellationToken.None);
            }
        }

        Begin(http.Response, run, writesLines, incomplete);
        await spool.CopyToAsync(http.Response.Body, cancellationToken);
        return Results.Empty;
    }

    /// <summary>How many rows were screened without something of them that could not be read.</summary>
    private async Task<long> ScreenAsync(Stream body, bool isLines, Stream answer, bool writesLines, ScreeningRun run, CancellationToken cancellationToken)
    {
        // Held before the first byte is waited for.
        var batch = new BatchScreening(screener.Hold(), run.Profile);
        using var lines = isLines ? new PartyLines(body) : null;
        using var table = isLines ? null : PartyTable.Open(body);
        await using var output = new StreamWriter(answer, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        var incomplete = 0L;
        await batch.RunAsync(
            (IPartyRows?)lines ?? table!,
            (row, result) =>
            {
                run.Count(result);
                incomplete += row.Note is null ? 0 : 1;
                Write(output, row, result, writesLines);
            },
            _ => { },
            cancellationToken);
        return incomplete;
    }

    private static void Begin(HttpResponse response, ScreeningRun run, bool writesLines, long incomplete)
    {
        response.ContentType = writesLines ? Lines : "text/tab-separated-values; charset=utf-8";
        response.Headers["Screening-Id"] = run.Id;
        response.Headers["Screening-Profile"] = Uri.EscapeDataString(run.Profile.Name) + "/" + run.Profile.Version.ToString(CultureInfo.InvariantCulture);
        response.Headers["Screening-Engine"] = run.Engine;
        response.Headers["Screening-Lists"] = string.Join(',', run.Lists.Select(list => $"{list.List}@{list.Sha256}"));
        response.Headers["Screening-Incomplete"] = incomplete.ToString(CultureInfo.InvariantCulture);
        response.Headers["Screening-Outcomes"] = string.Join(',', run.Counts.Select(c => $"{DomainJson.Word(c.Key)}={c.Value.ToString(CultureInfo.InvariantCulture)}"));
    }

    private void Write(StreamWriter output, PartyRow row, ScreeningResult? result, bool writesLines)
    {
        if (!writesLines)
        {
            ResultRows.Write(output, row.Id, result);
            return;
        }

        var body = result is null ? ResultBody.Unreadable(row.Id, row.Error ?? "The row cannot be read.") : ResultBody.Of(row.Id, result) with { Note = row.Note };
        output.Write(JsonSerializer.Serialize(body, json.Value.SerializerOptions));
        output.Write('\n');
    }
}
