using System.Globalization;
using WorkflowConnect.Core.Access.Secrets;
using WorkflowConnect.Core.Alerts;

namespace WorkflowConnect.Host.Security;

/// <summary>
/// Raises an alert, once a day each, for a secret that ends within the days of notice or has ended: a key that ends unnoticed
/// stops every write into the CRM.
/// </summary>
internal sealed class SecretAlarms(KeepSecrets secrets, RaiseAlert raise, TimeProvider time, ILogger<SecretAlarms> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>One look at all of them.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var today = secrets.Today;
        foreach (var secret in await secrets.EndingAsync(cancellationToken))
        {
            var code = secret.DaysLeft(today) < 0 ? "secret-ended" : "secret-ends";
            await raise.RunAsync(code, secret.Name, string.Create(CultureInfo.InvariantCulture, $"{code}:{secret.Name}:{today:yyyy-MM-dd}"), cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.CannotLookAtSecrets(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
