using System.CommandLine;
using WorkflowConnect.Core.Access.Secrets;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect secrets</c>. A value comes from standard input: arguments stand in the process list and the shell's history.</summary>
internal static class SecretsCommand
{
    private const string By = "command line";

    private static readonly Argument<string> Name = new("name") { Description = "The secret's name, as workflows refer to it." };

    private static readonly Option<string?> Description = new("--description") { Description = "What it is for." };

    private static readonly Option<DateOnly?> Ends = new("--ends") { Description = "The last day on which the other system takes it, such as 2027-02-28; two weeks before it there is an alert." };

    public static Command Create()
    {
        var set = new Command("set", "Sets or rotates a secret; its value is read from standard input.") { Name, Description, Ends, CommonOptions.Data, CommonOptions.Postgres };
        set.SetAction(SetAsync);
        var list = new Command("list", "Names of the secrets; never their values.") { CommonOptions.Data, CommonOptions.Postgres };
        list.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed));
            foreach (var secret in await services.GetRequiredService<KeepSecrets>().ListAsync(cancellationToken))
            {
                Console.WriteLine($"{secret.Name}  version {secret.Version}  {secret.ChangedAt:yyyy-MM-dd HH:mm}Z{(secret.EndsOn is { } last ? $"  good until {last:yyyy-MM-dd}" : "")}  {secret.Description}");
            }

            return 0;
        });
        var delete = new Command("delete", "Deletes a secret. Workflows that use it fail from then on.") { Name, CommonOptions.Data, CommonOptions.Postgres };
        delete.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed));
            return await services.GetRequiredService<KeepSecrets>().DeleteAsync(parsed.GetValue(Name)!, By, cancellationToken)
                ? 0
                : Refuse("There is no such secret.");
        });
        return new Command("secrets", "The secrets that workflows use.") { set, list, delete };
    }

    private static async Task<int> SetAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var value = (await Console.In.ReadToEndAsync(cancellationToken)).TrimEnd('\r', '\n');
        if (KeepSecrets.Mistake(parsed.GetValue(Name), value, parsed.GetValue(Description)) is { } mistake)
        {
            return Refuse(mistake);
        }

        await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed));
        var secret = await services.GetRequiredService<KeepSecrets>()
            .SetAsync(parsed.GetValue(Name)!, value, parsed.GetValue(Description), parsed.GetValue(Ends), By, cancellationToken);
        Console.WriteLine($"{secret.Name} has version {secret.Version} now.");
        return 0;
    }

    private static int Refuse(string mistake)
    {
        Console.Error.WriteLine(mistake);
        return 2;
    }
}
