using System.Text;
using WorkflowConnect.Core.Access.Secrets;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Rescreening;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.Screening.Known;

namespace WorkflowConnect.Core.Tests.Screening;

public sealed class KnownPartiesFileTests : IDisposable
{
    private static readonly ScreeningProfile Profile = new() { Name = "test", Version = 1, MandatoryLists = ["EU"] };
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("wfc-known-").FullName, "known-parties.bin");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Fact]
    public void What_is_read_back_is_affected_by_the_same_changes()
    {
        var known = Known(5_000);
        known.Set("card", new Party { Kind = PartyKind.Person, Name = "Nobody Special", BirthDate = PartialDate.OfMonth(1970, 4), Countries = ["DE", "AT"], Identifiers = [new Identifier("passport", "C01X00T47", "DE")] });
        known.Set("gone", new Party { Kind = PartyKind.Company, Name = "Vergessene Handelsgesellschaft mbH" });
        known.Remove("gone");
        File(1).Write(new KeptParties(known, 42, "hash", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)));

        var read = File(1).Read();

        (read.Sequence, read.Hash, read.CollectedAt).ShouldBe((42, "hash", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)));
        read.Parties.Count.ShouldBe(5_001);
        var affected = Affected(read.Parties);
        affected.ShouldContain("r17");
        affected.ShouldContain("card");
        affected.ShouldBe(Affected(known));
        read.Parties.Set("r17", new Party { Kind = PartyKind.Person, Name = "Somebody Else" });
        Affected(read.Parties).ShouldNotContain("r17");
    }

    [Fact]
    public void The_file_gives_no_name_away()
    {
        File(1).Write(new KeptParties(Known(3), 0, "", DateTimeOffset.UnixEpoch));
        var content = Encoding.Latin1.GetString(System.IO.File.ReadAllBytes(_path));
        content.ShouldNotContain("tarvik", Case.Insensitive);
        content.ShouldNotContain("ondrasek", Case.Insensitive);
        System.IO.File.Exists(_path + ".new").ShouldBeFalse();
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.GetUnixFileMode(_path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void A_file_that_was_changed_cut_or_sealed_elsewhere_is_refused_whole()
    {
        // More than one chunk, so that there is a place between two of them.
        File(1).Write(new KeptParties(Known(60_000), 0, "", DateTimeOffset.UnixEpoch));
        var good = System.IO.File.ReadAllBytes(_path);
        good.Length.ShouldBeGreaterThan(1_200_000);
        var secondChunk = FirstChunk(good) + 20 + (1 << 20);
        byte[][] bad =
        [
            [],
            good[..7],
            good[..secondChunk],
            good[..^1],
            [.. good, 0],
            .. new[] { 0, 9, 40, secondChunk - 1, secondChunk, secondChunk + 10, good.Length - 1 }.Select(at => Flipped(good, at)),
        ];
        foreach (var content in bad)
        {
            System.IO.File.WriteAllBytes(_path, content);
            Should.Throw<InvalidDataException>(() => File(1).Read());
        }

        System.IO.File.WriteAllBytes(_path, good);
        Should.Throw<InvalidDataException>(() => File(2).Read());
        Should.Throw<InvalidDataException>(() => new KnownPartiesFile(new Shift(1), _path, "other").Read());
        File(1).Read().Parties.Count.ShouldBe(60_000);
    }

    private static int FirstChunk(byte[] file) => 8 + 4 + BitConverter.ToInt32(file, 8);

    private static byte[] Flipped(byte[] content, int at)
    {
        byte[] flipped = [.. content];
        flipped[at] ^= 0x10;
        return flipped;
    }

    private static KnownParties Known(int count)
    {
        var known = new KnownParties();
        for (var i = 0; i < count; i++)
        {
            known.Set($"r{i}", new Party { Kind = PartyKind.Person, Name = i % 5_000 == 17 ? "Tarvik Ondrasek" : $"Melina Boustar{(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))}", Countries = ["DE"] });
        }

        known.Set("r0", new Party { Kind = PartyKind.Person, Name = "Ondrasek, Tarvik Bohumil" });
        return known;
    }

    private static IReadOnlyList<string> Affected(KnownParties known)
    {
        ListEntry[] entries =
        [
            new() { List = "EU", Id = "1", Kind = EntryKind.Person, Names = [new ListedName { Text = "Tarvik Ondrasek", Script = "Latn" }] },
            new() { List = "EU", Id = "2", Kind = EntryKind.Person, Names = [new ListedName { Text = "Quirin Zwetschgendorfer", Script = "Latn" }], Identifiers = [new Identifier("passport", "C01X00T47", "DE")] },
        ];
        return ListChangeEffect.Find([], [new ListSnapshot(new ListVersion { List = "EU", Sha256 = "", FetchedAt = default, EntryCount = 2, NameCount = 2, Source = "" }, entries)], Profile, known, TestContext.Current.CancellationToken);
    }

    private KnownPartiesFile File(int key) => new(new Shift(key), _path, "builtin");

    /// <summary>A cipher whose keys are numbers.</summary>
    private sealed class Shift(int key) : ISecretCipher
    {
        public string Encrypt(string value) => $"{key}:{value}";

        public string Decrypt(string cipher) => cipher.StartsWith($"{key}:", StringComparison.Ordinal) ? cipher[2..] : throw new InvalidOperationException("Other keys.");
    }
}
