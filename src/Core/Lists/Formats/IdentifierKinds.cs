namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>Brings publishers' words for documents and numbers to the kinds of <see cref="Parties.Identifier"/>.</summary>
internal static class IdentifierKinds
{
    // The first word found decides, so narrower words stand before wider ones ("tax id" before "id").
    private static readonly (string Word, string Kind)[] WordsToKind =
    [
        ("passport", "passport"), ("passeport", "passport"), ("pasaporte", "passport"), ("travel document", "passport"),
        ("swift", "swift"), ("imo", "imo"), ("vessel registration identification", "imo"), ("international maritime", "imo"),
        ("mmsi", "mmsi"),
        ("v.a.t", "vat"), ("vat", "vat"),
        ("tax", "tax"), ("fiscal", "tax"), ("nit #", "tax"), ("ruc #", "tax"), ("rif #", "tax"), ("r.f.c", "tax"), ("c.u.i.t", "tax"),
        ("cnpj", "tax"), ("cpf", "tax"), ("rtn", "tax"),
        ("registration", "register"), ("register", "register"), ("registry", "register"), ("company", "register"),
        ("folio mercantil", "register"), ("matricula mercantil", "register"), ("chamber of comm", "register"), ("c.r. no", "register"),
        ("enterprise number", "register"), ("legal entity number", "register"), ("unified social credit", "register"),
        ("government gazette", "register"), ("d-u-n-s", "register"), ("trade license", "register"), ("incorporation", "register"),
        ("business number", "register"), ("regnumber", "register"), ("tradelic", "register"), ("license", "other"), ("licence", "other"),
        ("national", "id"), ("identi", "id"), ("cedula", "id"), ("c.u.r.p", "id"), ("d.n.i", "id"), ("ssn", "id"), ("tazkira", "id"),
        ("social security", "id"), ("personal id", "id"), ("citizen", "id"), ("electoral", "id"), ("civil", "id"), ("residency", "id"),
    ];

    public static string Of(string? words)
    {
        if (words is null)
        {
            return "other";
        }

        foreach (var (word, kind) in WordsToKind)
        {
            if (words.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        return "other";
    }
}
