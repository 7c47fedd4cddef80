namespace WorkflowConnect.Core.Lists.Formats.Ch;

/// <summary>
/// Names of a SECO identity. A name is a row of parts, each with a value and spelling variants in one or more scripts; its
/// full spellings are the products of the variants of one script, in the parts' order.
/// </summary>
internal static class SecoNames
{
    /// <summary>
    /// Spellings of one name in one script. Genuine names stay below; the bound keeps a part with hundreds of variants
    /// from filling the memory. Those that differ from the published name in one part come first, so that each variant is there.
    /// </summary>
    public const int MaximumSpellings = 64;

    /// <summary>Returns whether the bound left spellings out.</summary>
    public static bool Read(RecordNode name, NameList names, bool mainIdentity)
    {
        var parts = name.All("name-part").Where(p => p.Attribute("name-part-type") != "title").OrderBy(Order).Select(Part.Of).Where(p => p.Variants.Count > 0).ToArray();
        if (parts.Length == 0)
        {
            return false;
        }

        var role = name.Attribute("name-type") switch
        {
            "formerly-known-as" => NameRole.Former,
            "primary-name" when mainIdentity => NameRole.Primary,
            _ => NameRole.Alias,
        };
        var weak = name.Attribute("quality") == "low";
        var cut = false;
        foreach (var script in parts.SelectMany(p => p.Variants.Select(v => v.Script)).Distinct(StringComparer.Ordinal).ToArray())
        {
            var inScript = parts.Select(p => p.In(script)).Where(p => p.Variants.Count > 0).ToArray();
            // A family name alone in Cyrillic is no full name there.
            var whole = inScript.Length == parts.Length;
            cut |= Multiply(inScript, names, role, weak || !whole ? NameStrength.Weak : NameStrength.Strong);
        }

        return cut;
    }

    private static bool Multiply(Part[] parts, NameList names, NameRole role, NameStrength strength)
    {
        long product = 1;
        foreach (var part in parts)
        {
            product = Math.Min(product * part.Variants.Count, int.MaxValue);
        }

        var tried = new HashSet<string>(StringComparer.Ordinal);
        foreach (var choice in SingleChanges(parts).Concat(All(parts).Take(2 * MaximumSpellings)))
        {
            if (tried.Count >= MaximumSpellings)
            {
                break;
            }

            if (tried.Add(string.Join(',', choice)))
            {
                Add(parts, choice, names, role, strength);
            }
        }

        return product > MaximumSpellings;
    }

    private static IEnumerable<int[]> SingleChanges(Part[] parts)
    {
        yield return new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            for (var v = 1; v < parts[i].Variants.Count; v++)
            {
                var choice = new int[parts.Length];
                choice[i] = v;
                yield return choice;
            }
        }
    }

    private static IEnumerable<int[]> All(Part[] parts)
    {
        var choice = new int[parts.Length];
        while (true)
        {
            yield return choice;
            var at = parts.Length - 1;
            while (at >= 0 && ++choice[at] == parts[at].Variants.Count)
            {
                choice[at--] = 0;
            }

            if (at < 0)
            {
                yield break;
            }
        }
    }

    private static void Add(Part[] parts, int[] choice, NameList names, NameRole role, NameStrength strength)
    {
        var texts = parts.Select((p, i) => (p.Type, p.Variants[choice[i]].Text)).ToArray();
        var given = Words.Join(" ", texts.Where(t => t.Type is "given-name" or "further-given-name").Select(t => t.Text));
        var family = Words.Join(" ", texts.Where(t => t.Type is "family-name").Select(t => t.Text));
        var apart = given is not null && family is not null;
        names.Add(Words.Join(" ", texts.Select(t => t.Text)), role, strength, given: apart ? given : null, family: apart ? family : null);
    }

    private static int Order(RecordNode part) => int.TryParse(part.Attribute("order"), out var order) ? order : int.MaxValue;

    private sealed record Variant(string Text, string Script);

    private sealed record Part(string? Type, IReadOnlyList<Variant> Variants)
    {
        public static Part Of(RecordNode node)
        {
            var variants = new List<Variant>();
            Add(variants, node.TextOf("value"), null);
            foreach (var variant in node.All("spelling-variant"))
            {
                Add(variants, variant.Text, variant.Attribute("script"));
            }

            return new Part(node.Attribute("name-part-type"), variants);
        }

        public Part In(string script) => this with { Variants = [.. Variants.Where(v => v.Script == script)] };

        private static void Add(List<Variant> variants, string? text, string? published)
        {
            if (text is null || !text.Any(char.IsLetterOrDigit))
            {
                return;
            }

            // What the characters say counts more than the attribute, which is "LATN" on some Cyrillic ones; a
            // part of digits only ("2") belongs to Latin names.
            var found = ScriptCodes.Of(text);
            var script = found != ScriptCodes.Undetermined ? found
                : published is { Length: 4 } ? char.ToUpperInvariant(published[0]) + published[1..].ToLowerInvariant()
                : "Latn";
            if (!variants.Contains(new Variant(text, script)))
            {
                variants.Add(new Variant(text, script));
            }
        }
    }
}
