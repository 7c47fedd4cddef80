namespace WorkflowConnect.Storage.Tests.Killing;

/// <summary>The outside world as two processes see it. One write per line, so that a kill leaves whole lines.</summary>
internal sealed class FileEffects(string path)
{
    private readonly Lock _gate = new();

    public void Add(string key)
    {
        var line = System.Text.Encoding.ASCII.GetBytes(key + "\n");
        lock (_gate)
        {
            using (var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0))
            {
                file.Write(line);
            }

            Console.Out.WriteLine(RunningProcess.EffectLine);
            Console.Out.Flush();
        }
    }
}
