using Npgsql;
using NpgsqlTypes;

namespace WorkflowConnect.Storage.Postgres;

/// <summary>Sends statements in one round trip; the driver prepares each text once per connection.</summary>
internal static class PostgresStatements
{
    public static async Task<int[]> ExecuteAsync(
        NpgsqlTransaction transaction, IReadOnlyList<SqlStatement> statements, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(Command(statement));
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        var touched = new int[statements.Count];
        for (var index = 0; index < touched.Length; index++)
        {
            touched[index] = batch.BatchCommands[index].RecordsAffected;
        }

        return touched;
    }

    private static NpgsqlBatchCommand Command(SqlStatement statement)
    {
        var command = new NpgsqlBatchCommand(statement.Text.Sql);
        for (var index = 0; index < statement.Values.Length; index++)
        {
            command.Parameters.Add(new NpgsqlParameter
            {
                NpgsqlDbType = Type(statement.Text.Parameters[index]),
                Value = statement.Values[index] switch
                {
                    null => DBNull.Value,
                    DateTimeOffset time => Model.TimeAsUtc.Write(time),
                    var value => value,
                },
            });
        }

        return command;
    }

    private static NpgsqlDbType Type(SqlKind kind) => kind switch
    {
        SqlKind.Integer => NpgsqlDbType.Integer,
        SqlKind.BigInteger => NpgsqlDbType.Bigint,
        SqlKind.Time => NpgsqlDbType.TimestampTz,
        SqlKind.Bytes => NpgsqlDbType.Bytea,
        _ => NpgsqlDbType.Text,
    };
}
