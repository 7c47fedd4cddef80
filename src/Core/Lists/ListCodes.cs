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
}
