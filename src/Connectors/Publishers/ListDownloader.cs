using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Connectors.Publishers;

/// <summary>Fetches lists over https, with retries on what may pass and conditional requests for what we hold.</summary>
internal sealed class ListDownloader : IListDownloader
{
    private static readonly ResiliencePropertyKey<string> ListKey = new("list");

    private readonly FetchFile _fetch;
    private readonly ResiliencePipeline<FileAnswer> _retrying;

    public ListDownloader(HttpClient http, IOptions<PublishersOptions> options, TimeProvider time, ILogger<ListDownloader> logger)
    {
        _fetch = new FetchFile(http, options.Value, time);
        _retrying = Pipeline(options.Value, time, logger);
    }

    public async Task<ListDownload> DownloadAsync(
        ListSource source,
        string folder,
        IReadOnlyDictionary<string, FileValidators> known,
        CancellationToken cancellationToken)
    {
        var answers = new List<FileAnswer>();
        foreach (var file in source.Files)
        {
            answers.Add(await FetchAsync(source.Code, file, folder, known.GetValueOrDefault(file.Name), cancellationToken));
            if (answers[^1] is FileAnswer.Trouble trouble)
            {
                return new ListDownload.Failed(trouble.Reason);
            }
        }

        if (answers.TrueForAll(a => a is FileAnswer.Same))
        {
            return new ListDownload.NotChanged();
        }

        return await CompleteAsync(source, folder, answers, cancellationToken);
    }

    // Some files of the set changed: the unchanged ones are needed too, for a version is all of them.
    private async Task<ListDownload> CompleteAsync(ListSource source, string folder, List<FileAnswer> answers, CancellationToken cancellationToken)
    {
        var files = new List<DownloadedFile>();
        for (var i = 0; i < source.Files.Count; i++)
        {
            var answer = answers[i] is FileAnswer.Same ? await FetchAsync(source.Code, source.Files[i], folder, known: null, cancellationToken) : answers[i];
            switch (answer)
            {
                case FileAnswer.New fetched:
                    files.Add(fetched.File);
                    break;
                case FileAnswer.Trouble trouble:
                    return new ListDownload.Failed(trouble.Reason);
            }
        }

        return new ListDownload.Fetched(files);
    }

    private async ValueTask<FileAnswer> FetchAsync(string list, ListSourceFile file, string folder, FileValidators? known, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(ListKey, list);
        try
        {
            return await _retrying.ExecuteAsync(
                async (c, state) => await state.Fetch.RunAsync(state.File, state.Folder, state.Known, c.CancellationToken),
                context,
                (Fetch: _fetch, File: file, Folder: folder, Known: known));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static ResiliencePipeline<FileAnswer> Pipeline(PublishersOptions options, TimeProvider time, ILogger logger)
    {
        var builder = new ResiliencePipelineBuilder<FileAnswer> { TimeProvider = time };
        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<FileAnswer>
            {
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = TimeSpan.FromMinutes(2),
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is FileAnswer.Trouble { Transient: true }),
                OnRetry = arguments =>
                {
                    arguments.Context.Properties.TryGetValue(ListKey, out var list);
                    logger.Retrying(list ?? "?", arguments.AttemptNumber + 1, arguments.RetryDelay, (arguments.Outcome.Result as FileAnswer.Trouble)?.Reason ?? "");
                    return default;
                },
            });
        }

        return builder.Build();
    }
}
