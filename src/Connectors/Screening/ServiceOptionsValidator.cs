using Microsoft.Extensions.Options;

namespace WorkflowConnect.Connectors.Screening;

internal sealed class ServiceOptionsValidator : IValidateOptions<ServiceOptions>
{
    public ValidateOptionsResult Validate(string? name, ServiceOptions options)
    {
        if (options.Mode == ServiceMode.BuiltIn)
        {
            return ValidateOptionsResult.Success;
        }

        var mistakes = Mistakes(options).ToArray();
        return mistakes.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(ServiceOptions options)
    {
        const string At = ServiceOptions.Section;
        if (options.Address is not { IsAbsoluteUri: true } address || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            yield return $"{At}:Address must be the service's address, such as https://yente.internal:8000.";
        }
        else if (address.UserInfo.Length > 0)
        {
            yield return $"{At}:Address must hold no password; name a secret in {At}:ApiKeySecret.";
        }

        if (options.ReviewThreshold is not (>= 0.3 and <= 1) || options.HitThreshold < options.ReviewThreshold || options.HitThreshold > 1)
        {
            yield return $"{At}:ReviewThreshold must be 0.3 to 1, and {At}:HitThreshold between it and 1.";
        }

        if (options.BatchSize is not (>= 1 and <= 100) || options.CallsAtOnce is not (>= 1 and <= 32) || options.Retries is not (>= 0 and <= 5))
        {
            yield return $"{At}:BatchSize must be 1 to 100, {At}:CallsAtOnce 1 to 32, {At}:Retries 0 to 5.";
        }

        if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromMinutes(2))
        {
            yield return $"{At}:Timeout must be above 0 and at most 2 minutes.";
        }
    }
}
