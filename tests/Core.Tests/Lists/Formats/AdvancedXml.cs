namespace WorkflowConnect.Core.Tests.Lists.Formats;

/// <summary>Pieces of an SDN_ADVANCED.XML file.</summary>
internal static class AdvancedXml
{
    public const string Head = """
        <?xml version="1.0" encoding="utf-8"?>
        <Sanctions xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML" Version="3">
        <DateOfIssue CalendarTypeID="1"><Year>2026</Year><Month>4</Month><Day>22</Day></DateOfIssue>
        <ReferenceValueSets>
        <AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1401">F.K.A.</AliasType><AliasType ID="1402">N.K.A.</AliasType><AliasType ID="1403">Name</AliasType></AliasTypeValues>
        <AreaCodeValues><AreaCode ID="11001" CountryID="11001" Description="Russia">RU</AreaCode></AreaCodeValues>
        <CountryValues><Country ID="11001" ISO2="RU">Russia</Country><Country ID="11002" ISO2="IR">Iran</Country></CountryValues>
        <DetailReferenceValues><DetailReference ID="91526">Male</DetailReference></DetailReferenceValues>
        <FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="9">Place of Birth</FeatureType><FeatureType ID="10">Nationality Country</FeatureType><FeatureType ID="25">Location</FeatureType><FeatureType ID="26">Title</FeatureType><FeatureType ID="224">Gender</FeatureType><FeatureType ID="13">SWIFT/BIC</FeatureType><FeatureType ID="3">Vessel Flag</FeatureType><FeatureType ID="344">Digital Currency Address - XBT</FeatureType><FeatureType ID="504">Secondary sanctions risk:</FeatureType></FeatureTypeValues>
        <IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType><IDRegDocType ID="1626">Vessel Registration Identification</IDRegDocType></IDRegDocTypeValues>
        <LegalBasisValues><LegalBasis ID="1" LegalBasisShortRef="E.O. 14024">Executive Order 14024</LegalBasis></LegalBasisValues>
        <LocPartTypeValues><LocPartType ID="1451">ADDRESS1</LocPartType><LocPartType ID="1454">CITY</LocPartType><LocPartType ID="1456">POSTAL CODE</LocPartType></LocPartTypeValues>
        <NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType><NamePartType ID="1525">Entity Name</NamePartType><NamePartType ID="1526">Vessel Name</NamePartType><NamePartType ID="91708">Patronymic</NamePartType></NamePartTypeValues>
        <PartySubTypeValues><PartySubType ID="1" PartyTypeID="4">Vessel</PartySubType><PartySubType ID="2" PartyTypeID="4">Aircraft</PartySubType><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>
        <PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType><PartyType ID="4">Transport</PartyType></PartyTypeValues>
        <SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="2">Block</SanctionsType></SanctionsTypeValues>
        <ScriptValues><Script ID="215" ScriptCode="Latn">Latin</Script><Script ID="220" ScriptCode="Cyrl">Cyrillic</Script></ScriptValues>
        </ReferenceValueSets>
        """;

    public const string Tail = "</Sanctions>";

    public static string Location(int id, string city) =>
        $"<Location ID=\"{id}\"><LocationAreaCode AreaCodeID=\"11001\"/><LocationCountry CountryID=\"11001\" CountryRelevanceID=\"1\"/><LocationPart LocPartTypeID=\"1451\"><LocationPartValue Primary=\"true\"><Value>Lenina {id}</Value></LocationPartValue></LocationPart><LocationPart LocPartTypeID=\"1454\"><LocationPartValue Primary=\"true\"><Value>{city}</Value></LocationPartValue></LocationPart></Location>";

    public static string Document(int id, string type, string identity, string number) =>
        $"<IDRegDocument ID=\"{id}\" IDRegDocTypeID=\"{type}\" IdentityID=\"{identity}\" IssuedBy-CountryID=\"11001\" ValidityID=\"1\"><IDRegistrationNo>{number}</IDRegistrationNo></IDRegDocument>";

    public static string Period(string from, string to, bool approximate = false)
    {
        static string Point(string day) => $"<Year>{day[..4]}</Year><Month>{int.Parse(day[5..7], System.Globalization.CultureInfo.InvariantCulture)}</Month><Day>{int.Parse(day[8..], System.Globalization.CultureInfo.InvariantCulture)}</Day>";
        static string Bound(string name, string day, bool approximate) => $"<{name} Approximate=\"{(approximate ? "true" : "false")}\" YearFixed=\"false\" MonthFixed=\"false\" DayFixed=\"false\"><From>{Point(day)}</From><To>{Point(day)}</To></{name}>";
        return $"<DatePeriod CalendarTypeID=\"1\" YearFixed=\"false\" MonthFixed=\"false\" DayFixed=\"false\">{Bound("Start", from, approximate)}{Bound("End", to, approximate)}</DatePeriod>";
    }

    public static string Birth(string period) => $"<Feature ID=\"1\" FeatureTypeID=\"8\"><FeatureVersion ID=\"1\" ReliabilityID=\"1\"><Comment/>{period}</FeatureVersion></Feature>";

    public static string Party(int id, string subType, string identity, string features) =>
        $"<DistinctParty FixedRef=\"{id}\"><Comment></Comment><Profile ID=\"{id}\" PartySubTypeID=\"{subType}\"><Identity ID=\"{id}0\" FixedRef=\"{id}\" Primary=\"true\" False=\"false\">{identity}</Identity>{features}</Profile></DistinctParty>";

    public static string Person(int id, string given, string family, string features = "", string more = "") => Party(
        id,
        "4",
        $"""
        {more}<Alias FixedRef="{id}" AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName ID="{id}" FixedRef="{id}" DocNameStatusID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="{id}1" ScriptID="215" ScriptStatusID="1" Acronym="false">{family}</NamePartValue></DocumentedNamePart><DocumentedNamePart><NamePartValue NamePartGroupID="{id}2" ScriptID="215" ScriptStatusID="1" Acronym="false">{given}</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
        <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="{id}1" NamePartTypeID="1520"/></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="{id}2" NamePartTypeID="1521"/></MasterNamePartGroup></NamePartGroups>
        """,
        features);

    public static string Listing(int profile, params string[] programmes) =>
        $"<SanctionsEntry ID=\"{profile}\" ProfileID=\"{profile}\" ListID=\"1550\"><EntryEvent ID=\"1\" EntryEventTypeID=\"1\" LegalBasisID=\"1\"><Comment/><Date CalendarTypeID=\"1\"><Year>2022</Year><Month>3</Month><Day>3</Day></Date></EntryEvent><SanctionsMeasure ID=\"1\" SanctionsTypeID=\"2\"><Comment/></SanctionsMeasure>"
        + string.Concat(programmes.Select(p => $"<SanctionsMeasure ID=\"2\" SanctionsTypeID=\"1\"><Comment>{p}</Comment></SanctionsMeasure>")) + "</SanctionsEntry>";

    public static string File(string locations, string documents, string parties, string listings) =>
        $"{Head}<Locations>{locations}</Locations><IDRegDocuments>{documents}</IDRegDocuments><DistinctParties>{parties}</DistinctParties><ProfileRelationships><ProfileRelationship ID=\"1\" From-ProfileID=\"1\" To-ProfileID=\"2\" RelationTypeID=\"1555\"/></ProfileRelationships><SanctionsEntries>{listings}</SanctionsEntries>{Tail}";
}
