using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Host.Intake;

/// <summary>
/// The API keys of the sources. Only their SHA-256 is kept (a random 256-bit key needs no slow hash), in
/// <c>intake-keys.json</c> of the data directory; a new key is shown once.
/// </summary>
internal sealed class IntakeKeys
{
    private const string FileName = "intake-keys.json";
    private readonly ConcurrentDictionary<string, string[]> _hashes = new(StringComparer.Ordinal);
    private readonly string _path;

    public IntakeKeys(IOptions<IntakeOptions> options, DataDirectory data)
    {
        _path = data.File(FileName);
        if (File.Exists(_path))
        {
            var kept = JsonSerializer.Deserialize<Dictionary<string, string[]>>(File.ReadAllBytes(_path)) ?? [];
            foreach (var (source, hashes) in kept)
            {
                _hashes[source] = hashes;
            }
        }

        foreach (var (source, settings) in options.Value.Sources)
        {
            AddHash(source, settings.ApiKeySha256);
            AddHash(source, settings.ApiKey is { Length: > 0 } key ? Sha256Hex.Of(key) : null);
        }
    }

    public bool HasKey(string source) => _hashes.ContainsKey(source);

    /// <summary>Compares in constant time.</summary>
    public bool IsValid(string source, string key)
    {
        var given = Encoding.ASCII.GetBytes(Sha256Hex.Of(key));
        var valid = false;
        foreach (var hash in _hashes.GetValueOrDefault(source, []))
        {
            valid |= CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(hash));
        }

        return valid;
    }

    /// <summary>A new key that works beside the ones there are; kept (hashed) unless it is for this process only.</summary>
    public string Create(string source, bool keep)
    {
        var key = "wfc_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        AddHash(source, Sha256Hex.Of(key));
        if (keep)
        {
            Keep();
        }

        return key;
    }

    private void AddHash(string source, string? hash)
    {
        if (hash is not null)
        {
            _hashes.AddOrUpdate(source, _ => [hash], (_, known) => known.Contains(hash, StringComparer.Ordinal) ? known : [.. known, hash]);
        }
    }

    private void Keep()
    {
        var temporary = _path + ".new";
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(_hashes));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.Move(temporary, _path, overwrite: true);
    }
}
