using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using WorkflowConnect.Storage.Model;

namespace WorkflowConnect.Storage.Design;

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteWorkContext>
{
    public SqliteWorkContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteWorkContext>().UseSqlite("Data Source=design.db").Options);
}
