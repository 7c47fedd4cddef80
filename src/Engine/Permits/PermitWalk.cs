namespace WorkflowConnect.Engine;

/// <summary>The search behind <see cref="PermitProof"/>, for one variable: moments with and without the permit.</summary>
internal sealed class PermitWalk
{
    private readonly PermitSubject subject;
    private readonly FlowMap map;
    private readonly VariablePlace? place;
    private readonly Interference? interference;
    private readonly JoinGuarantees joins;
    private readonly int[] cameFrom;
    private readonly bool[] seen;
    private readonly Queue<int> queue = new();
    private readonly HashSet<(int State, FlowStep Step)> heldUp = [];

    public PermitWalk(PermitSubject subject, FlowMap map, Func<CompiledNode, SideBySide> sideBySide, VariablePlace? place)
    {
        this.subject = subject;
        this.map = map;
        this.place = place;
        interference = place is null ? null : new Interference(subject, map, sideBySide, place);
        joins = new JoinGuarantees(map, subject.KeepsOrder ? interference : null);
        cameFrom = [.. Enumerable.Repeat(-1, map.Count * 2)];
        seen = new bool[map.Count * 2];
        Arrive(State(map.Entry(subject.Nodes[0]), hasPermit: false), -1);
        do
        {
            while (queue.TryDequeue(out var state))
            {
                Go(state);
            }

            // What another branch seemed to bring may have turned out not to be sure.
            foreach (var (state, step) in heldUp.ToArray())
            {
                Try(state, step);
            }
        }
        while (queue.Count > 0);
    }

    /// <summary>The moments of a way to the activity without the permit; null when there is no such way.</summary>
    public IReadOnlyList<int>? WayTo(CompiledNode node)
    {
        var state = State(map.Entry(node), hasPermit: false);
        if (!seen[state])
        {
            return null;
        }

        var way = new List<int>();
        for (; state >= 0; state = cameFrom[state])
        {
            way.Add(state);
        }

        way.Reverse();
        return way;
    }

    /// <summary>The last activity of a way that took the permit.</summary>
    public CompiledNode? WithdrawnBy(IReadOnlyList<int> way)
    {
        for (var i = way.Count - 1; i > 0; i--)
        {
            if (!HasPermit(way[i]) && HasPermit(way[i - 1]))
            {
                return map[way[i - 1] / 2].Node;
            }
        }

        return null;
    }

    private static int State(int point, bool hasPermit) => (point * 2) + (hasPermit ? 1 : 0);

    private static bool HasPermit(int state) => state % 2 == 1;

    private void Arrive(int state, int from)
    {
        if (!seen[state])
        {
            seen[state] = true;
            cameFrom[state] = from;
            queue.Enqueue(state);
        }
    }

    private void Go(int state)
    {
        var point = state / 2;
        var hasPermit = HasPermit(state);

        // While it is under way, or has just ended, something beside it may take the permit.
        if (hasPermit && interference?.Disturbs(map[point].Node) == true)
        {
            Arrive(State(point, hasPermit: false), state);
        }

        foreach (var step in map.From(point))
        {
            if (After(step, hasPermit) && (step.Connection is not { } connection || interference?.Disturbs(step.Owner, connection) != true))
            {
                Arrive(State(step.To, hasPermit: true), state);
            }
            else
            {
                Try(state, step);
            }
        }
    }

    // On without the permit, unless the step leads into a join to which another branch brings it.
    private void Try(int state, FlowStep step)
    {
        if (step.Connection is not { } connection || joins.MayPassWithout(step.Owner, connection, MayLeaveWithout))
        {
            heldUp.Remove((state, step));
            Arrive(State(step.To, hasPermit: false), state);
        }
        else
        {
            heldUp.Add((state, step));
        }
    }

    private bool MayLeaveWithout(int exit) => seen[State(exit, hasPermit: false)];

    private bool After(FlowStep step, bool hasPermit)
    {
        if (place is null || (step.EntersScope && ReferenceEquals(place.Owner, step.Owner)))
        {
            return false;
        }

        hasPermit &= !subject.Overwrites(step.Owner, place);
        return subject.FactsOf(step.Owner) is { Gives: true } facts && map[step.To] is { Port: { } port } left && ReferenceEquals(left.Node, step.Owner)
            ? facts.GivenBy.Contains(port, StringComparer.Ordinal) && (subject.ReferenceOf(step.Owner) == place || hasPermit)
            : hasPermit;
    }
}
