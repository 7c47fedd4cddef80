namespace WorkflowConnect.Storage;

/// <summary>Type of a parameter, as far as a database has to be told.</summary>
internal enum SqlKind
{
    Text,
    Integer,
    BigInteger,
    Time,
    Bytes,
}
