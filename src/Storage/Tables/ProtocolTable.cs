using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Protocols;
using WorkflowConnect.Storage.Model;

namespace WorkflowConnect.Storage.Tables;

internal sealed class ProtocolTable(WorkSession session) : IProtocols
{
    public async Task<Protocol?> FindByCheckAsync(string checkId, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Protocol>(cancellationToken)).FirstOrDefaultAsync(p => p.CheckId == checkId, cancellationToken);

    public async Task<Protocol?> FindByNumberAsync(string number, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Protocol>(cancellationToken)).FirstOrDefaultAsync(p => p.Number == number, cancellationToken);

    public Task AddAsync(Protocol protocol, CancellationToken cancellationToken)
    {
        session.Add(protocol);
        return Task.CompletedTask;
    }

    public async Task AttachPdfAsync(string number, string sha256, ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken)
    {
        var protocol = await FindByNumberAsync(number, cancellationToken)
            ?? throw new RowMissingException($"There is no protocol {number}.");
        var row = new ContentRow { Key = Key(number), Bytes = pdf.ToArray() };
        var isReplaced = await (await session.RowsAsync<ContentRow>(cancellationToken)).AnyAsync(c => c.Key == row.Key, cancellationToken);
        await session.UpdateAsync(protocol with { PdfSha256 = sha256 }, cancellationToken);
        if (isReplaced)
        {
            await session.UpdateAsync(row, cancellationToken);
        }
        else
        {
            session.Add(row);
        }
    }

    public async Task<ReadOnlyMemory<byte>?> ReadPdfAsync(string number, CancellationToken cancellationToken)
    {
        var key = Key(number);
        var row = await (await session.RowsAsync<ContentRow>(cancellationToken)).FirstOrDefaultAsync(c => c.Key == key, cancellationToken);

        // With a bare null both branches would be a ReadOnlyMemory, and "none" an empty one.
        return row is null ? (ReadOnlyMemory<byte>?)null : row.Bytes;
    }

    public async Task<IReadOnlyList<Protocol>> LatestAsync(string? beforeNumber, int limit, CancellationToken cancellationToken)
    {
        // By ledger sequence, because as text P-1000000 would come before P-999999.
        var protocols = await session.RowsAsync<Protocol>(cancellationToken);
        var before = beforeNumber is null
            ? long.MaxValue
            : await protocols.Where(p => p.Number == beforeNumber).Select(p => (long?)p.LedgerSequence).FirstOrDefaultAsync(cancellationToken) ?? 0;
        return await protocols
            .Where(p => p.LedgerSequence < before)
            .OrderByDescending(p => p.LedgerSequence)
            .Take(limit)
            .ToListAsync(cancellationToken);
    }

    private static string Key(string number) => "pdf/" + number;
}
