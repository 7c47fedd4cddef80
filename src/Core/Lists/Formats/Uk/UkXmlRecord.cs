namespace WorkflowConnect.Core.Lists.Formats.Uk;

/// <summary>One Designation element.</summary>
internal static class UkXmlRecord
{
    public static ListEntry? Read(RecordNode record, IReportProblems problems)
    {
        var id = record.TextOf("UniqueID");
        var kind = UkDesignation.KindOf(record.TextOf("IndividualEntityShip"));
        var designation = new UkDesignation(kind ?? EntryKind.Organisation) { DesignatedOn = UkDate.Day(record.TextOf("DateDesignated")) };
        AddNames(record, designation);
        AddPerson(record, designation);
        AddShip(record, designation);
        foreach (var number in Texts(record, "BusinessRegistrationNumber"))
        {
            designation.AddIdentifier("register", number);
        }

        foreach (var node in record.Below("Address"))
        {
            designation.AddAddress(Enumerable.Range(1, 5).Select(i => node.TextOf($"AddressLine{i}")), node.TextOf("AddressLine6"), node.TextOf("AddressPostalCode"), node.TextOf("AddressCountry"));
        }

        designation.AddRegime(record.TextOf("RegimeName"));
        designation.AddOtherId(record.TextOf("UNReferenceNumber"));
        designation.AddOtherId(record.TextOf("OFSIGroupID") is { } group ? $"OFSI-{group}" : null);
        designation.AddRemark(Words.Join(", ", UkTexts.Barred(record.TextOf("SanctionsImposed"))));
        designation.AddRemark(record.TextOf("OtherInformation"));
        designation.AddRemark(record.TextOf("UKStatementofReasons"));
        return Finish(designation, record, id, kind, problems);
    }

    private static ListEntry? Finish(UkDesignation designation, RecordNode record, string? id, EntryKind? kind, IReportProblems problems)
    {
        var entry = id is null ? null : designation.ToEntry(id);
        if (entry is null)
        {
            problems.Report(record, id, recordLost: true, id is null ? "has no UniqueID" : "has no name");
            return null;
        }

        if (kind is null)
        {
            problems.Report(record, id, recordLost: false, "has an unknown IndividualEntityShip; read as an organisation");
        }

        if (designation.UnreadableDates > 0)
        {
            problems.Report(record, id, recordLost: false, "has a birth date that tells no date");
        }

        return entry;
    }

    private static void AddNames(RecordNode record, UkDesignation designation)
    {
        foreach (var name in record.All("Names").SelectMany(n => n.All("Name")))
        {
            designation.AddName(Enumerable.Range(1, 5).Select(i => name.TextOf($"Name{i}")), name.TextOf("Name6"), name.TextOf("NameType"), name.TextOf("AliasStrength"));
        }

        foreach (var name in record.All("NonLatinNames").SelectMany(n => n.All("NonLatinName")))
        {
            designation.AddNonLatinName(name.TextOf("NameNonLatinScript"), "Primary Name");
        }
    }

    private static void AddPerson(RecordNode record, UkDesignation designation)
    {
        foreach (var date in Texts(record, "DOB"))
        {
            designation.AddBirth(date);
        }

        foreach (var country in Texts(record, "Nationality"))
        {
            designation.AddCountry(country);
        }

        foreach (var place in record.Below("BirthDetails").SelectMany(b => b.All("Location")))
        {
            designation.AddBirthPlace(place.TextOf("TownOfBirth"), place.TextOf("CountryOfBirth"));
        }

        foreach (var (number, kind, information) in new[]
        {
            ("PassportNumber", "passport", "PassportAdditionalInformation"),
            ("NationalIdentifierNumber", "id", "NationalIdentifierAdditionalInformation"),
        })
        {
            foreach (var text in Texts(record, number))
            {
                designation.AddIdentifier(kind, text);
            }

            foreach (var text in Texts(record, information))
            {
                designation.AddRemark(text);
            }
        }

        foreach (var function in Texts(record, "Title").Concat(Texts(record, "Position")))
        {
            designation.AddFunction(function);
        }
    }

    private static void AddShip(RecordNode record, UkDesignation designation)
    {
        foreach (var number in Texts(record, "IMONumber"))
        {
            designation.AddIdentifier("imo", number);
        }

        foreach (var number in Texts(record, "HullIdentificationNumber"))
        {
            designation.AddIdentifier("other", number);
        }

        foreach (var flag in Texts(record, "CurrentBelievedFlagOfShip"))
        {
            designation.AddCountry(flag);
        }

        foreach (var owner in Texts(record, "CurrentOwnerOperator"))
        {
            designation.AddRemark($"Current owner or operator: {owner}");
        }
    }

    // The elements stand one to three levels deep, in containers whose names have changed; theirs have not.
    private static IEnumerable<string> Texts(RecordNode record, string name) => record.Below(name).Select(n => n.Text).OfType<string>();
}
