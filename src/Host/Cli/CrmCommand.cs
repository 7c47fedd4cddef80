using System.CommandLine;
using Spectre.Console;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect crm</c></summary>
internal static class CrmCommand
{
    private static readonly Option<bool> Yes = new("--yes") { Description = "Creates it without asking." };

    private static readonly Argument<string> Record = new("record") { Description = "The contact, as protocols name it: connection/contact/id." };

    public static Command Create()
    {
        var probe = new Command("probe", "Shows what the connected CRM is: version, user, mapped fields, lists, and what is missing. Changes nothing. Ends with 1 when something is missing.") { CommonOptions.Data, CommonOptions.Postgres };
        probe.SetAction((parsed, token) => WithCrmAsync(parsed, ProbeAsync, token));
        var provision = new Command("provision", "Creates in the CRM what the probe calls missing, after showing it. Needs an administrator's key.") { Yes, CommonOptions.Data, CommonOptions.Postgres };
        provision.SetAction((parsed, token) => WithCrmAsync(parsed, (crm, ct) => ProvisionAsync(crm, parsed.GetValue(Yes), ct), token));
        var erase = new Command("erase", "Erases a contact's personal data in the CRM, reads back, and says what remains. Ends with 1 when something of it does.") { Record, CommonOptions.Data, CommonOptions.Postgres };
        erase.SetAction((parsed, token) => WithCrmAsync(parsed, (crm, ct) => EraseAsync(crm, parsed.GetValue(Record)!, ct), token));
        return new Command("crm", "The connected CRM; see docs/connectors.md.") { probe, provision, erase };
    }

    private static async Task<int> WithCrmAsync(ParseResult parsed, Func<ICrmAdministration, CancellationToken, Task<int>> act, CancellationToken cancellationToken)
    {
        await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed));
        try
        {
            return await act(services.GetRequiredService<ChosenCrm>().Administration, cancellationToken);
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

        AnsiConsole.Write(table);
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

    private static async Task<int> EraseAsync(ICrmAdministration crm, string record, CancellationToken cancellationToken)
    {
        if (RecordRef.TryParse(record) is not { Kind: RecordKind.Contact } reference)
        {
            Console.Error.WriteLine("Name a contact as connection/contact/id.");
            return 2;
        }

        var erasure = await crm.EraseAsync(reference, cancellationToken);
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
