namespace WorkflowConnect.Host.Scripting;

/// <summary>Limits of the Node worker that runs JavaScript, Liquid and Typst (section <c>Scripting</c>).</summary>
public sealed class ScriptingOptions
{
    /// <summary>Node's executable, 20 or later; a bare name is looked up in PATH. Default: <c>node</c>.</summary>
    public string NodePath { get; set; } = "node";

    /// <summary>Folder with <c>main.mjs</c> and <c>node_modules</c>. Default: beside the program, else the source tree.</summary>
    public string? WorkerPath { get; set; }

    /// <summary>Folder with the Typst templates and their fonts. Default: beside the program, else the source tree.</summary>
    public string? TemplatesPath { get; set; }

    /// <summary>Whether the Host refuses to start without a worker. Default: true, because without it no protocol can be made.</summary>
    public bool RequireAtStart { get; set; } = true;

    /// <summary>Time for the process to become ready. Default: 30 s.</summary>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Threads for JavaScript, 1 to 64. Default: 2.</summary>
    public int JavaScriptThreads { get; set; } = 2;

    /// <summary>Time of one JavaScript evaluation, unless it asks for less; wall-clock time, so a busy machine needs some air. Default: 2 s.</summary>
    public TimeSpan JavaScriptTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Memory of one JavaScript evaluation in bytes, 1 MB to 1 GB. Default: 32 MB.</summary>
    public int JavaScriptMemoryBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>Time of one Liquid rendering. Default: 1 s.</summary>
    public TimeSpan LiquidTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Memory of one Liquid rendering in bytes, roughly. Default: 64 MB.</summary>
    public int LiquidMemoryBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Threads for PDFs, 1 to 64; one fills a core and takes about 150 MB. Default: 2.</summary>
    public int TypstThreads { get; set; } = 2;

    /// <summary>Time of one PDF. Default: 30 s.</summary>
    public TimeSpan TypstTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest script or Liquid template in UTF-8 bytes. Default: 256 kB.</summary>
    public int MaxScriptBytes { get; set; } = 256 * 1024;

    /// <summary>Largest data of one request in UTF-8 bytes. Default: 8 MB.</summary>
    public int MaxInputBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Largest result of one request in bytes. Default: 32 MB.</summary>
    public int MaxOutputBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>Requests of one kind that the worker holds at a time. Default: 64.</summary>
    public int MaxInFlight { get; set; } = 64;

    /// <summary>Requests of one kind that wait behind those; the next one fails as busy. Default: 4,096.</summary>
    public int MaxQueued { get; set; } = 4096;

    /// <summary>Longest wait in that queue. Default: 30 s.</summary>
    public TimeSpan QueueTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the process is asked whether it lives. Default: 5 s.</summary>
    public TimeSpan HealthInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Resident memory in bytes beyond which the process is replaced. Default: 2 GB.</summary>
    public long MaxProcessBytes { get; set; } = 2L * 1024 * 1024 * 1024;

    /// <summary>First pause after a crash; it doubles with each further one. Default: 100 ms.</summary>
    public TimeSpan RestartDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest pause after a crash. Default: 15 s.</summary>
    public TimeSpan MaxRestartDelay { get; set; } = TimeSpan.FromSeconds(15);
}
