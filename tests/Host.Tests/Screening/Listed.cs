using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Host.Tests.Security;

namespace WorkflowConnect.Host.Tests.Screening;

/// <summary>Invented lists that a test puts into use.</summary>
internal static class Listed
{
    /// <summary>One version of every list of the profile; the EU's holds these persons.</summary>
    public static ListSnapshot[] Lists(Door door, string version, params string[] persons) =>
        [List(door, ListCodes.Eu, version, persons), List(door, ListCodes.Un, "u", "Somebody Elsewhere"), List(door, ListCodes.OfacSdn, "o", "Nobody Overthere"), List(door, ListCodes.House, "h")];

    public static void Use(this Door door, string version, params string[] persons) =>
        door.Get<ScreeningIndexHolder>().ReplacePrepared(Lists(door, version, persons), [ListCodes.Eu, ListCodes.Un, ListCodes.OfacSdn, ListCodes.House]);

    private static ListSnapshot List(Door door, string list, string version, params string[] persons) => new(
        new ListVersion
        {
            List = list,
            Sha256 = version.PadLeft(64, '0'),
            FetchedAt = door.Clock.GetUtcNow(),
            EntryCount = persons.Length,
            NameCount = persons.Length,
            Source = "test",
        },
        [.. persons.Select((name, i) => new ListEntry
        {
            List = list,
            Id = $"{list}.{i + 1}",
            Kind = EntryKind.Person,
            Names = [new ListedName { Text = name, Script = "Latn" }],
            Programmes = ["TEST"],
        })]);
}
