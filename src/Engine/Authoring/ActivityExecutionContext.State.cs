using System.Linq.Expressions;
using System.Reflection;

namespace WorkflowConnect.Engine.Authoring;

/// <summary>What the execution was given, on request.</summary>
public sealed partial class ActivityExecutionContext
{
    /// <summary>The evaluated inputs by name; made when it is asked for.</summary>
    public IDictionary<string, object> ActivityState
    {
        get
        {
            var state = new Dictionary<string, object>(StringComparer.Ordinal);
            foreach (var descriptor in Node.Descriptor.Inputs)
            {
                if (!descriptor.IsWrapped)
                {
                    state[descriptor.Name] = descriptor.GetValue(Activity)!;
                }
                else if (descriptor.GetValue(Activity) is Input { IsSecret: false } input)
                {
                    state[descriptor.Name] = (input.HasConstant ? input.BoxedConstant : SlotValue(input))!;
                }
            }

            return state;
        }
    }

    /// <summary>The bookmarks made in this step.</summary>
    public IReadOnlyList<Bookmark> NewBookmarks => [.. Bookmarks.Skip(KnownBookmarks)];

    // Bookmarks that were there when the step began.
    internal int KnownBookmarks { get; set; }

    /// <summary>Evaluates an input that is not evaluated beforehand, by its property.</summary>
    public ValueTask<T?> EvaluateInputPropertyAsync<TActivity, T>(Expression<Func<TActivity, Input<T>?>> property)
        where TActivity : IActivity =>
        property.Body is MemberExpression { Member: PropertyInfo member }
            ? EvaluateAsync((Input<T>?)member.GetValue(Activity))
            : throw new ArgumentException("The expression must name a property.", nameof(property));

    /// <summary>Evaluates an input now, by its name.</summary>
    public async ValueTask<object?> EvaluateInputPropertyAsync(string inputName)
    {
        var descriptor = Node.Descriptor.Inputs.FirstOrDefault(input => input.Name == inputName)
            ?? throw new ArgumentException($"Activity type '{Activity.Type}' has no input '{inputName}'.", nameof(inputName));
        return descriptor.GetValue(Activity) switch
        {
            Input { HasConstant: true } constant => constant.BoxedConstant,
            Input { Source: { } source } input => ValueConverter.Convert(await source.GetAsync(this), input.ValueType),
            Input => null,
            var plain => plain,
        };
    }

    /// <summary>The items of an input, one after the other, whatever the expression gave: a list, a sequence, or one value.</summary>
    public async IAsyncEnumerable<T> GetItemSource<T>(Input<object> items)
    {
        var value = Get(items);
        if (value is IAsyncEnumerable<T> source)
        {
            await foreach (var item in source.WithCancellation(CancellationToken))
            {
                yield return item;
            }

            yield break;
        }

        foreach (var item in Activities.ItemList.Of(value))
        {
            yield return ValueConverter.To<T>(item)!;
        }
    }

    // Whatever its type.
    internal object? ValueOf(Input? input) => input is null ? null : input.HasConstant ? input.BoxedConstant : SlotValue(input);

    private object? SlotValue(Input input) =>
        InputValues is { } values && (uint)input.Slot < (uint)values.Length ? values[input.Slot] : null;
}
