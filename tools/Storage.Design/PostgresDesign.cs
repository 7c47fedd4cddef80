using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using WorkflowConnect.Storage.Model;

namespace WorkflowConnect.Storage.Design;

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresWorkContext>
{
    public PostgresWorkContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresWorkContext>().UseNpgsql("Host=design").Options);
}
