namespace WorkflowConnect.Core.Lists;

/// <summary>Replaces a small file so that a reader, and a machine that dies meanwhile, sees the old content or the new one.</summary>
internal static class AtomicFile
{
    public static void Write(string path, byte[] content)
    {
        var temporary = path + ".new";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(content);
            // Without this the rename may reach the disk before the content, and a power cut leaves an empty file.
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
