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
            "Proves the evidence without the server: every ledger entry against the chain, every protocol's PDF against the ledger, and every match by making it again on the kept lists and profile. Ends with 0 when all is whole, 1 when something is broken, 3 when all is whole but some matches were made by another version of the matcher, which this program does not carry.")
        {
            CommonOptions.Data, CommonOptions.Postgres,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed));
            var ledger = await services.GetRequiredService<VerifyLedger>().RunAsync(cancellationToken);
            var documents = await services.GetRequiredService<VerifyDocuments>().RunAsync(cancellationToken);
            var rerun = await services.GetRequiredService<RerunProtocols>().RunAsync(cancellationToken);
            return VerifyReport.Print(ledger, documents, rerun);
        });
        return command;
    }
}
