using System.CommandLine;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect lists</c></summary>
internal static class ListsCommand
{
    /// <summary>Exit code of a command that could not do what it was asked.</summary>
    public const int Trouble = 2;

    public static Command Create() => new("lists", "The sanctions lists.")
    {
        ListsStatusCommand.Create(),
        ListsUpdateCommand.Create(),
        ListsVersionsCommand.Create(),
        ListsDiffCommand.Create(),
        ListsShowCommand.Create(),
        ListsDeltaCommand.Create(),
        HouseListCommands.Import(),
        HouseListCommands.Remove(),
        HouseListCommands.Export(),
    };

    /// <summary>Says what is wrong on standard error.</summary>
    public static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return Trouble;
    }
}
