using Microsoft.Extensions.Options;
using WorkflowConnect.Host.Intake.Fetching;
using WorkflowConnect.Host.Intake.Mapping;

namespace WorkflowConnect.Host.Intake;

/// <summary>Reports every mistake in the intake's settings at once.</summary>
internal sealed class IntakeOptionsValidator : IValidateOptions<IntakeOptions>
{
    private const int ShortestSecret = 16;
    private const int ShortestUrlSecret = 24;

    public ValidateOptionsResult Validate(string? name, IntakeOptions options)
    {
        var mistakes = new List<string>();
        Require(mistakes, options.MaximumBodyBytes is >= 1_024 and <= 10_485_760, "Intake:MaximumBodyBytes must be 1,024 to 10,485,760 bytes.");
        Require(mistakes, options.RequestsPerSecond > 0, "Intake:RequestsPerSecond must be at least 1.");
        Require(mistakes, options.Burst > 0, "Intake:Burst must be at least 1.");
        Require(mistakes, options.MaximumWaitSeconds is >= 0 and <= 120, "Intake:MaximumWaitSeconds must be 0 to 120 seconds.");
        Require(mistakes, options.SignatureWindowSeconds is >= 10 and <= 3_600, "Intake:SignatureWindowSeconds must be 10 to 3,600 seconds.");
        Require(mistakes, options.Parallelism is >= 1 and <= 256, "Intake:Parallelism must be 1 to 256.");
        foreach (var (source, settings) in options.Sources)
        {
            RequireSecrets(mistakes, $"Intake:Sources:{source}", settings);
            if (CompileMapping.Of(source, settings, mistakes)?.Fetch is { } fetch)
            {
                RequireApi(mistakes, $"Intake:Sources:{source}:Api", settings.Api, fetch);
            }
        }

        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static void RequireSecrets(List<string> mistakes, string section, IntakeSourceOptions settings)
    {
        Require(mistakes, settings.ApiKeySha256 is null or { Length: 64 }, $"{section}:ApiKeySha256 must be 64 hex digits.");
        Require(mistakes, settings.HmacSecret is null or { Length: >= ShortestSecret }, $"{section}:HmacSecret needs at least {ShortestSecret} characters.");
        Require(mistakes, settings.HmacSecretFile is null || File.Exists(settings.HmacSecretFile), $"{section}:HmacSecretFile names a file that is not there.");
        Require(
            mistakes,
            settings.Signature is null || IntakeSignature.Headers.Contains(settings.Signature, StringComparer.OrdinalIgnoreCase),
            $"{section}:Signature must be one of {string.Join(", ", IntakeSignature.Headers)}.");
        var isThere = settings.UrlSecretFile is null || File.Exists(settings.UrlSecretFile);
        Require(mistakes, isThere, $"{section}:UrlSecretFile names a file that is not there.");
        Require(
            mistakes,
            !isThere || IntakeSecret.Of(settings.UrlSecret, settings.UrlSecretFile) is not { } secret || (secret.Length is >= ShortestUrlSecret and <= 200 && secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')),
            $"{section}:UrlSecret needs {ShortestUrlSecret} to 200 letters, digits, hyphens and underscores, such as \"openssl rand -hex 24\" prints.");
    }

    private static void RequireApi(List<string> mistakes, string section, IntakeApiOptions api, SubjectFetch fetch)
    {
        Require(
            mistakes,
            api.Token is { Length: > 0 } || (api.TokenFile is { } file && File.Exists(file)),
            $"{section}:Token, or a file in {section}:TokenFile, is needed: events of this preset only point to the {fetch.What}, which is fetched.");
        Require(
            mistakes,
            api.Address is null || (Uri.TryCreate(api.Address, UriKind.Absolute, out var address) && address.Query.Length == 0 && address.UserInfo.Length == 0 && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))),
            $"{section}:Address must be an https address such as {fetch.Address}, without user and query.");
    }

    private static void Require(List<string> mistakes, bool holds, string mistake)
    {
        if (!holds)
        {
            mistakes.Add(mistake);
        }
    }
}
