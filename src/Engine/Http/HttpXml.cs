using System.Xml;
using System.Xml.Linq;

namespace WorkflowConnect.Engine;

/// <summary>Reads XML into maps: an element by its name, attributes with <c>@</c>, repeated elements as a list, text as text.</summary>
internal static class HttpXml
{
    private const int MostDepth = 100;

    public static object? Read(string text)
    {
        try
        {
            // No DTD: entities that grow, or that read files, are not expanded.
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader.Depth > MostDepth)
                {
                    throw new HttpBodyMalformedException($"The XML is nested more than {MostDepth} levels deep.");
                }
            }

            var root = XDocument.Parse(text).Root!;
            return new Dictionary<string, object>(StringComparer.Ordinal) { [root.Name.LocalName] = Value(root) };
        }
        catch (XmlException error)
        {
            throw new HttpBodyMalformedException($"The body is not usable XML at line {error.LineNumber}.");
        }
    }

    private static object Value(XElement element)
    {
        if (!element.HasElements && !element.Attributes().Any(attribute => !attribute.IsNamespaceDeclaration))
        {
            return element.Value;
        }

        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            values["@" + attribute.Name.LocalName] = attribute.Value;
        }

        foreach (var group in element.Elements().GroupBy(child => child.Name.LocalName, StringComparer.Ordinal))
        {
            var children = group.Select(Value).ToList();
            values[group.Key] = children.Count == 1 ? children[0] : children;
        }

        if (!element.HasElements)
        {
            values["#text"] = element.Value;
        }

        return values;
    }
}
