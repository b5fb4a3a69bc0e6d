using CsCheck;
using Hotline.Core.Persons;

namespace Hotline.Core.Tests.Persons;

public class ReturnCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    [Test]
    public void Read_WhatWasMade_IsTheCodeHoweverItIsTyped()
    {
        for (var i = 0; i < 200; i++)
        {
            var shown = ReturnCode.Make();
            var code = ReturnCode.Read(shown);
            Assert.That(code, Is.Not.Null, shown);
            Assert.That(ReturnCode.Show(code!), Is.EqualTo(shown));
#pragma warning disable CA1308 // A person types small letters.
            Assert.That(ReturnCode.Read($" {shown.ToLowerInvariant().Replace('0', 'o').Replace("1", "l", StringComparison.Ordinal)} "), Is.EqualTo(code));
#pragma warning restore CA1308
        }
    }

    [Test]
    public void Read_OneCharacterMistyped_IsNoCode() =>
        Gen.Int[0, 8].Select(Gen.Int[1, 31]).Sample((at, by) =>
        {
            var code = ReturnCode.Read(ReturnCode.Make())!.ToCharArray();
            code[at] = Alphabet[(Alphabet.IndexOf(code[at], StringComparison.Ordinal) + by) % 32];
            Assert.That(ReturnCode.Read(new string(code)), Is.Null);
        });

    [Test]
    public void Read_TwoNeighboursSwapped_IsNoCodeUnlessTheyAreTheBlindPair() =>
        Gen.Int[0, 7].Sample(at =>
        {
            var code = ReturnCode.Read(ReturnCode.Make())!.ToCharArray();
            var pair = (code[at], code[at + 1]);
            (code[at], code[at + 1]) = (code[at + 1], code[at]);
            var blind = pair.Item1 == pair.Item2 || pair is ('0', 'Z') or ('Z', '0');
            Assert.That(ReturnCode.Read(new string(code)) is not null, Is.EqualTo(blind), new string(code));
        });

    [TestCase(null)]
    [TestCase("")]
    [TestCase("1234")]
    [TestCase("not a code at all, and much too long to be one")]
    public void Read_Anything_IsNoCode(string? typed) => Assert.That(ReturnCode.Read(typed), Is.Null);
}
