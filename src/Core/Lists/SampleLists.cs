using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Lists.Formats;

namespace WorkflowConnect.Core.Lists;

/// <summary>
/// Puts the product's samples to use where a list has no accepted version, so that everything can be tried offline.
/// A sample counts as fetched on the day that it shows: its age is told as it is, and no profile with a maximum age
/// clears anybody against it.
/// </summary>
public sealed class SampleLists(IOptions<ListsOptions> options, ListLibrary library, ILogger<SampleLists> logger)
{
    /// <summary>The word that stands for the publisher's address in a sample's version.</summary>
    public const string Source = "sample";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Keeps and switches to the samples of those lists that never had a real version.</summary>
    public async Task EnsureAsync(IEnumerable<string> lists, CancellationToken cancellationToken)
    {
        var samples = ReadDescriptions();
        foreach (var list in lists)
        {
            var sample = samples.FirstOrDefault(s => s.List == list);
            if (sample is not null && library.Versions(list).All(v => v.Version.IsSample))
            {
                await TakeAsync(sample, cancellationToken);
            }
        }
    }

    private async Task TakeAsync(SampleDescription sample, CancellationToken cancellationToken)
    {
        var format = ListFormats.Get(sample.Format);
        var files = ListFiles.OnDisk(format.FileNames.Select(n =>
            KeyValuePair.Create(n, Path.Combine(options.Value.SamplesFolder, sample.Folder, n + ".gz"))));
        try
        {
            var sha256 = await ListChecksum.OfAsync(files, cancellationToken);
            if (library.Current(sample.List)?.Version.Sha256 == sha256)
            {
                return;
            }

            var parsed = ParsedList.From(format, files, cancellationToken);
            if (parsed.Reading.Damage is not null || parsed.Entries.Count != sample.Entries)
            {
                logger.SampleUnusable(sample.List, parsed.Reading.Damage ?? $"{parsed.Entries.Count} entries instead of {sample.Entries}");
                return;
            }

            var asOf = new DateTimeOffset(sample.AsOf, TimeOnly.MinValue, TimeSpan.Zero);
            var version = new ListVersion
            {
                List = sample.List,
                Sha256 = sha256,
                PublishedAt = parsed.Reading.PublishedAt ?? asOf,
                FetchedAt = asOf,
                EntryCount = parsed.Entries.Count,
                NameCount = parsed.NameCount,
                Source = Source,
                IsSample = true,
            };
            await library.KeepAsync(new StoredVersion(version, format.Code, format.FileNames), files, cancellationToken);
            library.SwitchTo(sample.List, sha256);
        }
        catch (IOException e)
        {
            logger.SampleUnusable(sample.List, e.Message);
        }
    }

    private SampleDescription[] ReadDescriptions()
    {
        var path = Path.Combine(options.Value.SamplesFolder, "samples.json");
        return File.Exists(path) ? JsonSerializer.Deserialize<SampleDescription[]>(File.ReadAllBytes(path), Json) ?? [] : [];
    }
}
