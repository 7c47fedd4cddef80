using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Turns an expression of a definition into a constant or a source of values.</summary>
internal sealed class ExpressionCompiler(IEnumerable<IExpressionEvaluator> evaluators)
{
    private readonly Dictionary<string, IExpressionEvaluator> evaluators =
        evaluators.ToDictionary(evaluator => evaluator.Type, StringComparer.Ordinal);

    public static Input Constant(Type type, object? value)
    {
        if (value is null && type.IsValueType && Nullable.GetUnderlyingType(type) is null)
        {
            value = Activator.CreateInstance(type);
        }

        return (Input)typeof(Input<>).MakeGenericType(type).GetConstructor([type])!.Invoke([value]);
    }

    /// <summary>A wrapped input, or a bare value, which is a literal.</summary>
    public Input? Compile(JsonElement given, Type type, DefinitionErrors errors, ScriptScan scripts, string where) =>
        given.ValueKind == JsonValueKind.Object && given.TryGetProperty("expression", out var expression)
            ? CompileExpression(expression, type, errors, scripts, where)
            : Literal(given, type, errors, where);

    public Input? CompileExpression(JsonElement expression, Type type, DefinitionErrors errors, ScriptScan scripts, string where)
    {
        var syntax = Json.Text(expression, "type") ?? "Literal";
        var value = Json.Property(expression, "value");
        if (syntax == "Literal")
        {
            return Literal(value, type, errors, where);
        }

        // Old files say Json.
        syntax = syntax == "Json" ? "Object" : syntax;
        if (syntax == "Object" && !IsDictionary(type))
        {
            return Constant(type, ConvertOrNull(ParseOrNull(value), type));
        }

        return Source(syntax, value, errors, scripts, where) is { } source ? FromSource(type, source) : null;
    }

    /// <summary>Gives an input that the class itself initialised its source.</summary>
    public void Prepare(Input? input, DefinitionErrors errors, ScriptScan scripts, string where)
    {
        if (input is null || input.HasConstant || input.Source is not null || input.Expression is not { } expression)
        {
            return;
        }

        input.Source = expression.Value switch
        {
            Func<ExpressionExecutionContext, ValueTask<object?>> code => new DelegateSource(code),
            Output output => Output(output, scripts),
            MemoryBlockReference reference => new VariableSource(reference.Id),
            _ when expression.Type == "Literal" => new ConstantSource(expression.Value),
            _ => Source(expression.Type, JsonValues.ToElement(expression.Value), errors, scripts, where),
        };
        input.IsSecret = input.Source?.IsSecret ?? false;
    }

    private static OutputSource Output(Output output, ScriptScan scripts)
    {
        scripts.AskForOutputs();
        return new OutputSource(output);
    }

    private static Input FromSource(Type type, IInputSource source)
    {
        var constructor = typeof(Input<>).MakeGenericType(type).GetConstructor([typeof(Expression)])!;
        var input = (Input)constructor.Invoke([Expression.LiteralExpression(null)]);
        input.Source = source;
        input.IsSecret = source.IsSecret;
        return input;
    }

    private static Input? Literal(JsonElement? value, Type type, DefinitionErrors errors, string where)
    {
        var read = value is { } given ? JsonValues.Read(given) : null;

        // An empty text box is "not set" for everything but text.
        if (read is "" && type != typeof(string) && type != typeof(object))
        {
            read = null;
        }

        try
        {
            return Constant(type, ValueConverter.Convert(read, type));
        }
        catch (ValueConversionException)
        {
            errors.Add(where, $"The literal is not a {TypeNames.Of(type)}. Correct it, or choose another syntax.");
            return null;
        }
    }

    private IInputSource? Source(string syntax, JsonElement? value, DefinitionErrors errors, ScriptScan scripts, string where)
    {
        switch (syntax)
        {
            case "Literal":
                return new ConstantSource(value is { } literal ? JsonValues.Read(literal) : null);
            case "Variable":
                return Reference(value, "id") is { } id ? new VariableSource(id) : new ConstantSource(null);
            case "Input":
                return Reference(value, "name") is { } name ? new WorkflowInputSource(name) : new ConstantSource(null);
            case "Object":
                return Dictionary(ParseOrNull(value), errors, scripts, where);
        }

        if (!evaluators.TryGetValue(syntax, out var evaluator))
        {
            errors.Add(where, $"The expression syntax '{syntax}' is not installed. Use one of: Literal, Variable, Input, Object, "
                + string.Join(", ", evaluators.Keys) + ". C# and Python are not offered, because they could not be kept from harm.");
            return null;
        }

        var script = value is { } text ? JsonValues.Read(text) : null;
        scripts.Look(script as string);
        return new EvaluatorSource(evaluator, new Expression(syntax, script));
    }

    // A dictionary's entries are expressions themselves, or plain values.
    private IInputSource Dictionary(JsonElement? value, DefinitionErrors errors, ScriptScan scripts, string where)
    {
        if (value is not { ValueKind: JsonValueKind.Object } map)
        {
            return new ConstantSource(value is { } other ? JsonValues.Read(other) : null);
        }

        var entries = new List<KeyValuePair<string, IInputSource>>();
        foreach (var property in map.EnumerateObject())
        {
            var isExpression = property.Value.ValueKind == JsonValueKind.Object && Json.Text(property.Value, "type") is not null;
            var source = isExpression
                ? Source(Json.Text(property.Value, "type")!, Json.Property(property.Value, "value"), errors, scripts, $"{where}, {property.Name}")
                : new ConstantSource(JsonValues.Read(property.Value));
            entries.Add(new(property.Name, source ?? new ConstantSource(null)));
        }

        return new DictionarySource(entries);
    }

    // The designer stores an object as JSON text; other tools store it as it is, or just the name. It also keeps the
    // old text when the syntax is switched, so whatever makes no sense is null.
    private static string? Reference(JsonElement? value, string property)
    {
        if (value is not { } given)
        {
            return null;
        }

        if (given.ValueKind == JsonValueKind.String && given.GetString() is { } text && !text.StartsWith('{'))
        {
            return text;
        }

        return ParseOrNull(given) is { } parsed ? Json.Text(parsed, property) ?? Json.Text(parsed, "name") : null;
    }

    private static JsonElement? ParseOrNull(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.String } text)
        {
            return value?.Clone();
        }

        try
        {
            using var document = JsonDocument.Parse(text.GetString()!);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static object? ConvertOrNull(JsonElement? value, Type type)
    {
        try
        {
            return value is { } given ? ValueConverter.Convert(given, type) : null;
        }
        catch (ValueConversionException)
        {
            return null;
        }
    }

    private static bool IsDictionary(Type type) =>
        type == typeof(IDictionary<string, object>) || type == typeof(Dictionary<string, object>) || type == typeof(object);
}
