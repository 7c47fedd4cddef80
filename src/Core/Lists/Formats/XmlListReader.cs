using System.Xml;

namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>
/// Walks a publisher's XML record by record. Lists come from outside: no DTD, no entity beyond the five of XML,
/// nothing fetched, and limits on size, depth and record length, so that no file can take the process down.
/// </summary>
internal sealed class XmlListReader(string file, Stream stream, XmlLimits limits) : IReportProblems
{
    private readonly List<ListProblem> _problems = [];
    private IReadOnlySet<string>? _closed;

    public IReadOnlyList<ListProblem> Problems => _problems;

    public void Report(RecordNode at, string? recordId, bool recordLost, string what)
    {
        // A file that is wrong throughout must not fill the memory with complaints; acceptance refuses it long before.
        if (_problems.Count < limits.MaximumProblems)
        {
            _problems.Add(new ListProblem(file, at.Line, recordId, recordLost, what));
        }
    }

    /// <summary>Reads to the end; returns what is wrong with the file as a whole, or null.</summary>
    /// <param name="root">Local name that the root must have.</param>
    /// <param name="rootNamespace">Namespace that the root must have, or null for any.</param>
    /// <param name="onRoot">Gets the root's attributes.</param>
    /// <param name="recordNames">Elements to hand over whole; anything else is walked through.</param>
    /// <param name="onRecord">Gets each record.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="closed">Elements whose attributes count and whose content is passed over, records or within records.</param>
    public string? Walk(
        string root,
        string? rootNamespace,
        Action<RecordNode> onRoot,
        IReadOnlySet<string> recordNames,
        Action<RecordNode> onRecord,
        CancellationToken cancellationToken,
        IReadOnlySet<string>? closed = null)
    {
        _closed = closed;
        try
        {
            using var reader = XmlReader.Create(stream, limits.ReaderSettings());
            reader.MoveToContent();
            if (reader.LocalName != root || (rootNamespace is not null && reader.NamespaceURI != rootNamespace))
            {
                return reader.LocalName.Equals("html", StringComparison.OrdinalIgnoreCase)
                    ? $"{file} is a web page (<{reader.LocalName}>), not a list. Open the publisher's address in a browser and see what it says."
                    : $"{file} is not the expected file: its root element is <{reader.LocalName}>, not <{root}>{(rootNamespace is null ? "" : $" of {rootNamespace}")}.";
            }

            onRoot(Open(reader));
            reader.Read();
            while (!reader.EOF)
            {
                if (reader.Depth > limits.MaximumDepth)
                {
                    throw new XmlException($"elements nested deeper than {limits.MaximumDepth}");
                }

                if (reader.NodeType == XmlNodeType.Element && IsClosed(reader))
                {
                    // Skip leaves the reader on the next node: no further step.
                    reader.Skip();
                    continue;
                }

                if (reader.NodeType == XmlNodeType.Element && recordNames.Contains(reader.LocalName))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    onRecord(ReadRecord(reader));
                }

                // ReadRecord leaves the reader on the record's end; one step leads on in every case.
                reader.Read();
            }

            return null;
        }
        catch (XmlException e) when (e.Message.Contains("DTD", StringComparison.Ordinal))
        {
            // .NET tells it by these words only, and gives no line.
            return $"{file} begins with a document type definition (DTD). No publisher's list has one, and what it would expand to can be endless; download the file anew.";
        }
        catch (XmlException e)
        {
            return $"{file} is damaged or cut off at line {e.LineNumber}: {e.Message}";
        }
        catch (InvalidDataException e)
        {
            return $"{file} cannot be unpacked: {e.Message}";
        }
    }

    private RecordNode ReadRecord(XmlReader reader)
    {
        var record = Open(reader);
        var budget = limits.MaximumRecordNodes;
        if (!reader.IsEmptyElement)
        {
            Fill(record, reader, ref budget);
        }

        return record;
    }

    private bool IsClosed(XmlReader reader) => _closed is not null && _closed.Contains(reader.LocalName);

    private void Fill(RecordNode node, XmlReader reader, ref int budget)
    {
        // Recursion is safe: its depth is bounded by MaximumDepth.
        reader.Read();
        while (!reader.EOF && reader.NodeType != XmlNodeType.EndElement)
        {
            if (--budget < 0)
            {
                throw new XmlException($"a record with more than {limits.MaximumRecordNodes} parts");
            }

            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth > limits.MaximumDepth)
                    {
                        throw new XmlException($"elements nested deeper than {limits.MaximumDepth}");
                    }

                    var child = Open(reader);
                    node.Add(child);
                    if (IsClosed(reader))
                    {
                        reader.Skip();
                        continue;
                    }

                    if (!reader.IsEmptyElement)
                    {
                        Fill(child, reader, ref budget);
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    node.RawText += reader.Value;
                    break;
            }

            reader.Read();
        }
    }

    private static RecordNode Open(XmlReader reader)
    {
        var node = new RecordNode(reader.LocalName, ((IXmlLineInfo)reader).LineNumber);
        if (reader.HasAttributes)
        {
            while (reader.MoveToNextAttribute())
            {
                node.AddAttribute(reader.LocalName, reader.Value);
            }

            reader.MoveToElement();
        }

        return node;
    }
}
