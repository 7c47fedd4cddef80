using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Host.Scripting;

namespace WorkflowConnect.Protocols.Bench;

/// <summary>Protocols per second through the whole way: the pipe to the worker, Typst, PDF/A-3 and back.</summary>
internal static partial class Speed
{
    private const int WarmUp = 20;

    public static async Task PrintAsync(SampleProtocol sample, int threads, int documents)
    {
        await using var services = Services(threads);
        var typst = services.GetRequiredService<TypstRenderer>();
        var worker = services.GetRequiredService<NodeWorker>();
        await worker.StartAsync(CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, WarmUp).Select(i => RenderAsync(typst, sample, i)));

        using var process = Process.GetProcessById(worker.ProcessId!.Value);
        var cpu = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var made = await Task.WhenAll(Enumerable.Range(WarmUp, documents).Select(i => RenderAsync(typst, sample, i)));
        var wall = watch.Elapsed.TotalSeconds;
        process.Refresh();
        var perDocument = (process.TotalProcessorTime - cpu).TotalMilliseconds / documents;
        var repeated = await RenderAsync(typst, sample, WarmUp);
        Console.WriteLine(
            $"{sample.Name}: {threads} thread(s), {documents / wall:0} documents/s, {perDocument:0.0} ms CPU each ({1000 / perDocument:0} per CPU second), "
            + $"{Pages(made[0])} pages, {made.Average(pdf => pdf.Length) / 1024:0} kB, worker {process.WorkingSet64 / 1048576} MB, "
            + (repeated.AsSpan().SequenceEqual(made[0]) ? "same input same bytes" : "NOT DETERMINISTIC"));
    }

    private static Task<byte[]> RenderAsync(TypstRenderer typst, SampleProtocol sample, int index)
    {
        var data = sample.Variant(index);
        return typst.RenderPdfAsync(
            new TypstDocument
            {
                TemplatePath = "protocol.typ",
                DataJson = data,
                ProofJson = sample.Proof,
                Attachments = [new TypstAttachment { Name = "protocol.json", Content = data }],
                CreatedAt = DateTimeOffset.UnixEpoch,
            },
            CancellationToken.None);
    }

    private static ServiceProvider Services(int threads)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddScripting(o => (o.TypstThreads, o.QueueTimeout) = (threads, TimeSpan.FromMinutes(30)));
        return services.BuildServiceProvider();
    }

    private static int Pages(byte[] pdf) => PageObject().Count(Encoding.Latin1.GetString(pdf));

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex PageObject();
}
