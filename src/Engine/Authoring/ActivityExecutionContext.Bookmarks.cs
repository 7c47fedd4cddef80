namespace WorkflowConnect.Engine.Authoring;

/// <summary>Waiting.</summary>
public sealed partial class ActivityExecutionContext
{
    private List<Bookmark>? bookmarks;

    /// <summary>The bookmarks at which this execution waits.</summary>
    public IReadOnlyList<Bookmark> Bookmarks => bookmarks ?? (IReadOnlyList<Bookmark>)[];

    // Numbers the bookmarks, so that their ids are the same after a crash.
    internal int BookmarkCount { get; set; }

    internal bool HasBookmarks => bookmarks is { Count: > 0 };

    /// <summary>Makes a bookmark; the activity waits once it returns.</summary>
    public Bookmark CreateBookmark(CreateBookmarkArgs? args = null)
    {
        args ??= new CreateBookmarkArgs { IncludeActivityInstanceId = true };
        var name = args.BookmarkName ?? Activity.Type;
        var payload = Stimulus.ToJson(args.Stimulus);
        var bookmark = new Bookmark
        {
            Id = args.BookmarkId ?? ContextId.OfBookmark(Id, BookmarkCount),
            Name = name,
            Payload = payload,
            Hash = Stimulus.Hash(name, args.Key is null ? payload : Stimulus.ToJson(args.Key), args.IncludeActivityInstanceId ? Id : null),
            ActivityId = Activity.Id,
            ActivityNodeId = NodeId,
            ActivityInstanceId = Id,
            CreatedAt = WorkflowExecutionContext.Now(),
            DueAt = args.DueAt,
            AutoBurn = args.AutoBurn,
            AutoComplete = args.AutoComplete,
            CallbackMethodName = Callbacks.NameOf(this, args.Callback?.Method, args.Callback?.Target),
            Metadata = args.Metadata,
        };
        BookmarkCount++;
        AddBookmark(bookmark);
        return bookmark;
    }

    /// <summary>Makes a bookmark that only its id resumes.</summary>
    public Bookmark CreateBookmark(ExecuteActivityDelegate callback, IDictionary<string, string>? metadata = null) =>
        CreateBookmark(new CreateBookmarkArgs { Callback = callback, Metadata = metadata, IncludeActivityInstanceId = true });

    /// <summary>Makes a bookmark for a stimulus.</summary>
    public Bookmark CreateBookmark(
        object stimulus,
        ExecuteActivityDelegate? callback,
        bool includeActivityInstanceId = true,
        IDictionary<string, string>? customProperties = null) =>
        CreateBookmark(new CreateBookmarkArgs
        {
            Stimulus = stimulus,
            Callback = callback,
            IncludeActivityInstanceId = includeActivityInstanceId,
            Metadata = customProperties,
        });

    /// <summary>Makes a bookmark for a stimulus; the activity completes on resume.</summary>
    public Bookmark CreateBookmark(
        object stimulus, bool includeActivityInstanceId, IDictionary<string, string>? customProperties = null) =>
        CreateBookmark(stimulus, callback: null, includeActivityInstanceId, customProperties);

    /// <summary>Makes one bookmark per stimulus.</summary>
    public void CreateBookmarks(
        IEnumerable<object> payloads,
        ExecuteActivityDelegate? callback = null,
        bool includeActivityInstanceId = true,
        string? bookmarkName = null)
    {
        foreach (var payload in payloads)
        {
            CreateBookmark(new CreateBookmarkArgs
            {
                Stimulus = payload,
                Callback = callback,
                IncludeActivityInstanceId = includeActivityInstanceId,
                BookmarkName = bookmarkName,
            });
        }
    }

    /// <summary>Waits for the clock.</summary>
    public Bookmark DelayUntil(DateTimeOffset resumeAt, ExecuteActivityDelegate? callback = null) =>
        CreateBookmark(new CreateBookmarkArgs { DueAt = resumeAt, Callback = callback, IncludeActivityInstanceId = true });

    /// <summary>Waits for the clock.</summary>
    public Bookmark DelayFor(TimeSpan delay, ExecuteActivityDelegate? callback = null) =>
        DelayUntil(WorkflowExecutionContext.Now() + delay, callback);

    /// <summary>Waits for nothing any more.</summary>
    public void ClearBookmarks() => bookmarks = null;

    internal void AddBookmark(Bookmark bookmark) => (bookmarks ??= []).Add(bookmark);

    internal void BurnBookmark(Bookmark bookmark) => bookmarks?.Remove(bookmark);
}
