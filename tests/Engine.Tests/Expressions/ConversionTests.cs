using System.Globalization;

namespace WorkflowConnect.Engine.Tests;

public class ConversionTests
{
    // As in Germany; the process may run without the cultures of the world.
    private static CultureInfo CommaForPoint => new("")
    {
        NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." },
    };

    public enum Colour
    {
        Red,
        Green,
    }

    [Theory]
    [InlineData("0.77", typeof(double), 0.77)]
    [InlineData("42", typeof(int), 42)]
    [InlineData("42", typeof(int?), 42)]
    [InlineData("True", typeof(bool), true)]
    [InlineData("false", typeof(bool), false)]
    [InlineData("green", typeof(Colour), Colour.Green)]
    [InlineData(1L, typeof(Colour), Colour.Green)]
    [InlineData(5L, typeof(string), "5")]
    [InlineData(2.5, typeof(string), "2.5")]
    [InlineData(true, typeof(string), "True")]
    public void A_value_is_read_as_the_type_that_the_input_asks_for_whatever_the_culture(object value, Type type, object expected)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CommaForPoint;
        try
        {
            ValueConverter.Convert(value, type).ShouldBe(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("2026-12-24T00:00:00Z")]
    [InlineData("12/24/2026 12:00:00 AM")]
    [InlineData("24/12/2026 00:00:00")]
    public void A_date_is_read_in_the_cultures_that_the_designer_writes(string text)
    {
        ValueConverter.To<DateTimeOffset>(text).ShouldBe(new DateTimeOffset(2026, 12, 24, 0, 0, 0, TimeSpan.Zero));
        ValueConverter.To<DateTime>(text).Date.ShouldBe(new DateTime(2026, 12, 24));
    }

    [Fact]
    public void JSON_text_becomes_a_list_or_an_object()
    {
        ValueConverter.To<List<string>>("""["a","b"]""").ShouldBe(["a", "b"]);
        ValueConverter.To<Dictionary<string, int>>("""{"a":1}""")!["a"].ShouldBe(1);
        ValueConverter.To<TimeSpan>("00:01:00").ShouldBe(TimeSpan.FromMinutes(1));
        Should.Throw<ValueConversionException>(() => ValueConverter.To<int>("many"));
    }
}
