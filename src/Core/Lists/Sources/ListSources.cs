using WorkflowConnect.Core.Lists.Formats;

namespace WorkflowConnect.Core.Lists;

/// <summary>The lists that the product knows without any configuration.</summary>
public static class ListSources
{
    private const string OfacExports = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/";

    public static ListSource Eu { get; } = new()
    {
        Code = ListCodes.Eu,
        NameEnglish = "EU consolidated list of financial sanctions",
        NameGerman = "Konsolidierte Finanzsanktionsliste der EU",
        Publisher = "European Commission (FISMA)",
        LegalBasis = "Restrictive measures under Article 215 TFEU, e.g. Regulations (EU) 269/2014, (EC) 881/2002, (EC) 2580/2001",
        Format = ListFormatCodes.EuFsfXml11,
        // The token is public: the Commission prints it on its page for everybody who fetches the file by machine.
        Files = [new("xmlFullSanctionsList_1_1.xml", new("https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw"))],
        MinimumCount = 4_000,
    };

    public static ListSource Un { get; } = new()
    {
        Code = ListCodes.Un,
        NameEnglish = "UN Security Council consolidated list",
        NameGerman = "Konsolidierte Liste des UN-Sicherheitsrats",
        Publisher = "United Nations Security Council",
        LegalBasis = "Chapter VII of the UN Charter; resolutions 1267 (1999), 1988 (2011), 1718 (2006) and others",
        Format = ListFormatCodes.UnXml,
        Files = [new("consolidated.xml", new("https://scsanctions.un.org/resources/xml/en/consolidated.xml"))],
        MinimumCount = 700,
    };

    public static ListSource OfacSdn { get; } = new()
    {
        Code = ListCodes.OfacSdn,
        NameEnglish = "OFAC list of Specially Designated Nationals (SDN)",
        NameGerman = "OFAC-Liste der Specially Designated Nationals (SDN)",
        Publisher = "US Department of the Treasury, Office of Foreign Assets Control",
        LegalBasis = "US law: IEEPA (50 U.S.C. 1701 ff.) and executive orders; within the EU mind Regulation (EC) 2271/96",
        Format = ListFormatCodes.OfacXml,
        Files = [new("sdn.xml", new(OfacExports + "SDN.XML"))],
        MinimumCount = 14_000,
    };

    /// <summary>The same list as four CSV files, for whom the XML file is closed.</summary>
    public static ListSource OfacSdnCsv { get; } = OfacSdn with
    {
        Format = ListFormatCodes.OfacCsv,
        Files =
        [
            new("sdn.csv", new(OfacExports + "SDN.CSV")),
            new("alt.csv", new(OfacExports + "ALT.CSV")),
            new("add.csv", new(OfacExports + "ADD.CSV")),
            new("sdn_comments.csv", new(OfacExports + "SDN_COMMENTS.CSV")),
        ],
    };

    public static IReadOnlyList<ListSource> Default { get; } = [Eu, Un, OfacSdn];
}
