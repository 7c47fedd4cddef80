namespace WorkflowConnect.Core.Access.Secrets;

/// <summary>Encrypts values so that the database alone gives nothing away.</summary>
public interface ISecretCipher
{
    string Encrypt(string value);

    /// <summary>Throws when the keys that encrypted it are not there.</summary>
    string Decrypt(string cipher);
}
