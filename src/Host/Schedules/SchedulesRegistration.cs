using Microsoft.Data.Sqlite;
using Npgsql;
using Quartz;

namespace WorkflowConnect.Host.Schedules;

/// <summary>Registers Quartz with its tables in the product's database; on PostgreSQL the nodes share the work.</summary>
internal static class SchedulesRegistration
{
    public static IServiceCollection AddSchedules(this IServiceCollection services, ProductSettings settings, DataDirectory data)
    {
        services.AddQuartz(quartz => quartz.UsePersistentStore(store =>
        {
            store.ProvisionSchema();
            if (settings.Postgres is { } connection)
            {
                store.UsePostgres(NpgsqlFactory.Instance, connection);
                store.UseClustering();
            }
            else
            {
                // A file of its own: Quartz keeps a lock while it fires, which would hold up the product's one writer.
                store.UseSqlite(SqliteFactory.Instance, $"Data Source={data.File("schedules.db")}");
            }
        }));
        services.AddHostedService<ScheduleWorkflows>();
        services.AddQuartzHostedService();
        return services;
    }
}
