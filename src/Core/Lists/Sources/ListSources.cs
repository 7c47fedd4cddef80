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

    /// <summary>Everything of OFAC that is not SDN. Not in use unless it is enabled: an SSI entry, for instance, blocks nothing.</summary>
    public static ListSource OfacOther { get; } = OfacSdn with
    {
        Code = ListCodes.OfacOther,
        NameEnglish = "OFAC consolidated list of non-SDN lists (SSI, NS-MBS, CAPTA and others)",
        NameGerman = "Konsolidierte OFAC-Liste außerhalb der SDN-Liste (SSI, NS-MBS, CAPTA u. a.)",
        Format = ListFormatCodes.OfacOtherXml,
        Files = [new("consolidated.xml", new(OfacExports + "CONSOLIDATED.XML"))],
        MinimumCount = 330,
        OnByDefault = false,
    };

    public static ListSource Uk { get; } = new()
    {
        Code = ListCodes.Uk,
        NameEnglish = "UK Sanctions List",
        NameGerman = "Sanktionsliste des Vereinigten Königreichs",
        Publisher = "UK Foreign, Commonwealth and Development Office",
        LegalBasis = "Sanctions and Anti-Money Laundering Act 2018 and the regulations made under it",
        Format = ListFormatCodes.UkXml,
        Files = [new("UK-Sanctions-List.xml", new("https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml"))],
        MinimumCount = 4_500,
        OnByDefault = false,
    };

    public static ListSource Ch { get; } = new()
    {
        Code = ListCodes.Ch,
        NameEnglish = "Swiss consolidated list of sanctioned individuals, entities and organisations",
        NameGerman = "Gesamtliste der sanktionierten Personen, Unternehmen und Organisationen (SECO)",
        Publisher = "Swiss State Secretariat for Economic Affairs (SECO)",
        LegalBasis = "Swiss Embargo Act (EmbA, SR 946.231) and the ordinances made under it",
        Format = ListFormatCodes.ChSecoXml,
        Files = [new("consolidated-list.xml", new("https://www.sesam.search.admin.ch/sesam-search-web/pages/downloadXmlGesamtliste.xhtml?lang=en&action=downloadXmlGesamtlisteAction"))],
        MinimumCount = 4_800,
        OnByDefault = false,
    };

    /// <summary>Entries of the house itself: entered in the product or imported, never downloaded. There once it has an entry.</summary>
    public static ListSource House { get; } = new()
    {
        Code = ListCodes.House,
        NameEnglish = "House list",
        NameGerman = "Hausliste",
        Publisher = "own entries",
        LegalBasis = "decision of the house, stated with each entry",
        Format = ListFormatCodes.HouseCsv,
        Files = [],
        MinimumCount = 0,
        OnByDefault = false,
    };

    /// <summary>Every list that the product knows, in the order in which people read them.</summary>
    public static IReadOnlyList<ListSource> Default { get; } = [Eu, Un, OfacSdn, OfacOther, Uk, Ch];

    /// <summary>The same list in each of the formats that its publisher offers, by list and format.</summary>
    internal static IReadOnlyList<ListSource> Others { get; } =
    [
        Eu with
        {
            Format = ListFormatCodes.EuFsfCsv11,
            Files = [new("csvFullSanctionsList_1_1.csv", new("https://webgate.ec.europa.eu/fsd/fsf/public/files/csvFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw"))],
        },
        OfacSdn with { Format = ListFormatCodes.OfacAdvanced, Files = [new("sdn_advanced.xml", new(OfacExports + "SDN_ADVANCED.XML"))] },
        OfacCsv(OfacSdn, ListFormatCodes.OfacCsv, ("sdn.csv", "SDN.CSV"), ("alt.csv", "ALT.CSV"), ("add.csv", "ADD.CSV"), ("sdn_comments.csv", "SDN_COMMENTS.CSV")),
        OfacOther with { Format = ListFormatCodes.OfacOtherAdvanced, Files = [new("cons_advanced.xml", new(OfacExports + "CONS_ADVANCED.XML"))] },
        OfacCsv(OfacOther, ListFormatCodes.OfacOtherCsv, ("cons_prim.csv", "CONS_PRIM.CSV"), ("cons_alt.csv", "CONS_ALT.CSV"), ("cons_add.csv", "CONS_ADD.CSV"), ("cons_comments.csv", "CONS_COMMENTS.CSV")),
        Uk with { Format = ListFormatCodes.UkCsv, Files = [new("UK-Sanctions-List.csv", new("https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.csv"))] },
    ];

    /// <summary>The formats in which a list can be fetched, the default one first.</summary>
    public static IReadOnlyList<string> FormatsOf(ListSource source) =>
        [source.Format, .. Others.Where(o => o.Code == source.Code).Select(o => o.Format)];

    private static ListSource OfacCsv(ListSource source, string format, params (string Name, string Export)[] files) => source with
    {
        Format = format,
        Files = [.. files.Select(f => new ListSourceFile(f.Name, new Uri(OfacExports + f.Export)))],
    };
}
