using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Storage.Model;

namespace WorkflowConnect.Storage.Writing;

/// <summary>A transaction on the writer's connection; a context is made only for changes that go through the tables.</summary>
internal sealed class WriteTransaction(IDialect dialect, DbConnection connection, DbTransaction transaction) : IAsyncDisposable
{
    private WorkContext? _context;

    public DbTransaction Transaction => transaction;

    public WorkContext Context
    {
        get
        {
            if (_context is null)
            {
                _context = dialect.CreateWriter(connection);
                _context.Database.UseTransaction(transaction);
            }

            return _context;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_context is not null)
        {
            await _context.DisposeAsync();
        }

        await transaction.DisposeAsync();
    }
}
