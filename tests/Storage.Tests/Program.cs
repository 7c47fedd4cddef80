using WorkflowConnect.Storage.Tests.Killing;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

if (args is [WritingProcess.Argument, var provider, var target])
{
    return await WritingProcess.RunAsync(provider, target);
}

if (args is [BulkProcess.Argument, var bulkProvider, var bulkTarget, var count])
{
    return await BulkProcess.RunAsync(bulkProvider, bulkTarget, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));
}

if (args is [RunningProcess.Argument, var database, var place, var effects, var company])
{
    return await RunningProcess.RunAsync(database, place, effects, company);
}

if (args is [AcceptingProcess.Argument, var lists])
{
    return await AcceptingProcess.RunAsync(lists);
}

// As xunit's own entry point does.
return args.Any(a => a is "--server" or "--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, WorkflowConnect.Storage.Tests.SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
