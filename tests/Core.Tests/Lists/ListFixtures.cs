using System.Text;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Lists.Formats;

namespace WorkflowConnect.Core.Tests.Lists;

/// <summary>Finds the sample and shared files, and turns text into list files.</summary>
internal static class ListFixtures
{
    public static string Samples => Above("samples", "lists") ?? throw new DirectoryNotFoundException("samples/lists");

    /// <summary>A file of the shared data, or the test is skipped.</summary>
    public static string Shared(params string[] parts)
    {
        var root = Environment.GetEnvironmentVariable("WORKFLOWCONNECT_SHARED_DATA") ?? Above("shared", "data");
        var path = root is null ? null : Path.Combine([root, .. parts]);
        Assert.SkipUnless(path is not null && File.Exists(path), $"shared/data/{string.Join('/', parts)} is not there.");
        return path!;
    }

    public static ListFiles Sample(IListFormat format, string folder) => ListFiles.OnDisk(
        format.FileNames.Select(n => KeyValuePair.Create(n, Path.Combine(Samples, folder, n + ".gz"))));

    public static ListFiles Text(params (string Name, string Content)[] files) => new(files.Select(f =>
        KeyValuePair.Create<string, Func<Stream>>(f.Name, () => new MemoryStream(Encoding.UTF8.GetBytes(f.Content)))));

    public static ParsedList Parse(IListFormat format, ListFiles files) =>
        ParsedList.From(format, files, TestContext.Current.CancellationToken);

    public static ParsedList Parse(IListFormat format, string content) =>
        Parse(format, Text((format.FileNames[0], content)));

    private static string? Above(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine([folder.FullName, .. parts]);
            if (Directory.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
