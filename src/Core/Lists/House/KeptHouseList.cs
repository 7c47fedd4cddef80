using System.Globalization;
using WorkflowConnect.Core.Lists.Formats;

namespace WorkflowConnect.Core.Lists;

/// <summary>The house list as it lies on this node's disk.</summary>
internal static class KeptHouseList
{
    private const string SourcePrefix = "house list, change ";

    public static string SourceOf(HouseList list) => SourcePrefix + list.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Null when there is none, or it is damaged.</summary>
    public static HouseList? Read(ListLibrary library)
    {
        if (library.Current(ListCodes.House) is not { } stored
            || !stored.Version.Source.StartsWith(SourcePrefix, StringComparison.Ordinal)
            || !long.TryParse(stored.Version.Source[SourcePrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        try
        {
            var entries = new List<HouseEntry>();
            var damage = HouseFormat.Walk(library.Files(stored), new CsvProblems(HouseFormat.FileName), (entry, _) => entries.Add(entry), CancellationToken.None);
            var list = new HouseList(number, entries, stored.Version.PublishedAt ?? stored.Version.FetchedAt);
            return damage is null && HouseList.ChecksumOf(list.ToCsv()) == stored.Version.Sha256 ? list : null;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            // Loading it for use (OpenLists) tells what is wrong; here it is as good as none, for the ledger has it.
            return null;
        }
    }
}
