using System.Globalization;
using System.Text;
using WorkflowConnect.Core.Access.Secrets;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.Screening.Known;

namespace WorkflowConnect.Core.Rescreening;

/// <summary>The known customers on disk, encrypted: they are names. Good only for the CRM and the matcher that they were read with.</summary>
internal sealed class KnownPartiesFile(ISecretCipher cipher, string path, string connection)
{
    private const int Format = 1;
    private readonly SealedFile _file = new(cipher, path);

    public bool Exists => File.Exists(path);

    /// <exception cref="IOException">It could not be written; the old one stays.</exception>
    public void Write(KeptParties kept) => _file.Write(stream =>
    {
        using var to = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        to.Write(Format);
        to.Write(MatcherVersion.Current);
        to.Write(connection);
        to.Write(kept.Sequence);
        to.Write(kept.Hash);
        to.Write(kept.CollectedAt.ToString("O", CultureInfo.InvariantCulture));
        KnownPartiesImage.Write(kept.Parties, to);
    });

    /// <exception cref="InvalidDataException">It is damaged, foreign, or of another matcher.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public KeptParties Read() => _file.Read(stream =>
    {
        using var from = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        if (from.ReadInt32() != Format || from.ReadString() != MatcherVersion.Current || from.ReadString() != connection)
        {
            throw new InvalidDataException("It was made for another version of the matcher or another CRM.");
        }

        var (sequence, hash, collectedAt) = (from.ReadInt64(), from.ReadString(), from.ReadString());
        var parties = KnownPartiesImage.Read(from);
        return new KeptParties(parties, sequence, hash, DateTimeOffset.ParseExact(collectedAt, "O", CultureInfo.InvariantCulture));
    });
}
