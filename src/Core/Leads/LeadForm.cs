using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Leads;

/// <summary>
/// Reads a lead from flat fields, as a web form or a flattened JSON body gives them. All errors come at once.
/// German names of fields are understood, so that an existing form needs no renaming.
/// </summary>
public sealed class LeadForm
{
    private const int LongestName = 200;
    private const int LongestText = 4_000;
    private const int MostLists = 20;

    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _fields;
    private readonly List<FieldError> _errors = [];

    private LeadForm(IReadOnlyDictionary<string, IReadOnlyList<string>> fields) => _fields = fields;

    /// <summary>The data, or every error; the names of fields that mean nothing here are returned, not dropped in silence.</summary>
    public static LeadFormResult Read(IReadOnlyDictionary<string, IReadOnlyList<string>> fields)
    {
        var canonical = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var ignored = new List<string>();
        var form = new LeadForm(canonical);
        foreach (var (given, values) in fields)
        {
            form._errors.AddRange(FieldText.Check(given, values));
            if (LeadFieldNames.Canonical(given) is not { } name)
            {
                ignored.Add(FieldText.NameOf(given));
            }
            else if (!canonical.TryAdd(name, values))
            {
                form._errors.Add(new FieldError(given, $"The field \"{name}\" is given twice; send it once."));
            }
        }

        var data = form.Data();
        return new LeadFormResult(form._errors.Count == 0 ? data : null, form._errors, ignored);
    }

    private LeadData Data()
    {
        var person = Person();
        var company = Company();
        if (person is null && company is null)
        {
            _errors.Add(new FieldError("person", "Give at least a person's name or e-mail address, or a company's name."));
        }

        return new LeadData
        {
            Person = person,
            Company = company,
            Lists = Lists(),
            Event = Text("event", LongestName),
            Message = Text("message", LongestText),
            Language = Language(),
        };
    }

    private LeadPerson? Person()
    {
        var person = new LeadPerson
        {
            Salutation = Text("person.salutation", 40),
            Title = Text("person.title", 80),
            GivenName = Text("person.givenName", LongestName),
            FamilyName = Text("person.familyName", LongestName),
            FullName = Text("person.fullName", LongestName),
            Email = Email("person.email"),
            Phone = Phone("person.phone"),
            JobTitle = Text("person.jobTitle", LongestName),
            BirthDate = BirthDate("person.birthDate"),
            Nationality = Country("person.nationality"),
            Address = Address("person.address"),
        };
        return person == new LeadPerson() ? null : person;
    }

    private LeadCompany? Company()
    {
        var company = new LeadCompany
        {
            Name = Text("company.name", LongestName),
            Website = Text("company.website", 300),
            Email = Email("company.email"),
            Phone = Phone("company.phone"),
            VatId = Text("company.vatId", 30),
            RegisterNumber = Text("company.registerNumber", 60),
            Address = Address("company.address"),
        };
        return company == new LeadCompany() ? null : company;
    }

    private Address? Address(string prefix)
    {
        var address = new Address
        {
            Street = Text($"{prefix}.street", LongestName),
            PostalCode = Text($"{prefix}.postalCode", 20),
            City = Text($"{prefix}.city", LongestName),
            Region = Text($"{prefix}.region", LongestName),
            Country = Country($"{prefix}.country"),
        };
        return address == new Address() ? null : address;
    }

    private string[] Lists()
    {
        var names = _fields.GetValueOrDefault("lists", [])
            .Select(name => name.Trim())
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToArray();
        if (names.Length > MostLists || names.Any(name => name.Length > LongestName))
        {
            _errors.Add(new FieldError("lists", $"Give at most {MostLists} list names of at most {LongestName} characters each."));
        }

        return names;
    }

    private string Language()
    {
        var language = Text("language", 10)?.ToLowerInvariant();
        if (language is not (null or "de" or "en"))
        {
            _errors.Add(new FieldError("language", "Use \"de\" or \"en\"."));
        }

        return language ?? "de";
    }

    private string? Text(string field, int longest)
    {
        if (_fields.GetValueOrDefault(field) is not { Count: > 0 } values)
        {
            return null;
        }

        if (values.Count > 1)
        {
            _errors.Add(new FieldError(field, "Give one value, not several."));
        }

        var text = values[0].Trim();
        if (text.Length > longest)
        {
            _errors.Add(new FieldError(field, $"Use at most {longest} characters; {text.Length} were sent."));
        }

        return text.Length == 0 ? null : text;
    }

    private string? Email(string field)
    {
        var email = Text(field, 254);
        if (email is not null && !EmailSyntax.IsValid(email))
        {
            _errors.Add(new FieldError(field, "This is no e-mail address; it needs the form name@example.org."));
        }

        return email;
    }

    private string? Phone(string field)
    {
        var phone = Text(field, 40);
        if (phone is not null && (!phone.Any(char.IsAsciiDigit) || phone.Any(char.IsAsciiLetter)))
        {
            _errors.Add(new FieldError(field, "This is no telephone number; use digits, blanks and + ( ) / -."));
        }

        return phone;
    }

    private string? Country(string field)
    {
        var text = Text(field, 80);
        if (text is null)
        {
            return null;
        }

        if (CountryNames.TryGetCode(text, out var code))
        {
            return code;
        }

        _errors.Add(new FieldError(field, "This country is not known; use its ISO 3166 code such as DE, or its German or English name."));
        return null;
    }

    private PartialDate? BirthDate(string field)
    {
        var text = Text(field, 40);
        if (text is null)
        {
            return null;
        }

        if (GermanDate.TryParse(text, out var date) || PartialDate.TryParse(text, out date))
        {
            return date;
        }

        _errors.Add(new FieldError(field, "This is no date; use 1980-12-31, 31.12.1980, or only the year."));
        return null;
    }
}
