using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Lists.Formats.Ofac;

/// <summary>What the features of a party tell of it.</summary>
internal sealed class AdvancedFacts(AdvancedReferences references)
{
    private readonly List<ListedDate> _birthDates = [];
    private readonly List<string> _birthPlaces = [];
    private readonly List<string> _countries = [];
    private readonly List<Address> _addresses = [];
    private readonly List<Identifier> _identifiers = [];
    private readonly List<string> _functions = [];
    private readonly List<string> _statements = [];

    public IReadOnlyList<ListedDate> BirthDates => _birthDates;

    public IReadOnlyList<string> BirthPlaces => _birthPlaces;

    public IReadOnlyList<string> Countries => _countries;

    public IReadOnlyList<Address> Addresses => _addresses;

    public IReadOnlyList<Identifier> Identifiers => _identifiers;

    public IReadOnlyList<string> Functions => _functions;

    /// <summary>Features that are none of the others, as "type: value".</summary>
    public IReadOnlyList<string> Statements => _statements;

    public void Add(RecordNode feature, string id, IReportProblems problems, string[] numberWords)
    {
        var type = references.Text("FeatureType", feature.Attribute("FeatureTypeID"));
        if (type is null)
        {
            problems.Report(feature, id, recordLost: false, "has a feature of a type that the file does not explain");
            return;
        }

        foreach (var version in feature.All("FeatureVersion"))
        {
            Add(type, version, id, problems, numberWords);
        }
    }

    private void Add(string type, RecordNode version, string id, IReportProblems problems, string[] numberWords)
    {
        var places = version.All("VersionLocation").Select(l => references.FindPlace(l.Attribute("LocationID"))).OfType<AdvancedPlace>().ToArray();
        switch (type)
        {
            case "Birthdate":
                AddBirthDates(version, id, problems);
                break;
            case "Place of Birth":
                AddOnce(_birthPlaces, places.Select(p => p.Words).Concat(Details(version)));
                break;
            case "Nationality Country" or "Citizenship Country" or "Vessel Flag" or "Nationality of Registration" or "Registration Country" or "Flag":
                AddOnce(_countries, places.Select(p => p.Country).Concat(Details(version).Select(CountryNames.CodeOrWords)));
                break;
            case "Location":
                AddOnce(_addresses, places.Select(p => p.Address).Where(a => a != new Address()));
                break;
            case "Title":
                AddOnce(_functions, Details(version));
                break;
            default:
                AddOther(type, version, numberWords);
                break;
        }
    }

    private void AddBirthDates(RecordNode version, string id, IReportProblems problems)
    {
        var dates = version.All("DatePeriod").Select(AdvancedDate.Read).ToArray();
        AddOnce(_birthDates, dates.OfType<ListedDate>());
        if (dates.Length == 0 || dates.Any(d => d is null))
        {
            problems.Report(version, id, recordLost: false, "has a birth date that tells no date");
        }
    }

    private void AddOther(string type, RecordNode version, string[] numberWords)
    {
        var isNumber = OfacIdTypes.IsIdentifier(type) && Array.Exists(numberWords, w => type.Contains(w, StringComparison.OrdinalIgnoreCase));
        foreach (var detail in Details(version))
        {
            if (isNumber && detail.Any(char.IsLetterOrDigit))
            {
                AddOnce(_identifiers, [OfacIdTypes.Make(type, detail, null)]);
            }
            else
            {
                AddOnce(_statements, [$"{type.TrimEnd(':', ' ')}: {detail}"]);
            }
        }
    }

    private IEnumerable<string> Details(RecordNode version) => version.All("VersionDetail")
        .Select(d => d.Text ?? references.Text("DetailReference", d.Attribute("DetailReferenceID")))
        .OfType<string>();

    private static void AddOnce<T>(List<T> values, IEnumerable<T?> more)
        where T : class
    {
        foreach (var value in more)
        {
            if (value is not null && !values.Contains(value))
            {
                values.Add(value);
            }
        }
    }
}
