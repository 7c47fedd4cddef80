namespace WorkflowConnect.Connectors.Tests.Crm;

/// <summary>Exchanges with real servers, which stand beside a checkout in <c>shared/crm/exchange</c> or nowhere.</summary>
internal static class Recorded
{
    /// <summary>The folder; the test is skipped where there is none.</summary>
    public static string Folder(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "crm", "exchange", name);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        Assert.Skip($"The recorded exchanges of {name} are not at hand.");
        return "";
    }
}
