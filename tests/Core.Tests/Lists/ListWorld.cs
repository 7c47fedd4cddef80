using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Core.Tests.Lists;

/// <summary>The lists of a product in a folder of their own, with a publisher that answers what the test says.</summary>
internal sealed class ListWorld : IListDownloader, IDisposable
{
    public ListWorld(bool samples = false)
    {
        Options.Folder = Directory.CreateTempSubdirectory("lists-").FullName;
        Options.SamplesFolder = samples ? ListFixtures.Samples : "";
        Options.Sources[ListCodes.Eu] = new ListSourceOptions { Enabled = samples };
        Options.Sources[ListCodes.OfacSdn] = new ListSourceOptions { Enabled = samples };
        Options.Sources[ListCodes.Un] = new ListSourceOptions { MinimumCount = 3 };
        Reopen();
    }

    public ListsOptions Options { get; } = new();

    public FixedTime Time { get; } = new(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));

    public ListLibrary Library { get; private set; } = null!;

    /// <summary>Taken up when the lists are opened again.</summary>
    public IReadOnlyList<IListGate> Gates { get; set; } = [];

    public CurrentLists Current { get; private set; } = null!;

    public ListStatuses Statuses { get; private set; } = null!;

    public UpdateLists Update { get; private set; } = null!;

    public OpenLists Open { get; private set; } = null!;

    public Func<string, ListDownload> Publisher { get; set; } = _ => new ListDownload.Failed("nobody there");

    public IReadOnlyDictionary<string, FileValidators>? AskedWith { get; private set; }

    public string VersionFolder(string sha256) => Path.Combine(Options.Folder, ListCodes.Un, "versions", sha256);

    /// <summary>What a restart of the product does.</summary>
    public void Reopen()
    {
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        Library = new ListLibrary(options);
        Current = new CurrentLists(NullLogger<CurrentLists>.Instance);
        Statuses = new ListStatuses(options, Library, Current, Time);
        Update = new UpdateLists(options, this, Library, Current, Time, NullLogger<UpdateLists>.Instance, Gates);
        Open = new OpenLists(options, Library, new SampleLists(options, Library, NullLogger<SampleLists>.Instance), Current, NullLogger<OpenLists>.Instance);
    }

    public async Task<ListUpdate> UpdateAsync() =>
        (await Update.RunAsync([ListCodes.Un], TestContext.Current.CancellationToken)).Single();

    /// <summary>The publisher offers a UN list of so many persons.</summary>
    public void Offer(int persons, string date = "2026-11-20", string extra = "") => OfferText(UnList(persons, date, extra));

    public void OfferText(string text) => Publisher = folder =>
    {
        var path = Path.Combine(folder, "consolidated.xml");
        File.WriteAllText(path, text);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return new ListDownload.Fetched([new DownloadedFile("consolidated.xml", path, sha256, text.Length, new FileValidators($"\"{sha256[..8]}\"", null))]);
    };

    public static string UnList(int persons, string date = "2026-11-20", string extra = "") =>
        $"<CONSOLIDATED_LIST dateGenerated=\"{date}T00:00:00Z\"><INDIVIDUALS>"
        + string.Concat(Enumerable.Range(1, persons).Select(i => $"<INDIVIDUAL><REFERENCE_NUMBER>QDi.{i:000}</REFERENCE_NUMBER><FIRST_NAME>PERSON</FIRST_NAME><SECOND_NAME>{i}</SECOND_NAME></INDIVIDUAL>"))
        + $"{extra}</INDIVIDUALS></CONSOLIDATED_LIST>";

    public Task<ListDownload> DownloadAsync(ListSource source, string folder, IReadOnlyDictionary<string, FileValidators> known, CancellationToken cancellationToken)
    {
        AskedWith = known;
        return Task.FromResult(Publisher(folder));
    }

    public void Dispose()
    {
        Update.Dispose();
        Directory.Delete(Options.Folder, recursive: true);
    }
}
