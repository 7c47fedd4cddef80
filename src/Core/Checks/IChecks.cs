namespace WorkflowConnect.Core.Checks;

/// <summary>The table of checks.</summary>
public interface IChecks
{
    Task<Check?> FindAsync(string id, CancellationToken cancellationToken);

    Task AddAsync(Check check, CancellationToken cancellationToken);
}
