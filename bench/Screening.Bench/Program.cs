using System.Diagnostics;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.Screening.Names;
using WorkflowConnect.Screening.Bench;

// [data folder] [file.md: the report] [speed]   accuracy, and speed beside the peer; or speed alone;
//   --postgres CONNECTION: beside pg_trgm too
// scorecard [--write FILE] [--check FILE] [--dump FOLDER] | scorecard --without TABLE
// ablation FILE: what each table is worth
// candidates [file.dump: what the index misses] | delta [--few] | tune | frequencies FILE
ScreeningData.LeftOut = args.SkipWhile(a => a != ScorecardCommand.Without).Skip(1).FirstOrDefault();
var folder = DataFolder.Find(args.FirstOrDefault(Directory.Exists));
using var report = args.Contains("scorecard") || args.Contains("ablation") ? null : Report.To(args.FirstOrDefault(a => a.EndsWith(".md", StringComparison.Ordinal)));
Console.WriteLine(folder is null ? "No evaluation data found: measuring on synthetic names." : "data: the evaluation sets");
var lists = Corpus.FromRows(folder?.Tsv("lists/all-names.tsv.gz") ?? Corpus.Synthetic(100_000));

if (args.Contains("ablation"))
{
    return await Ablation.RunAsync(folder, args[^1]);
}

if (args.Contains("scorecard"))
{
    return await ScorecardCommand.RunAsync(folder, lists, args);
}

if (args.Contains("candidates") && folder is not null)
{
    CandidateRecall.Print(folder, lists, args.FirstOrDefault(a => a.EndsWith(".dump", StringComparison.Ordinal)));
    return 0;
}

if (args.Contains("frequencies"))
{
    WordFrequencies.Write(lists, args[^1]);
    return 0;
}

if (args.Contains("delta"))
{
    DeltaSpeed.Print(folder, lists, args.Contains("--few") ? 200_000 : 1_000_000);
    return 0;
}

if (args.Contains("tune") && folder is not null)
{
    await Tuning.RunAsync(folder, lists);
    return 0;
}

var holder = new ScreeningIndexHolder();
holder.Replace(lists);
var before = GC.GetTotalMemory(forceFullCollection: true);
var watch = Stopwatch.StartNew();
holder.Prepare(lists.Select(l => l.Version.List));
var built = watch.Elapsed;
Console.WriteLine($"index: {lists.Sum(l => l.Version.EntryCount)} entries, {lists.Sum(l => l.Version.NameCount)} names, built in {built.TotalSeconds:0.00} s, {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0:0} MB");

var screener = new BuiltInScreener(holder, new NoFreshness(), TimeProvider.System);
if (folder is not null && !args.Contains("speed"))
{
    Console.Write(ScorecardFile.Table(await new Scorecard(folder, lists).MeasureAsync(null)));
}

var parties = folder is null
    ? Corpus.Synthetic(10_000).Select(r => Scorecard.PartyOf("Individual", r[4][1..])).ToList()
    : folder.Tsv("eval/queries.tsv").Select(q => Scorecard.PartyOf(q[3], q[5])).ToList();
var single = await Speed.PrintAsync(screener, lists, parties);
if (Array.IndexOf(args, "--postgres") is >= 0 and var at && at + 1 < args.Length)
{
    await TrigramPeer.PrintAsync(args[at + 1], lists, parties, single);
}

return 0;
