using Microsoft.Data.Sqlite;

namespace WorkflowConnect.Storage.Sqlite;

/// <summary>The writer's prepared statements; they live as long as its connection.</summary>
internal sealed class SqliteStatements(SqliteConnection connection)
{
    private readonly Dictionary<SqlText, SqliteCommand> _prepared = [];

    public SqliteConnection Connection => connection;

    public int Execute(SqliteTransaction transaction, SqlStatement statement)
    {
        var command = Prepared(statement.Text);
        command.Transaction = transaction;
        for (var index = 0; index < statement.Values.Length; index++)
        {
            command.Parameters[index].Value = statement.Values[index] switch
            {
                null => DBNull.Value,
                DateTimeOffset time => Model.TimeAsText.Write(time),
                var value => value,
            };
        }

        return command.ExecuteNonQuery();
    }

    private SqliteCommand Prepared(SqlText text)
    {
        if (_prepared.TryGetValue(text, out var known))
        {
            return known;
        }

        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this project; values are parameters.
        command.CommandText = text.Sql;
#pragma warning restore CA2100
        for (var index = 0; index < text.Parameters.Count; index++)
        {
            command.Parameters.Add(new SqliteParameter($"${index + 1}", Type(text.Parameters[index])));
        }

        return _prepared[text] = command;
    }

    private static SqliteType Type(SqlKind kind) => kind switch
    {
        SqlKind.Integer or SqlKind.BigInteger => SqliteType.Integer,
        SqlKind.Bytes => SqliteType.Blob,
        _ => SqliteType.Text,
    };
}
