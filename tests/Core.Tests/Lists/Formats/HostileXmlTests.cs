using System.Text;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Lists.Formats;
using WorkflowConnect.Core.Lists.Formats.Un;

namespace WorkflowConnect.Core.Tests.Lists.Formats;

[Collection(nameof(Alone))]
public sealed class HostileXmlTests
{
    private static readonly UnXmlFormat Format = new();

    [Fact]
    public void A_document_type_is_refused_so_that_no_entity_can_be_declared()
    {
        var list = ListFixtures.Parse(Format, """<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><CONSOLIDATED_LIST>&e;</CONSOLIDATED_LIST>""");

        list.Reading.Damage.ShouldNotBeNull().ShouldContain("DTD");
    }

    [Fact]
    public void Elements_nested_too_deep_are_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 5_000)) + string.Concat(Enumerable.Repeat("</a>", 5_000));

        ListFixtures.Parse(Format, $"<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL>{deep}</INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>").Reading.Damage.ShouldNotBeNull().ShouldContain("nested");
        ListFixtures.Parse(Format, $"<CONSOLIDATED_LIST>{deep}</CONSOLIDATED_LIST>").Reading.Damage.ShouldNotBeNull().ShouldContain("nested");
    }

    [Fact]
    public void A_record_of_endless_parts_is_refused()
    {
        var parts = string.Concat(Enumerable.Repeat("<a/>", 100_001));

        ListFixtures.Parse(Format, $"<CONSOLIDATED_LIST><INDIVIDUAL>{parts}</INDIVIDUAL></CONSOLIDATED_LIST>").Reading.Damage.ShouldNotBeNull().ShouldContain("parts");
    }

    [Fact]
    public void A_web_page_is_not_a_list()
    {
        ListFixtures.Parse(Format, "<html><body>maintenance</body></html>").Reading.Damage.ShouldNotBeNull().ShouldContain("<html>");
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        var files = ListFixtures.Text(("consolidated.xml", "<CONSOLIDATED_LIST><INDIVIDUAL/></CONSOLIDATED_LIST>"));

        Should.Throw<OperationCanceledException>(() => ParsedList.From(Format, files, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_file_of_122_megabytes_is_read_without_growing_memory()
    {
        const long size = 122_000_000;
        var files = ListFiles.Single("consolidated.xml", () => new EndlessList(size));
        var count = 0;
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long highest = 0;

        var reading = Format.Read(
            files,
            _ =>
            {
                if (++count % 50_000 == 0)
                {
                    highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: true));
                }
            },
            TestContext.Current.CancellationToken);

        reading.Damage.ShouldBeNull();
        count.ShouldBeGreaterThan(300_000);
        (highest - before).ShouldBeLessThan(20_000_000);
    }

    /// <summary>A well-formed UN list made while it is read.</summary>
    private sealed class EndlessList(long size) : Stream
    {
        private static readonly byte[] Head = Encoding.UTF8.GetBytes("<CONSOLIDATED_LIST dateGenerated=\"2026-08-01T00:00:00Z\"><INDIVIDUALS>");
        private static readonly byte[] Tail = Encoding.UTF8.GetBytes("</INDIVIDUALS></CONSOLIDATED_LIST>");
        private byte[] _piece = Head;
        private int _at;
        private long _sent;
        private int _number;
        private bool _tail;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _sent; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_at == _piece.Length)
            {
                if (_tail)
                {
                    return 0;
                }

                _tail = _sent >= size;
                _piece = _tail ? Tail : Encoding.UTF8.GetBytes($"<INDIVIDUAL><REFERENCE_NUMBER>X.{_number++}</REFERENCE_NUMBER><FIRST_NAME>ABD AL-AZIZ</FIRST_NAME><SECOND_NAME>ABBAS</SECOND_NAME><COMMENTS1>{new string('c', 150)}</COMMENTS1></INDIVIDUAL>");
                _at = 0;
            }

            var length = Math.Min(count, _piece.Length - _at);
            Array.Copy(_piece, _at, buffer, offset, length);
            _at += length;
            _sent += length;
            return length;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
