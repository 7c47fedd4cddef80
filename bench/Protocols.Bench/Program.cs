using WorkflowConnect.Protocols.Bench;

// Arguments: [documents per measurement, default 300]
var documents = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 300;
foreach (var sample in SampleProtocol.All())
{
    foreach (var threads in new[] { 1, 2 })
    {
        await Speed.PrintAsync(sample, threads, documents);
    }
}
