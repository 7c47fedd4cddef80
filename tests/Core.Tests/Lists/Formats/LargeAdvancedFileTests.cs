using System.Text;
using WorkflowConnect.Core.Lists.Formats;

namespace WorkflowConnect.Core.Tests.Lists.Formats;

[Collection(nameof(Alone))]
public sealed class LargeAdvancedFileTests
{
    // As many parties, places and documents as the genuine file of 2026 has, and its size.
    private const int Parties = 19_000;
    private const long Size = 122_000_000;

    [Fact]
    public void An_advanced_file_of_122_megabytes_is_read_within_bounded_memory()
    {
        var format = ListFormats.Get(ListFormatCodes.OfacAdvanced);
        var sent = 0L;
        var files = ListFiles.Single("sdn_advanced.xml", () => new PieceStream(Pieces(), n => sent += n));
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long highest = 0;
        var (count, names, documents) = (0, 0, 0);

        var reading = format.Read(
            files,
            entry =>
            {
                names += entry.Names.Count;
                documents += entry.Identifiers.Count;
                if (++count % 4_000 == 0)
                {
                    highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: true));
                }
            },
            TestContext.Current.CancellationToken);

        reading.Damage.ShouldBeNull();
        reading.Problems.ShouldBeEmpty();
        (count, names, documents).ShouldBe((Parties, 2 * Parties, Parties));
        sent.ShouldBeGreaterThan(2 * Size);
        (highest - before).ShouldBeLessThan(60_000_000);
    }

    private static IEnumerable<string> Pieces()
    {
        yield return AdvancedXml.Head + "<Locations>";
        for (var i = 1; i <= Parties; i++)
        {
            yield return AdvancedXml.Location(i, $"City {i}");
        }

        yield return "</Locations><IDRegDocuments>";
        for (var i = 1; i <= Parties; i++)
        {
            yield return AdvancedXml.Document(i, "1571", $"{i}0", $"P{i}");
        }

        yield return "</IDRegDocuments><DistinctParties>";
        var filler = new string('x', (int)(Size / Parties) - 2_700);
        for (var i = 1; i <= Parties; i++)
        {
            var features = AdvancedXml.Birth(AdvancedXml.Period("1962-01-01", "1962-12-31"))
                + $"<Feature ID=\"1\" FeatureTypeID=\"25\"><FeatureVersion ID=\"1\"><VersionLocation LocationID=\"{i}\"/></FeatureVersion></Feature>"
                + $"<Feature ID=\"2\" FeatureTypeID=\"504\"><FeatureVersion ID=\"2\"><VersionDetail DetailTypeID=\"1\">{filler}</VersionDetail></FeatureVersion></Feature>";
            var cyrillic = $"<Alias AliasTypeID=\"1400\" Primary=\"false\" LowQuality=\"false\"><DocumentedName ID=\"8\"><DocumentedNamePart><NamePartValue NamePartGroupID=\"{i}1\" ScriptID=\"220\">Петров{i}</NamePartValue></DocumentedNamePart></DocumentedName></Alias>";
            yield return AdvancedXml.Person(i, "Ivan", $"PETROV {i}", features, cyrillic);
        }

        yield return "</DistinctParties><ProfileRelationships></ProfileRelationships><SanctionsEntries>";
        for (var i = 1; i <= Parties; i++)
        {
            yield return AdvancedXml.Listing(i, "RUSSIA-EO14024");
        }

        yield return "</SanctionsEntries>" + AdvancedXml.Tail;
    }

    /// <summary>A file that is made while it is read.</summary>
    private sealed class PieceStream(IEnumerable<string> pieces, Action<int> onRead) : Stream
    {
        private readonly IEnumerator<string> _pieces = pieces.GetEnumerator();
        private byte[] _piece = [];
        private int _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            while (_at == _piece.Length)
            {
                if (!_pieces.MoveNext())
                {
                    return 0;
                }

                (_piece, _at) = (Encoding.UTF8.GetBytes(_pieces.Current), 0);
            }

            var length = Math.Min(count, _piece.Length - _at);
            Array.Copy(_piece, _at, buffer, offset, length);
            _at += length;
            onRead(length);
            return length;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            _pieces.Dispose();
            base.Dispose(disposing);
        }
    }
}
