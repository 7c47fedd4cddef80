namespace WorkflowConnect.Host.Pages.Shared;

/// <summary>Links of a list that is read newest first.</summary>
/// <param name="Newest">Address of the first page, or null when this is it.</param>
/// <param name="Older">Address of the next page, or null when there is none.</param>
internal sealed record Paging(string? Newest, string? Older)
{
    /// <summary>Rows asked for on a page; one more tells whether there is another.</summary>
    public const int Size = 25;

    /// <summary>Of a list that goes on after the id of its last row.</summary>
    public static Paging Before(string address, string? before, string? lastId, bool isMore) =>
        new(before is null ? null : address, isMore ? QueryOf(address, "before", lastId!) : null);

    /// <summary>Of a list that counts its rows.</summary>
    public static Paging Skip(string address, int skip, bool isMore) => new(
        skip == 0 ? null : address,
        isMore ? QueryOf(address, "skip", (skip + Size).ToString()) : null);

    private static string QueryOf(string address, string name, string value) =>
        $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(value)}";
}
