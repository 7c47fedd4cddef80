using System.Text.Json;
using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Host.Screening;

/// <summary>The JSON body of <c>POST /screen</c>: one party, or several under <c>parties</c>.</summary>
internal sealed record ScreenRequest
{
    private const int Deepest = 8;

    /// <summary>Whether it was one party by itself, which is answered by itself.</summary>
    public required bool IsSingle { get; init; }

    public required IReadOnlyList<SentParty> Parties { get; init; }

    /// <summary>Whether each party gets a check and a protocol of its own: by default when it was sent alone.</summary>
    public required bool WantsProtocol { get; init; }

    /// <summary>Reads a body; the request or what keeps it from being one.</summary>
    public static (ScreenRequest? Request, IResult? Problem) Read(ReadOnlyMemory<byte> body, ScreenOptions options)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Deepest, AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Of(document.RootElement, options)
                : (null, ScreenProblems.Malformed("The body must be a JSON object: a party, or {\"parties\":[…]}."));
        }
        catch (JsonException e)
        {
            return (null, ScreenProblems.Malformed(
                $"The body is no JSON that can be read (line {e.LineNumber + 1}, byte {e.BytePositionInLine}); it must be one object without repeated names, at most {Deepest} levels deep."));
        }
        catch (InvalidOperationException)
        {
            // A property name with a lone surrogate: JsonDocument finds it only when the name is read.
            return (null, ScreenProblems.Malformed("A name in the JSON is broken Unicode (a lone surrogate); send valid Unicode."));
        }
    }

    private static (ScreenRequest? Request, IResult? Problem) Of(JsonElement root, ScreenOptions options)
    {
        var reader = new SentPartyReader();
        var isSingle = !root.TryGetProperty("parties", out var several);
        var wantsProtocol = Flag(root, reader.Errors) ?? isSingle;
        var parties = new List<SentParty?>();
        if (isSingle)
        {
            parties.Add(reader.Read(root, "", "protocol"));
        }
        else
        {
            reader.Errors.AddRange(root.EnumerateObject()
                .Where(p => p.Name is not ("parties" or "protocol"))
                .Select(p => new FieldError(FieldText.NameOf(p.Name), "Beside \"parties\" there is only \"protocol\".")));
            var most = wantsProtocol ? Math.Min(options.MostProtocols, options.MostParties) : options.MostParties;
            if (several.ValueKind != JsonValueKind.Array || several.GetArrayLength() is 0 || several.GetArrayLength() > most)
            {
                reader.Errors.Add(new FieldError("parties", $"Expected a list of 1 to {most:#,0} parties{(wantsProtocol ? " when each gets a protocol" : "; more go as a table")}."));
            }
            else
            {
                parties.AddRange(several.EnumerateArray().Select((party, i) => reader.Read(party, $"parties[{i}]")));
            }
        }

        return reader.Errors.Count > 0
            ? (null, ScreenProblems.Invalid(reader.Errors.Take(200)))
            : (new ScreenRequest { IsSingle = isSingle, Parties = [.. parties.OfType<SentParty>()], WantsProtocol = wantsProtocol }, null);
    }

    private static bool? Flag(JsonElement root, List<FieldError> errors)
    {
        if (!root.TryGetProperty("protocol", out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        errors.Add(new FieldError("protocol", "Expected true or false."));
        return null;
    }
}
