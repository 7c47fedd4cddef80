using System.CommandLine;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect serve</c></summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Runs the product until it is stopped.")
        {
            CommonOptions.Data, CommonOptions.Postgres, CommonOptions.Plugins, CommonOptions.Urls, CommonOptions.AllowRemote, CommonOptions.Samples,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = CommonOptions.SettingsOf(parsed) with
            {
                Urls = parsed.GetValue(CommonOptions.Urls)!,
                AllowRemote = parsed.GetValue(CommonOptions.AllowRemote),
                Overrides = CommonOptions.OverridesOf(parsed),
            };
            if (ListenAddresses.Refusal(settings) is { } refusal)
            {
                await Console.Error.WriteLineAsync(refusal);
                return 2;
            }

            await using var app = Product.Build(settings);
            var administrator = await FirstSignIn.PrepareAsync(app.Services, cancellationToken);
            await Product.StartAsync(app, cancellationToken);
            Banner.Print(app, settings);
            if (administrator is not null)
            {
                Console.WriteLine(administrator);
            }

            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        });
        return command;
    }
}
