using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using WorkflowConnect.Core.Ledger;

namespace WorkflowConnect.Core.Tests.Ledger;

public sealed class CanonicalJsonTests
{
    // Numbers and names of RFC 8785, sections 3.2.2 and 3.2.3 and appendix B.
    [Theory]
    [InlineData("333333333.33333329", "333333333.3333333")]
    [InlineData("1E30", "1e+30")]
    [InlineData("4.50", "4.5")]
    [InlineData("2e-3", "0.002")]
    [InlineData("0.000000000000000000000000001", "1e-27")]
    [InlineData("-0.0", "0")]
    [InlineData("5e-324", "5e-324")]
    [InlineData("-1.7976931348623157e308", "-1.7976931348623157e+308")]
    [InlineData("1e21", "1e+21")]
    [InlineData("1e20", "100000000000000000000")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("9007199254740991", "9007199254740991")]
    public void Numbers_are_written_as_ECMAScript_does(string given, string expected) =>
        CanonicalJson.Write(JsonNode.Parse(given)).ShouldBe(expected);

    [Fact]
    public void Keys_are_ordered_by_UTF16_code_units()
    {
        var given = JsonNode.Parse("""{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}""");
        CanonicalJson.Write(given).ShouldBe("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    [Fact]
    public void Text_is_escaped_no_more_than_it_must() =>
        CanonicalJson.Write(JsonValue.Create("€$\u000f\nA'\"\\\u2028</")).ShouldBe("\"€$\\u000f\\nA'\\\"\\\\\u2028</\"");

    [Fact]
    public void Half_a_surrogate_pair_is_refused_with_its_path()
    {
        var made = new JsonObject { ["a"] = new JsonArray("\ud800x") };
        Should.Throw<FormatException>(() => CanonicalJson.Write(made)).Message.ShouldContain("$.a[0]");
        Should.Throw<FormatException>(() => CanonicalJson.Write(JsonNode.Parse("""{"b":"\udc00"}"""))).Message.ShouldContain("$.b");
    }

    [Fact]
    public void An_integer_that_a_double_cannot_hold_is_refused() =>
        Should.Throw<FormatException>(() => CanonicalJson.Write(JsonValue.Create(9_007_199_254_740_993)));

    [Fact]
    public void Every_finite_double_reads_back_as_itself() => Prop.ForAll<double>(number =>
        !double.IsFinite(number)
        || double.Parse(CanonicalJson.Write(JsonValue.Create(number)), CultureInfo.InvariantCulture).Equals(number == 0 ? 0d : number))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_in_which_keys_were_added_does_not_matter() => Prop.ForAll<Dictionary<string, int>>(map =>
    {
        var clean = map.Where(p => p.Key is not null && !p.Key.Any(char.IsSurrogate)).ToList();
        var there = new JsonObject(clean.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value)));
        var back = new JsonObject(clean.AsEnumerable().Reverse().Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value)));
        var text = CanonicalJson.Write(there);
        return text == CanonicalJson.Write(back) && CanonicalJson.Write(JsonNode.Parse(text)) == text;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Dates_and_other_serialized_values_are_plain_text() =>
        CanonicalJson.Write(JsonSerializer.SerializeToNode(new { At = new DateOnly(2026, 4, 1) })).ShouldBe("""{"At":"2026-04-01"}""");
}
