namespace WorkflowConnect.Storage.Sqlite;

/// <summary>A file that one process at a time can hold; the system lets go of it when the process dies.</summary>
internal static class MigrationGuard
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public static async Task<FileStream> EnterAsync(string path, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ; waited += Step)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (waited < Longest)
            {
                await Task.Delay(Step, cancellationToken);
            }
        }
    }
}
