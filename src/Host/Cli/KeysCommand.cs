using System.CommandLine;
using WorkflowConnect.Host.Intake;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect keys</c></summary>
internal static class KeysCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("source") { Description = "The source, e.g. contact-form, newsletter or event." };
        var add = new Command("new", "Makes a new API key for a source and shows it once; only its hash is kept. Restart the server to use it.")
        {
            source, CommonOptions.Data,
        };
        add.SetAction(async (parsed, _) =>
        {
            await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed));
            Console.WriteLine(services.GetRequiredService<IntakeKeys>().Create(parsed.GetValue(source)!, keep: true));
            return 0;
        });
        return new Command("keys", "API keys of the intake's sources.") { add };
    }
}
