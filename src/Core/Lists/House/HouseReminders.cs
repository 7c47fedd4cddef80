namespace WorkflowConnect.Core.Lists;

/// <summary>Tells which house entries are expected on a publisher's list, and which have arrived there.</summary>
public sealed class HouseReminders(ListLibrary library, ICurrentLists lists)
{
    private volatile Answer? _last;

    /// <summary>One per entry that is expected somewhere; compares with the lists in use.</summary>
    public IReadOnlyList<Expectation> All()
    {
        var generation = lists.Current;
        var version = library.Current(ListCodes.House)?.Version;
        if (version is not { EntryCount: > 0 })
        {
            return [];
        }

        // Comparing takes a moment, and every view of the overview asks.
        if (_last is { } last && ReferenceEquals(last.Generation, generation) && last.Sha256 == version.Sha256)
        {
            return last.Expectations;
        }

        var expectations = KeptHouseList.Read(library) is { } house ? HouseExpectations.Of(house, generation) : [];
        _last = new Answer(generation, version.Sha256, expectations);
        return expectations;
    }

    private sealed record Answer(ListGeneration Generation, string Sha256, IReadOnlyList<Expectation> Expectations);
}
