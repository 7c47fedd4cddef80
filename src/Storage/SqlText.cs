namespace WorkflowConnect.Storage;

/// <summary>
/// A statement that is prepared once and run often; both databases read it. Parameters are <c>$1</c> and so on, and
/// their types are said because a prepared statement must not depend on which of them happen to be null.
/// </summary>
internal sealed class SqlText(string sql, params SqlKind[] parameters)
{
    public string Sql { get; } = sql;

    public IReadOnlyList<SqlKind> Parameters { get; } = parameters;

    /// <summary>Adds a row with these columns; <paramref name="suffix"/> follows the values.</summary>
    public static SqlText Insert(string table, string suffix, params (string Column, SqlKind Kind)[] columns) => new(
        $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c.Column}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))}){suffix}",
        [.. columns.Select(c => c.Kind)]);
}
