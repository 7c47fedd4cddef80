using Microsoft.Extensions.Options;

namespace WorkflowConnect.Host.Intake;

/// <summary>Reports every mistake in the intake's settings at once.</summary>
internal sealed class IntakeOptionsValidator : IValidateOptions<IntakeOptions>
{
    private const int ShortestSecret = 16;

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
            Require(mistakes, settings.ApiKeySha256 is null or { Length: 64 }, $"Intake:Sources:{source}:ApiKeySha256 must be 64 hex digits.");
            Require(mistakes, settings.HmacSecret is null or { Length: >= ShortestSecret }, $"Intake:Sources:{source}:HmacSecret needs at least {ShortestSecret} characters.");
            Require(mistakes, settings.HmacSecretFile is null || File.Exists(settings.HmacSecretFile), $"Intake:Sources:{source}:HmacSecretFile names a file that is not there.");
        }

        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static void Require(List<string> mistakes, bool holds, string mistake)
    {
        if (!holds)
        {
            mistakes.Add(mistake);
        }
    }
}
