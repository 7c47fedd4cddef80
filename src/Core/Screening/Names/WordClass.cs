namespace WorkflowConnect.Core.Screening.Names;

/// <summary>How much a word of a name can tell; decides its greatest weight.</summary>
internal enum WordClass : byte
{
    Ordinary,

    /// <summary>
    /// A father's name (Petrovich, Petrovna, Mikalaevich, Ivanovitj), which lists write and few people do; surnames of that form weigh less, too.
    /// </summary>
    Patronymic,

    /// <summary>Digits only; compared exactly or not at all.</summary>
    Number,

    /// <summary>A single Latin letter.</summary>
    Initial,

    /// <summary>Trade words such as "trading" or "group".</summary>
    Market,

    /// <summary>Words that legal forms are made of, such as "joint" or "liability", where they stand alone or in another order.</summary>
    Form,

    /// <summary>"al", "bin", "von", "and".</summary>
    Particle,

    /// <summary>"Dr.", "Haji", "Jr.".</summary>
    Title,

    /// <summary>A legal form, replaced by its group.</summary>
    LegalForm,
}
