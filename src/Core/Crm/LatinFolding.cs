using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace WorkflowConnect.Core.Crm;

/// <summary>
/// Latin letters without their marks, German umlauts as two letters. A table of our own, because .NET decomposes
/// nothing in invariant globalization mode and a key must be the same on every machine.
/// </summary>
internal static class LatinFolding
{
    private const char CombiningDiaeresis = '\u0308';

    private static readonly (string Plain, string Letters)[] Table =
    [
        ("I", "İ"),
        ("a", "ÀÁÂÃÅàáâãåĀāĂăĄąƏǍǎǠǡǺǻȀȁȂȃȦȧḀḁẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặ"),
        ("ae", "ÄÆäæǞǟ"),
        ("b", "ḂḃḄḅḆḇ"),
        ("c", "ÇçĆćĈĉĊċČčḈḉ"),
        ("d", "ÐðĎďĐđḊḋḌḍḎḏḐḑḒḓ"),
        ("e", "ÈÉÊËèéêëĒēĔĕĖėĘęĚěȄȅȆȇȨȩḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệ"),
        ("f", "Ḟḟ"),
        ("g", "ĜĝĞğĠġĢģǦǧǴǵḠḡ"),
        ("h", "ĤĥĦħȞȟḢḣḤḥḦḧḨḩḪḫẖ"),
        ("i", "ÌÍÎÏìíîïĨĩĪīĬĭĮįıǏǐȈȉȊȋḬḭḮḯỈỉỊị"),
        ("j", "Ĵĵǰ"),
        ("k", "ĶķĸǨǩḰḱḲḳḴḵ"),
        ("l", "ĹĺĻļĽľĿŀŁłḶḷḸḹḺḻḼḽ"),
        ("m", "ḾḿṀṁṂṃ"),
        ("n", "ÑñŃńŅņŇňŊŋǸǹṄṅṆṇṈṉṊṋ"),
        ("o", "ÒÓÔÕØòóôõøŌōŎŏŐőƠơǑǒǪǫǬǭȌȍȎȏȬȭȮȯȰȱṌṍṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợ"),
        ("oe", "ÖöŒœȪȫṎṏ"),
        ("p", "ṔṕṖṗ"),
        ("r", "ŔŕŖŗŘřȐȑȒȓṘṙṚṛṜṝṞṟ"),
        ("s", "ŚśŜŝŞşŠšſȘșṠṡṢṣṤṥṦṧṨṩ"),
        ("ss", "ßẞ"),
        ("t", "ŢţŤťŦŧȚțṪṫṬṭṮṯṰṱẗ"),
        ("th", "Þþ"),
        ("u", "ÙÚÛùúûŨũŪūŬŭŮůŰűŲųƯưǓǔȔȕȖȗṲṳṴṵṶṷṸṹỤụỦủỨứỪừỬửỮữỰự"),
        ("ue", "ÜüǕǖǗǘǙǚǛǜṺṻ"),
        ("v", "ṼṽṾṿ"),
        ("w", "ŴŵẀẁẂẃẄẅẆẇẈẉẘ"),
        ("x", "ẊẋẌẍ"),
        ("y", "ÝýÿŶŷŸȲȳẎẏẙỲỳỴỵỶỷỸỹ"),
        ("z", "ŹźŻżŽžẐẑẒẓẔẕ"),
    ];

    private static readonly FrozenDictionary<char, string> ByLetter = Table
        .SelectMany(row => row.Letters.Select(letter => KeyValuePair.Create(letter, row.Plain)))
        .ToFrozenDictionary();

    /// <summary>Lower case and without marks; letters of other scripts stay.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length + 4);
        foreach (var letter in text)
        {
            if (letter < 0x80)
            {
                folded.Append(char.ToLowerInvariant(letter));
            }
            else if (letter == CombiningDiaeresis && folded.Length > 0 && folded[^1] is 'a' or 'o' or 'u')
            {
                folded.Append('e');
            }
            else if (ByLetter.TryGetValue(letter, out var plain))
            {
                folded.Append(plain);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark and not UnicodeCategory.Format)
            {
                folded.Append(char.ToLowerInvariant(letter));
            }
        }

        return folded.ToString();
    }
}
