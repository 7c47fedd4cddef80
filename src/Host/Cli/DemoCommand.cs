using System.CommandLine;
using WorkflowConnect.Host.Demo;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect demo</c></summary>
internal static class DemoCommand
{
    private static readonly Option<bool> Once = new("--once")
    {
        Description = "Ends when everything was shown: 0 only if every sample ended as it should.",
    };

    private static readonly Option<bool> Fresh = new("--fresh")
    {
        Description = "Begins anew, although leads of your own are in the demo's data.",
    };

    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "Directory of the demo's data; made anew each time, unless leads of your own are in it.",
            DefaultValueFactory = _ => Path.Combine("data", "demo"),
        };
        var command = new Command("demo", "Shows the product's main job on sample leads, customers and lists, then keeps serving.")
        {
            Once, Fresh, data, CommonOptions.Urls,
        };
        command.SetAction((parsed, cancellationToken) =>
            DemoRun.RunAsync(parsed.GetValue(data)!, parsed.GetValue(CommonOptions.Urls)!, parsed.GetValue(Once), parsed.GetValue(Fresh), cancellationToken));
        return command;
    }
}
