namespace WorkflowConnect.Core.Crm;

/// <summary>The table of links between our keys and a connected CRM's ids.</summary>
public interface ICrmBindings
{
    Task<CrmBinding?> FindAsync(string connection, string key, CancellationToken cancellationToken);

    /// <summary>Adds the binding or puts it in the place of the one with its key.</summary>
    Task SetAsync(CrmBinding binding, CancellationToken cancellationToken);

    /// <summary>Forgets a key that points nowhere.</summary>
    Task RemoveAsync(string connection, string key, CancellationToken cancellationToken);

    /// <summary>Forgets all keys of a record, as when it is erased; how many there were.</summary>
    Task<int> RemoveOfAsync(string connection, string reference, CancellationToken cancellationToken);
}
