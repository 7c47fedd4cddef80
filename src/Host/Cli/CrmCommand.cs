using System.CommandLine;
using Spectre.Console;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.SignIn;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect crm</c></summary>
internal static class CrmCommand
{
    private const string By = "command line";

    private static readonly Option<bool> Yes = new("--yes") { Description = "Creates it without asking." };

    private static readonly Argument<string> Record = new("record") { Description = "The contact, as protocols name it: connection/contact/id." };

    private static readonly Option<Uri> Redirect = new("--redirect")
    {
        Description = "The redirect address that the app at the vendor has; nothing has to answer there.",
        DefaultValueFactory = _ => new Uri("http://localhost/"),
    };

    private static readonly Option<string?> Scopes = new("--scopes") { Description = "Scopes to ask for, separated by spaces, instead of those that the connector needs." };

    public static Command Create()
    {
        var connect = new Command("connect", "Lets a person agree in the browser that the product works in the CRM for them (HubSpot and Pipedrive with OAuth), and keeps the refresh token.") { Redirect, Scopes, CommonOptions.Data, CommonOptions.Postgres };
        connect.SetAction(ConnectAsync);
        var probe = new Command("probe", "Shows what the connected CRM is: version, user, mapped fields, lists, and what is missing. Changes nothing. Ends with 1 when something is missing.") { CommonOptions.Data, CommonOptions.Postgres };
        probe.SetAction((parsed, token) => WithCrmAsync(parsed, ProbeAsync, token));
        var provision = new Command("provision", "Creates in the CRM what the probe calls missing, after showing it. Needs an administrator's key.") { Yes, CommonOptions.Data, CommonOptions.Postgres };
        provision.SetAction((parsed, token) => WithCrmAsync(parsed, (crm, ct) => ProvisionAsync(crm, parsed.GetValue(Yes), ct), token));
        var erase = new Command("erase", "Erases a contact's personal data in the CRM and its clearances here, reads back, records it in the ledger, and says what remains. Ends with 1 when something of it does.") { Record, CommonOptions.Data, CommonOptions.Postgres };
        erase.SetAction((parsed, token) => WithServicesAsync(parsed, services => EraseAsync(services.GetRequiredService<EraseContact>(), parsed.GetValue(Record)!, token)));
        return new Command("crm", "The connected CRM; see docs/connectors.md.") { connect, probe, provision, erase };
    }

    private static Task<int> ConnectAsync(ParseResult parsed, CancellationToken cancellationToken) => WithServicesAsync(
        parsed,
        async services =>
        {
            var connect = services.GetRequiredService<ConnectCrm>();
            var redirect = parsed.GetValue(Redirect)!;
            if (!redirect.IsAbsoluteUri)
            {
                throw new InvalidDataException("--redirect must be a whole address, such as http://localhost/.");
            }

            var (address, state) = connect.Begin(redirect, parsed.GetValue(Scopes));
            Console.WriteLine("Open this address in a browser, sign in as the user that the product shall work as, and agree:");
            Console.WriteLine(address.AbsoluteUri);
            Console.WriteLine($"The browser then goes to {redirect.OriginalString}, which need not answer. Paste here the whole address that it shows:");
            if (await Console.In.ReadLineAsync(cancellationToken) is not { Length: > 0 } arrived)
            {
                throw new InvalidDataException("No address was given. Nothing was changed.");
            }

            Console.WriteLine($"Connected. The refresh token is kept as secret '{await connect.FinishAsync(redirect, state, arrived, cancellationToken)}'. See what is there with 'workflowconnect crm probe'.");
            return 0;
        });

    private static Task<int> WithCrmAsync(ParseResult parsed, Func<ICrmAdministration, CancellationToken, Task<int>> act, CancellationToken cancellationToken) =>
        WithServicesAsync(parsed, services => act(services.GetRequiredService<ChosenCrm>().Administration, cancellationToken));

    private static async Task<int> WithServicesAsync(ParseResult parsed, Func<IServiceProvider, Task<int>> act)
    {
        await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed));
        try
        {
            return await act(services);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or Microsoft.Extensions.Options.OptionsValidationException)
        {
            Console.Error.WriteLine(error.Message);
            return 2;
        }
    }

    private static async Task<int> ProbeAsync(ICrmAdministration crm, CancellationToken cancellationToken)
    {
        var probe = await crm.ProbeAsync(cancellationToken);
        Console.WriteLine($"{probe.Product}, {probe.User}");
        var table = new Table().AddColumns("Record", "Field", "In the CRM");
        foreach (var (kind, field, theirs) in probe.Fields)
        {
            table.AddRow(kind.ToString().ToLowerInvariant(), Markup.Escape(field), Markup.Escape(theirs));
        }

        foreach (var (kind, field) in probe.Unmapped)
        {
            table.AddRow(kind.ToString().ToLowerInvariant(), Markup.Escape(field), "(no place; left out and reported)");
        }

        if (table.Rows.Count > 0)
        {
            AnsiConsole.Write(table);
        }

        Console.WriteLine($"lists: {(probe.Lists.Count == 0 ? "none" : string.Join(", ", probe.Lists))}");
        foreach (var missing in probe.Missing)
        {
            Console.WriteLine($"missing: {missing.What}. {missing.Why}{(missing.CanBeCreated ? " 'workflowconnect crm provision' creates it." : "")}");
        }

        return probe.Missing.Count == 0 ? 0 : 1;
    }

    private static async Task<int> ProvisionAsync(ICrmAdministration crm, bool yes, CancellationToken cancellationToken)
    {
        CrmMissing[] missing = [.. (await crm.ProbeAsync(cancellationToken)).Missing.Where(m => m.CanBeCreated)];
        if (missing.Length == 0)
        {
            Console.WriteLine("Nothing is missing that could be created.");
            return 0;
        }

        Console.WriteLine("This will be created in the CRM:");
        foreach (var one in missing)
        {
            Console.WriteLine($"  {one.What}");
        }

        if (!yes)
        {
            Console.Write("Create it? [y/N] ");
            if (Console.ReadLine()?.Trim() is not ("y" or "Y" or "j" or "J"))
            {
                Console.WriteLine("Nothing was created.");
                return 1;
            }
        }

        await crm.ProvisionAsync(missing, cancellationToken);
        var left = (await crm.ProbeAsync(cancellationToken)).Missing.Where(m => m.CanBeCreated).ToArray();
        Console.WriteLine(left.Length == 0 ? "Created, and read back." : $"Not there afterwards: {string.Join(", ", left.Select(m => m.What))}.");
        return left.Length == 0 ? 0 : 1;
    }

    private static async Task<int> EraseAsync(EraseContact erase, string record, CancellationToken cancellationToken)
    {
        if (RecordRef.TryParse(record) is not { Kind: RecordKind.Contact } reference)
        {
            Console.Error.WriteLine("Name a contact as connection/contact/id.");
            return 2;
        }

        var erasure = await erase.RunAsync(reference, By, cancellationToken);
        foreach (var done in erasure.Done)
        {
            Console.WriteLine($"done: {done}");
        }

        foreach (var remains in erasure.Remains)
        {
            Console.WriteLine($"remains: {remains}");
        }

        return erasure.IsErased ? 0 : 1;
    }
}
