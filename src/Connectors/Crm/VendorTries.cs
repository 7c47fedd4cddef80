using Microsoft.Extensions.Logging;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>
/// How often something is tried within one write or read: while it is worth waiting. A write whose end nobody knows is called
/// again as well, and has to look up first what became of it: not before the other side has had the time to end it.
/// </summary>
/// <param name="connection">For the log.</param>
/// <param name="longestWait">Longest pause.</param>
/// <param name="settleTime">Pause at least after a write whose end nobody knows.</param>
/// <param name="time">Waits.</param>
/// <param name="logger">Is told of what was not written.</param>
internal sealed class VendorTries(string connection, TimeSpan longestWait, TimeSpan settleTime, TimeProvider time, ILogger logger)
{
    private const int MostTries = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);

    public async Task<WriteOutcome> WriteAsync(CrmWrite write, Func<CancellationToken, Task<WriteOutcome>> act, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await act(cancellationToken);
            }
            catch (VendorTrouble trouble)
            {
                var wait = trouble.RetryAfter ?? (trouble.Status == WriteStatus.Unknown && settleTime > pause ? settleTime : pause);
                if (trouble.Status is not (WriteStatus.Retryable or WriteStatus.Unknown) || tries == MostTries || wait > longestWait)
                {
                    logger.NotWritten(connection, write.GetType().Name, trouble.Status, tries);
                    return trouble.ToOutcome();
                }

                await Task.Delay(wait, time, cancellationToken);
                pause *= 2;
            }
        }
    }

    public async Task<T> ReadAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await read(cancellationToken);
            }
            catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Retryable && tries < MostTries && (trouble.RetryAfter ?? pause) <= longestWait)
            {
                await Task.Delay(trouble.RetryAfter ?? pause, time, cancellationToken);
                pause *= 2;
            }
        }
    }
}
