namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>The file formats that the product reads.</summary>
public static class ListFormatCodes
{
    /// <summary>UN Security Council consolidated list, XML.</summary>
    public const string UnXml = "un-xml";

    /// <summary>OFAC SDN.XML and CONSOLIDATED.XML.</summary>
    public const string OfacXml = "ofac-xml";

    /// <summary>OFAC sdn.csv, alt.csv, add.csv and sdn_comments.csv.</summary>
    public const string OfacCsv = "ofac-csv";

    /// <summary>EU financial sanctions files (FSF), XML 1.1.</summary>
    public const string EuFsfXml11 = "eu-fsf-xml-1.1";
}
