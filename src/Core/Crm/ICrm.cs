namespace WorkflowConnect.Core.Crm;

/// <summary>
/// What every CRM connector implements. An outage is a <see cref="WriteStatus.Retryable"/> or
/// <see cref="WriteStatus.Unknown"/> outcome when writing, an exception when reading; never a success.
/// </summary>
public interface ICrm
{
    /// <summary>Name of the connection, first part of every <see cref="RecordRef"/>.</summary>
    string Connection { get; }

    CrmCapabilities Capabilities { get; }

    /// <summary>One outcome per write, in their order.</summary>
    Task<IReadOnlyList<WriteOutcome>> WriteAsync(IReadOnlyList<CrmWrite> writes, CancellationToken cancellationToken);

    Task<CrmRecord?> FindAsync(RecordRef record, CancellationToken cancellationToken);

    Task<CrmPage> ReadPageAsync(CrmPageRequest request, CancellationToken cancellationToken);
}
