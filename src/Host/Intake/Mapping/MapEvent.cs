using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Host.Intake.Mapping;

/// <summary>Applies a mapping to an event.</summary>
internal static class MapEvent
{
    private const int MostNamed = 50;
    private const int MostSubjects = 100;

    /// <summary>Why the event is not taken, whatever it is about; null when it may be.</summary>
    public static MappedEvent? Refuse(IntakeMapping mapping, SentDocument sent)
    {
        var scope = new MappingScope(sent.Root);
        if (mapping.When.FirstOrDefault(condition => !condition.Holds(scope)) is { } unmet)
        {
            return new MappedEvent { NotTaken = unmet.Text };
        }

        FieldError[] broken =
        [
            .. sent.Leaves.Where(leaf => leaf.Texts().Contains(null))
                .Select(leaf => new FieldError(FieldText.NameOf(leaf.Node.Path), "The text is broken Unicode (a lone surrogate); send valid Unicode.")),
        ];
        return broken.Length > 0 ? new MappedEvent { Errors = broken } : null;
    }

    /// <summary>Whom an event is about that says so itself.</summary>
    public static MappedEvent Of(IntakeMapping mapping, SentDocument sent)
    {
        var scope = new MappingScope(sent.Root);
        var subject = ReadFields.Of(mapping, scope, sent.Leaves, EventId(mapping, scope));
        var unmapped = sent.Leaves.Where(leaf => !subject.Fields.Any(field => IsFrom(field.From, leaf.Node.Path))).ToArray();
        var spoken = mapping.When.Select(condition => condition.Path).Concat(mapping.EventId).SelectMany(path => path.In(scope)).Select(node => node.Path).ToHashSet(StringComparer.Ordinal);
        return new MappedEvent
        {
            Subjects = [subject],
            Errors = [.. subject.Form.Errors, .. unmapped.SelectMany(leaf => FieldText.Check(leaf.Node.Path, [.. leaf.Texts().OfType<string>()]))],
            Unknown = Named([.. unmapped.Where(leaf => !spoken.Contains(leaf.Node.Path) && IsUnknown(mapping, leaf)).Select(leaf => leaf.Node.Path), .. sent.Files.Select(file => $"{file} (a file; files are not taken)")]),
        };
    }

    /// <summary>Whom an event is about that only points to them.</summary>
    public static MappedEvent Of(IntakeMapping mapping, SentDocument sent, MappedNode fetched)
    {
        var (fetch, eventId, body) = (mapping.Fetch!, EventId(mapping, new MappingScope(sent.Root)), new MappingScope(fetched));
        if (fetch.When.FirstOrDefault(condition => !condition.Holds(body)) is { } unmet)
        {
            return new MappedEvent { NotTaken = $"{unmet.Text} (of the {fetch.What})" };
        }

        MappingScope[] items = fetch.Each is null ? [body] : [.. fetch.Each.In(body).Select(item => body with { Item = item }).Where(item => fetch.EachWhen.All(condition => condition.Holds(item)))];
        MappingScope[] named = fetch.Named is null ? items : [.. items.Where(item => fetch.Named.In(item).Any(node => !string.IsNullOrWhiteSpace(node.Text())))];
        MappedSubject[] subjects = named.Length > 0 || items.Length == 0
            ? [.. named.Select(item => ReadFields.Of(mapping, item, [], IdOf(item)))]
            : [ReadFields.Of(mapping with { Usual = fetch.Otherwise }, body, [], eventId)];
        return subjects.Length switch
        {
            0 => new MappedEvent { NotTaken = $"the {fetch.What} names nobody" },
            > MostSubjects => new MappedEvent { Errors = [new FieldError("(body)", $"The {fetch.What} names more than {MostSubjects} persons; import them from a file.")] },
            _ => new MappedEvent { Subjects = subjects, Errors = [.. subjects.SelectMany(subject => subject.Form.Errors)] },
        };

        string? IdOf(MappingScope item) => fetch.EachId is null || eventId is null ? eventId : $"{eventId}\n{fetch.EachId.In(item).FirstOrDefault()?.Text()}";
    }

    private static string? EventId(IntakeMapping mapping, MappingScope scope)
    {
        string?[] parts = [.. mapping.EventId.Select(path => path.In(scope).FirstOrDefault()?.Text())];
        return parts.Length > 0 && parts.All(part => !string.IsNullOrEmpty(part)) ? string.Join('\n', parts) : null;
    }

    private static bool IsFrom(string? from, string path) =>
        from == path || (from?.StartsWith(path, StringComparison.Ordinal) == true && from[path.Length..] is ['[', .., ']'] index && index.AsSpan(1, index.Length - 2).IndexOfAnyExceptInRange('0', '9') < 0);

    private static bool IsUnknown(IntakeMapping mapping, BodyLeaf leaf) =>
        leaf.Texts().Any(text => !string.IsNullOrWhiteSpace(text))
        && !mapping.Quiet.Any(quiet => IsBelow(leaf.Node.Path.StartsWith("$.", StringComparison.Ordinal) ? leaf.Node.Path[2..] : leaf.Node.Path, quiet));

    /// <summary>True where the path is the other one or goes on from it; <c>[*]</c> stands for anything in brackets.</summary>
    private static bool IsBelow(string path, string quiet)
    {
        if (quiet.IndexOf("[*]", StringComparison.Ordinal) is >= 0 and var at)
        {
            return path.StartsWith(quiet[..(at + 1)], StringComparison.Ordinal)
                && path.IndexOf(']', at) is > 0 and var end
                && IsBelow(path[end..], quiet[(at + 2)..]);
        }

        return path.StartsWith(quiet, StringComparison.Ordinal)
            && (path.Length == quiet.Length || path[quiet.Length] is '.' or '[' || !char.IsLetterOrDigit(quiet[^1]));
    }

    private static string[] Named(string[] paths) => paths.Length <= MostNamed
        ? [.. paths.Select(FieldText.NameOf)]
        : [.. paths.Take(MostNamed).Select(FieldText.NameOf), $"({paths.Length - MostNamed} more)"];
}
