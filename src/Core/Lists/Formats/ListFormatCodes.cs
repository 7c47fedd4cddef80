namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>The file formats that the product reads.</summary>
public static class ListFormatCodes
{
    /// <summary>House list, CSV.</summary>
    public const string HouseCsv = "house-csv";

    /// <summary>UN Security Council consolidated list, XML.</summary>
    public const string UnXml = "un-xml";

    /// <summary>OFAC SDN.XML and CONSOLIDATED.XML.</summary>
    public const string OfacXml = "ofac-xml";

    /// <summary>OFAC sdn.csv, alt.csv, add.csv and sdn_comments.csv.</summary>
    public const string OfacCsv = "ofac-csv";

    /// <summary>OFAC SDN_ADVANCED.XML, with names in all scripts and structured dates.</summary>
    public const string OfacAdvanced = "ofac-advanced-xml";

    /// <summary>OFAC CONSOLIDATED.XML: the lists other than SDN.</summary>
    public const string OfacOtherXml = "ofac-cons-xml";

    /// <summary>OFAC cons_prim.csv, cons_alt.csv, cons_add.csv and cons_comments.csv.</summary>
    public const string OfacOtherCsv = "ofac-cons-csv";

    /// <summary>OFAC CONS_ADVANCED.XML.</summary>
    public const string OfacOtherAdvanced = "ofac-cons-advanced-xml";

    /// <summary>EU financial sanctions files (FSF), XML 1.1.</summary>
    public const string EuFsfXml11 = "eu-fsf-xml-1.1";

    /// <summary>EU financial sanctions files (FSF), CSV 1.1.</summary>
    public const string EuFsfCsv11 = "eu-fsf-csv-1.1";

    /// <summary>UK Sanctions List, XML.</summary>
    public const string UkXml = "uk-xml";

    /// <summary>UK Sanctions List, CSV.</summary>
    public const string UkCsv = "uk-csv";

    /// <summary>OFSI's consolidated list, CSV, for archives before 2026.</summary>
    public const string UkOfsiCsv = "uk-ofsi-csv";

    /// <summary>Switzerland's list of SECO, XML.</summary>
    public const string ChSecoXml = "ch-seco-xml";
}
