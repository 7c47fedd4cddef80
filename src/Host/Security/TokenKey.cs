using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;

namespace WorkflowConnect.Host.Security;

/// <summary>
/// The key that signs access tokens: made once, kept encrypted in the data directory. Nodes that share the
/// directory take each other's tokens.
/// </summary>
internal sealed class TokenKey(DataDirectory data, IDataProtectionProvider protection)
{
    private const string FileName = "token-key";
    private const int KeyBytes = 32;
    private readonly Lazy<SymmetricSecurityKey> _key = new(() => Load(data.File(FileName), protection.CreateProtector("access-tokens")));

    public SymmetricSecurityKey Value => _key.Value;

    private static SymmetricSecurityKey Load(string path, IDataProtector protector)
    {
        if (!File.Exists(path))
        {
            Create(path, protector);
        }

        try
        {
            return new SymmetricSecurityKey(protector.Unprotect(File.ReadAllBytes(path)));
        }
        catch (CryptographicException e)
        {
            throw new InvalidOperationException(
                $"{path} cannot be decrypted with the keys in page-keys beside it. Restore both together, or delete {FileName}: whoever uses a token then signs in again.", e);
        }
    }

    private static void Create(string path, IDataProtector protector)
    {
        var temporary = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        File.WriteAllBytes(temporary, protector.Protect(RandomNumberGenerator.GetBytes(KeyBytes)));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another node was first; its key is taken.
            File.Delete(temporary);
        }
    }
}
