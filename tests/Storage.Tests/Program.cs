using WorkflowConnect.Storage.Tests.Killing;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

if (args is [WritingProcess.Argument, var provider, var target])
{
    return await WritingProcess.RunAsync(provider, target);
}

// As xunit's own entry point does.
return args.Any(a => a is "--server" or "--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, WorkflowConnect.Storage.Tests.SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
