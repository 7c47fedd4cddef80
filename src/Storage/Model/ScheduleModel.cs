using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Nodes;
using WorkflowConnect.Core.Schedules;

namespace WorkflowConnect.Storage.Model;

internal static class ScheduleModel
{
    public static ModelBuilder MapSchedules(this ModelBuilder model) => model
        .Entity<Schedule>(schedule =>
        {
            schedule.ToTable("schedules");
            schedule.HasKey(s => s.Id);
            schedule.HasIndex(s => s.NextDueAt);
        })
        .Entity<Occurrence>(occurrence =>
        {
            // The key is what makes an occurrence run once, on however many nodes and clocks.
            occurrence.ToTable("schedule_occurrences");
            occurrence.HasKey(o => new { o.ScheduleId, o.DueAt });
            occurrence.HasIndex(o => o.StartedAt);
            occurrence.Ignore(o => o.InstanceId);
        })
        .Entity<Node>(node =>
        {
            node.ToTable("nodes");
            node.HasKey(n => n.Id);
        });
}
