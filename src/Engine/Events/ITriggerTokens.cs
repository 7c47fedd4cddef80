namespace WorkflowConnect.Engine;

/// <summary>Makes texts that stand for one bookmark or one event and expire: whoever has one may use it, for example in a link.</summary>
public interface ITriggerTokens
{
    /// <summary>For resuming one bookmark.</summary>
    string ForBookmark(string bookmarkId, TimeSpan lifetime);

    /// <summary>For sending one event.</summary>
    string ForEvent(PublishedEvent published, TimeSpan lifetime);
}
