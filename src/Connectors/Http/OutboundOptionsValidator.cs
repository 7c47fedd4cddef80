using Microsoft.Extensions.Options;

namespace WorkflowConnect.Connectors.Http;

/// <summary>Reports every wrong setting at once.</summary>
internal sealed class OutboundOptionsValidator : IValidateOptions<OutboundOptions>
{
    private static readonly (string Message, Func<OutboundOptions, bool> IsRight)[] Rules =
    [
        ("OutboundHttp:ConnectTimeout must be more than zero and at most 2 minutes.",
            o => o.ConnectTimeout > TimeSpan.Zero && o.ConnectTimeout <= TimeSpan.FromMinutes(2)),
        ("OutboundHttp:Timeout must be more than zero and at most 10 minutes.",
            o => o.Timeout > TimeSpan.Zero && o.Timeout <= TimeSpan.FromMinutes(10)),
        ("OutboundHttp:MaximumBytes must be 1 to 268435456.", o => o.MaximumBytes is >= 1 and <= 256L << 20),
        ("OutboundHttp:MaximumRedirects must be 0 to 20.", o => o.MaximumRedirects is >= 0 and <= 20),
        ("OutboundHttp:UserAgent must be a product name such as WorkflowConnect/0.1.",
            o => System.Net.Http.Headers.ProductInfoHeaderValue.TryParse(o.UserAgent, out _)),
    ];

    public ValidateOptionsResult Validate(string? name, OutboundOptions options)
    {
        var wrong = Rules.Where(rule => !rule.IsRight(options)).Select(rule => rule.Message).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
