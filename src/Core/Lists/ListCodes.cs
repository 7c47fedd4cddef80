namespace WorkflowConnect.Core.Lists;

/// <summary>The codes of the lists that the product knows.</summary>
public static class ListCodes
{
    /// <summary>EU consolidated financial sanctions list (FSF), Regulation by regulation in the Official Journal.</summary>
    public const string Eu = "EU";

    /// <summary>UN Security Council consolidated list.</summary>
    public const string Un = "UN";

    /// <summary>US OFAC list of Specially Designated Nationals and Blocked Persons.</summary>
    public const string OfacSdn = "OFAC-SDN";

    /// <summary>US OFAC consolidated list of everything that is not SDN: sectoral sanctions (SSI), NS-MBS, CAPTA and others.</summary>
    public const string OfacOther = "OFAC-CONS";

    /// <summary>UK Sanctions List, the UK's only list since 28 January 2026.</summary>
    public const string Uk = "UK";

    /// <summary>Switzerland: SECO's list of sanctioned individuals, entities and organisations.</summary>
    public const string Ch = "CH";

    /// <summary>Entries that the house itself entered, e.g. from the Official Journal before the consolidated file has them.</summary>
    public const string House = "HOUSE";
}
