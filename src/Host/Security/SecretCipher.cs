using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using WorkflowConnect.Core.Access.Secrets;

namespace WorkflowConnect.Host.Security;

/// <summary>Encrypts secrets with the key ring of the data directory: authenticated, the old keys stay readable.</summary>
internal sealed class SecretCipher(IDataProtectionProvider protection) : ISecretCipher
{
    private readonly IDataProtector _protector = protection.CreateProtector("workflow-secrets");

    public string Encrypt(string value) => _protector.Protect(value);

    public string Decrypt(string cipher)
    {
        try
        {
            return _protector.Unprotect(cipher);
        }
        catch (CryptographicException e)
        {
            throw new InvalidOperationException(
                "A secret cannot be decrypted: the folder page-keys of the data directory is not the one it was set with. Restore that folder, or set the secret again.", e);
        }
    }
}
