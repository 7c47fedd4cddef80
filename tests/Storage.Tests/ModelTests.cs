using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Storage.Model;

namespace WorkflowConnect.Storage.Tests;

public sealed class ModelTests
{
    private const string Advice = "run src/Storage.Design/migrate";

    [Fact]
    public void The_migrations_for_SQLite_make_the_model_of_today()
    {
        using var context = new SqliteWorkContext(new DbContextOptionsBuilder<SqliteWorkContext>().UseSqlite("Data Source=none").Options);
        context.Database.HasPendingModelChanges().ShouldBeFalse(Advice);
    }

    [Fact]
    public void The_migrations_for_PostgreSQL_make_the_model_of_today()
    {
        using var context = new PostgresWorkContext(new DbContextOptionsBuilder<PostgresWorkContext>().UseNpgsql("Host=none").Options);
        context.Database.HasPendingModelChanges().ShouldBeFalse(Advice);
    }
}
