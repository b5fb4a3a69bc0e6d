namespace Hotline.Core.Tests;

public sealed class PhoneNumberTests
{
    [TestCase("138 0000 0000", "+8613800000000")]
    [TestCase("0577-8888 1234", "+8657788881234")]
    [TestCase("（0577）88881234", "+8657788881234")]
    [TestCase("+1 500 555 0006", "+15005550006")]
    [TestCase("0086 13800000000", "+8613800000000")]
    [TestCase("120", "120")]
    [TestCase("88881234", null)]
    [TestCase("请打办公室", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void Parse_AsAnOfficeWritesIt_IsWhatIsDialled(string? text, string? dialled) => Assert.That(PhoneNumber.Parse(text), Is.EqualTo(dialled));
}
