using System.CommandLine;
using Spectre.Console;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect users</c>: for the person at the machine, who needs no password.</summary>
internal static class UsersCommand
{
    private const string By = "command line";

    private static readonly Argument<string> Name = new("name") { Description = "The user's name." };

    private static readonly Argument<string[]> RoleWords = new("roles")
    {
        Description = $"One or more of: {string.Join(", ", Roles.All)}.",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Command Create() => new("users", "The users who may sign in, and their roles.")
    {
        List(),
        Verb("add", "Makes a user with a generated password, which is shown once.", AddAsync, Name, RoleWords),
        Verb("reset-password", "Gives a user a generated password, shown once; ends their sessions and a lock-out.", ResetAsync, Name),
        Verb("roles", "Gives a user these roles and no others.", RolesAsync, Name, RoleWords),
        Verb("lock", "Shuts a user out and ends their sessions.", (p, s, t) => LockAsync(p, s, true, t), Name),
        Verb("unlock", "Lets a locked user in again.", (p, s, t) => LockAsync(p, s, false, t), Name),
    };

    private static Command List() => Verb("list", "Shows every user.", async (_, services, cancellationToken) =>
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Name", "Roles", "State");
        foreach (var user in await services.GetRequiredService<IDatabase>().ReadAsync((work, ct) => work.Users.ListAsync(ct), cancellationToken))
        {
            var state = user.IsLocked ? "locked" : user.LockedUntil > services.GetRequiredService<TimeProvider>().GetUtcNow() ? "locked out" : "active";
            table.AddRow(Markup.Escape(user.Name), Markup.Escape(string.Join(", ", user.Roles)), state);
        }

        AnsiConsole.Write(table);
        return 0;
    });

    private static async Task<int> AddAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellationToken)
    {
        var password = PasswordRules.Generate();
        var outcome = await services.GetRequiredService<ChangeUsers>()
            .CreateAsync(parsed.GetValue(Name), password, parsed.GetValue(RoleWords)!, By, cancellationToken);
        return Tell(outcome, $"Password, shown this once: {password}");
    }

    private static Task<int> ResetAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellationToken)
    {
        var password = PasswordRules.Generate();
        return ChangeAsync(parsed, services, (change, id) => change.SetPasswordAsync(id, password, By, cancellationToken), $"Password, shown this once: {password}", cancellationToken);
    }

    private static Task<int> RolesAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellationToken) =>
        ChangeAsync(parsed, services, (change, id) => change.SetRolesAsync(id, parsed.GetValue(RoleWords)!, By, cancellationToken), "Done.", cancellationToken);

    private static Task<int> LockAsync(ParseResult parsed, IServiceProvider services, bool locked, CancellationToken cancellationToken) =>
        ChangeAsync(parsed, services, (change, id) => change.SetLockedAsync(id, locked, By, cancellationToken), "Done.", cancellationToken);

    private static async Task<int> ChangeAsync(
        ParseResult parsed, IServiceProvider services, Func<ChangeUsers, string, Task<UserOutcome>> run, string done, CancellationToken cancellationToken)
    {
        var key = UserNames.KeyOf(parsed.GetValue(Name));
        var user = await services.GetRequiredService<IDatabase>().ReadAsync((work, ct) => work.Users.FindByNameAsync(key, ct), cancellationToken);
        return Tell(user is null ? UserOutcome.Refused("There is no such user.") : await run(services.GetRequiredService<ChangeUsers>(), user.Id), done);
    }

    private static int Tell(UserOutcome outcome, string done)
    {
        if (outcome.Mistake is { } mistake)
        {
            Console.Error.WriteLine(mistake);
            return 2;
        }

        Console.WriteLine(done);
        return 0;
    }

    private static Command Verb(string name, string description, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> run, params Argument[] arguments)
    {
        var command = new Command(name, description) { CommonOptions.Data, CommonOptions.Postgres };
        foreach (var argument in arguments)
        {
            command.Arguments.Add(argument);
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed));
            return await run(parsed, services, cancellationToken);
        });
        return command;
    }
}
