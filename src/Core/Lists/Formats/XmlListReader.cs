using System.Xml;

namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>
/// Walks a publisher's XML record by record. Lists come from outside: no DTD, no entity beyond the five of XML,
/// nothing fetched, and limits on size, depth and record length, so that no file can take the process down.
/// </summary>
internal sealed class XmlListReader(string file, Stream stream, XmlLimits limits)
{
    private readonly List<ListProblem> _problems = [];

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
    public string? Walk(
        string root,
        string? rootNamespace,
        Action<RecordNode> onRoot,
        IReadOnlySet<string> recordNames,
        Action<RecordNode> onRecord,
        CancellationToken cancellationToken)
    {
        try
        {
            using var reader = XmlReader.Create(stream, limits.ReaderSettings());
            reader.MoveToContent();
            if (reader.LocalName != root || (rootNamespace is not null && reader.NamespaceURI != rootNamespace))
            {
                return $"{file} is not the expected file: its root element is <{reader.LocalName}>, not <{root}>{(rootNamespace is null ? "" : $" of {rootNamespace}")}.";
            }

            onRoot(Open(reader));
            reader.Read();
            while (!reader.EOF)
            {
                if (reader.Depth > limits.MaximumDepth)
                {
                    throw new XmlException($"elements nested deeper than {limits.MaximumDepth}");
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
            Fill(record, reader, reader.Depth, ref budget);
        }

        return record;
    }

    private void Fill(RecordNode node, XmlReader reader, int startDepth, ref int budget)
    {
        // Recursion is safe: its depth is bounded by MaximumDepth.
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
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
                    if (!reader.IsEmptyElement)
                    {
                        Fill(child, reader, startDepth, ref budget);
                    }

                    node.Add(child);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    node.RawText += reader.Value;
                    break;
            }
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
