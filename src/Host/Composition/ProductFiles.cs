namespace WorkflowConnect.Host;

/// <summary>Finds the folders that the product carries: beside the program when published, else in the source tree above it.</summary>
internal static class ProductFiles
{
    /// <summary>An absolute path of the folder, or the given one when it is nowhere.</summary>
    public static string Find(string folder)
    {
        if (Path.IsPathRooted(folder))
        {
            return folder;
        }

        for (var place = new DirectoryInfo(AppContext.BaseDirectory); place is not null; place = place.Parent)
        {
            var candidate = Path.Combine(place.FullName, folder);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return folder;
    }
}
