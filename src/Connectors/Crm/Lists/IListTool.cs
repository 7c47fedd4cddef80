using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Crm.Lists;

/// <summary>
/// A newsletter tool that holds the distribution lists: single calls in its own words. Who may be put on a list, and when it is
/// tried again, is decided in <see cref="ListWrites"/> for all of them.
/// </summary>
internal interface IListTool
{
    /// <summary>What it is called.</summary>
    string Product { get; }

    /// <summary>Whether it shows of whom it waits for a confirmation; else that has to be remembered here.</summary>
    bool ShowsPending { get; }

    /// <summary>Whether it knows nothing any more of who has left a list; else nobody would be kept from being put on it again.</summary>
    bool ForgetsLeavers { get; }

    /// <exception cref="VendorTrouble">It does not answer.</exception>
    Task<ListState> StateAsync(string email, string list, CancellationToken cancellationToken);

    /// <summary>Puts the person on the list, which is created when there is none. Changes nothing else of a person that is there, and subscribes nobody again.</summary>
    /// <exception cref="VendorTrouble">It was not done, or nobody knows.</exception>
    Task<ListAddition> AddAsync(ListPerson person, string list, ListState state, CancellationToken cancellationToken);

    /// <exception cref="VendorTrouble">It does not answer.</exception>
    Task<ListToolProbe> ProbeAsync(CancellationToken cancellationToken);

    /// <summary>Removes the person and reads back.</summary>
    /// <exception cref="VendorTrouble">It does not answer.</exception>
    Task<CrmErasure> EraseAsync(string email, CancellationToken cancellationToken);
}
