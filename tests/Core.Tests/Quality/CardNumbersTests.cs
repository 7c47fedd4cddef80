using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using WorkflowConnect.Core.Quality;

namespace WorkflowConnect.Core.Tests.Quality;

public sealed class CardNumbersTests
{
    [Fact]
    public void Every_number_with_a_card_prefix_and_a_valid_check_digit_is_found() => Prop.ForAll<int, PositiveInt, byte>((prefix, body, length) =>
    {
        var number = WithCheckDigit(Digits(2 + (Math.Abs(prefix % 1_000) % 5), body.Get, 12 + (length % 7)));
        return CardNumbers.OccursIn(number)
            && CardNumbers.OccursIn($"Karte: {number}, danke")
            && CardNumbers.OccursIn($"Visa{number}")
            && CardNumbers.OccursIn($"{number} 12/27 123")
            && CardNumbers.OccursIn(Grouped(number, ' '))
            && CardNumbers.OccursIn(Grouped(number, '-'))
            && !CardNumbers.OccursIn(WrongCheckDigit(number));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Text_with_fewer_than_thirteen_digits_holds_none() => Prop.ForAll<NonNull<string>>(text =>
        text.Get.Count(char.IsAsciiDigit) > 12 || !CardNumbers.OccursIn(text.Get)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("4111-1111-1111-1111")]
    [InlineData("4111.1111.1111.1111")]
    [InlineData("4111\u00A01111\u00A01111\u00A01111")]
    [InlineData("3782 822463 10005")]
    [InlineData("Nr. 17 4111 1111 1111 1111")]
    [InlineData("4111111111111111 12/27 123")]
    [InlineData("DE89 3704 0044 0532 0130 00, 4111111111111111")]
    [InlineData("+4111111111111111 111")]
    public void A_card_number_is_found(string text) => CardNumbers.OccursIn(text).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("4111111111111112")]
    [InlineData("DE89 3704 0044 0532 0130 00")]
    [InlineData("DE89370400440532013000")]
    [InlineData("NL91ABNA0417164300")]
    [InlineData("FR14 2004 1010 0505 0001 3M02 606")]
    [InlineData("+49 (171) 1234-5678")]
    [InlineData("+1 415 555 2671")]
    [InlineData("1111111111111117")]
    [InlineData("41111111111111111111")]
    [InlineData("HRB 4111 Jena, 24.12.2026")]
    public void Another_number_is_none(string? text) => CardNumbers.OccursIn(text).ShouldBeFalse();

    [Fact]
    public void No_valid_international_telephone_number_is_a_card() => Prop.ForAll<PositiveInt, byte>((body, length) =>
        !CardNumbers.OccursIn("+" + Digits(4, body.Get, 8 + (length % 8)))).QuickCheckThrowOnFailure();

    private static string Digits(int first, int seed, int length)
    {
        var random = new System.Random(seed);
        return first.ToString(CultureInfo.InvariantCulture) + string.Concat(Enumerable.Range(0, length - 1).Select(_ => (char)('0' + random.Next(10))));
    }

    private static string WithCheckDigit(string digits) => Enumerable.Range(0, 10)
        .Select(check => digits + (char)('0' + check))
        .Single(Passes);

    private static string WrongCheckDigit(string number) => number[..^1] + (char)('0' + ((number[^1] - '0' + 1) % 10));

    // Written the other way round than in the product: from the left, with the table of doubled digits.
    private static bool Passes(string number) => number.Reverse()
        .Select((c, i) => i % 2 == 0 ? c - '0' : "0246813579"[c - '0'] - '0').Sum() % 10 == 0;

    private static string Grouped(string number, char separator) =>
        string.Join(separator, number.Chunk(4).Select(group => new string(group)));
}
