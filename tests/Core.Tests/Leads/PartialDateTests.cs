using FsCheck;
using FsCheck.Fluent;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Tests.Leads;

public sealed class PartialDateTests
{
    [Fact]
    public void What_is_written_is_read_as_the_same() => Prop.ForAll<PositiveInt, byte, byte>((number, month, part) =>
    {
        var year = 1 + (number.Get % 9_999);
        var date = (part % 3) switch
        {
            0 => PartialDate.OfYear(year),
            1 => PartialDate.OfMonth(year, 1 + (month % 12)),
            _ => PartialDate.OfDay(year, 1 + (month % 12), 1 + (month % 28)),
        };
        return PartialDate.TryParse(date.ToString(), out var read) && read == date;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("80")]
    [InlineData("0000")]
    [InlineData("1980-1")]
    [InlineData("1980-00")]
    [InlineData("1980-13")]
    [InlineData("1981-02-29")]
    [InlineData("1980-02-30")]
    [InlineData("1980-02-03-04")]
    [InlineData("+980")]
    [InlineData("1980-02-03T00:00")]
    public void Anything_else_is_no_date(string? text) => PartialDate.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_date_that_does_not_exist_cannot_be_made() =>
        Should.Throw<ArgumentOutOfRangeException>(() => PartialDate.OfDay(2023, 2, 29));
}
