namespace WorkflowConnect.Host.Screening.Tables;

/// <summary>Cells that hold several values.</summary>
internal static class TableCells
{
    /// <summary>What stands between semicolons or vertical bars.</summary>
    public static string[] Split(string? cell) => cell?.Split([';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
