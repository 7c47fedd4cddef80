namespace WorkflowConnect.Core.Protocols;

/// <summary>The table of protocols and their PDFs.</summary>
public interface IProtocols
{
    Task<Protocol?> FindByCheckAsync(string checkId, CancellationToken cancellationToken);

    Task<Protocol?> FindByNumberAsync(string number, CancellationToken cancellationToken);

    Task AddAsync(Protocol protocol, CancellationToken cancellationToken);

    /// <summary>Stores the PDF and its checksum.</summary>
    Task AttachPdfAsync(string number, string sha256, ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken);

    Task<ReadOnlyMemory<byte>?> ReadPdfAsync(string number, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<Protocol>> LatestAsync(string? beforeNumber, int limit, CancellationToken cancellationToken);
}
