using System.CommandLine;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Protocols;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect verify</c></summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var command = new Command(
            "verify",
            "Proves the evidence without the server: every ledger entry against the chain, every protocol's PDF against the ledger. Ends with 0 when all is whole, 1 when something is broken.")
        {
            CommonOptions.Data, CommonOptions.Postgres,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed));
            var ledger = await services.GetRequiredService<VerifyLedger>().RunAsync(cancellationToken);
            var documents = await services.GetRequiredService<VerifyDocuments>().RunAsync(cancellationToken);
            return VerifyReport.Print(ledger, documents);
        });
        return command;
    }
}
