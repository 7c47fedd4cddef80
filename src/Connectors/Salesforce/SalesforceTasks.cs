using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Salesforce;

/// <summary>Activities as completed tasks. A task has a day and no time, and its description cannot be searched: the exact time stands in the text, the marker in the subject.</summary>
internal sealed class SalesforceTasks(SalesforceCalls calls)
{
    private const int LongestSubject = 255;
    private const int LongestText = 31_000;
    private string? _closed;

    public async Task<string> LogAsync(RecordRef record, LogActivity activity, string marker, CancellationToken cancellationToken)
    {
        var room = LongestSubject - marker.Length - 3;
        var subject = activity.Subject.Length > room ? activity.Subject[..room] : activity.Subject;
        var text = activity.Text.Length > LongestText ? activity.Text[..LongestText] : activity.Text;
        return await calls.CreateAsync(
            "sobjects/Task",
            new JsonObject
            {
                ["Subject"] = $"{subject} · {marker}",
                ["Description"] = $"{text}\n{activity.Status}\n{activity.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC",
                ["Status"] = await ClosedAsync(cancellationToken),
                ["ActivityDate"] = activity.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                [Link(record.Kind)] = record.Id,
            },
            cancellationToken);
    }

    public async Task<string?> FindActivityAsync(RecordRef record, string marker, CancellationToken cancellationToken)
    {
        var found = await calls.QueryAsync($"SELECT Id FROM Task WHERE {Of(record)} AND Subject LIKE {SalesforceText.Quote($"%{marker}")} ORDER BY CreatedDate, Id LIMIT 1", cancellationToken);
        return found.Count > 0 ? SalesforceText.IdOf(found[0]) : null;
    }

    /// <summary>Empties and removes our tasks; how many there were, and how many of others are left.</summary>
    public async Task<(int Removed, int Left)> RemoveOwnAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var tasks = await calls.QueryAsync($"SELECT Id, Subject FROM Task WHERE {Of(record)}", cancellationToken);
        var own = tasks.Where(task => VendorJson.Text(task["Subject"])?.Contains(SalesforceText.TaskMark, StringComparison.Ordinal) is true).Select(task => SalesforceText.IdOf(task)).ToList();
        foreach (var id in own)
        {
            // What was removed lies in the recycle bin for a while: nothing is to be in it.
            await calls.WriteAsync(HttpMethod.Patch, $"sobjects/Task/{id}", new JsonObject { ["Subject"] = "—", ["Description"] = null }, cancellationToken);
            await calls.WriteAsync(HttpMethod.Delete, $"sobjects/Task/{id}", null, cancellationToken);
        }

        return (own.Count, tasks.Count - own.Count);
    }

    private static string Link(RecordKind kind) => kind == RecordKind.Company ? "WhatId" : "WhoId";

    private static string Of(RecordRef record) => $"{Link(record.Kind)} = {SalesforceText.Quote(SalesforceText.IsId(record.Id) ? record.Id : throw new VendorTrouble(WriteStatus.Rejected, "There is no such record in Salesforce."))}";

    /// <summary>The status that counts as done: every Salesforce may call it otherwise.</summary>
    private async Task<string> ClosedAsync(CancellationToken cancellationToken) => _closed ??=
        (await calls.QueryAsync("SELECT ApiName FROM TaskStatus WHERE IsClosed = true ORDER BY SortOrder LIMIT 1", cancellationToken)).Select(row => VendorJson.Text(row["ApiName"])).FirstOrDefault() ?? "Completed";
}
