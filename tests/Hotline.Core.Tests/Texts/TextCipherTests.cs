using System.Security.Cryptography;
using Hotline.Core.Texts;

namespace Hotline.Core.Tests.Texts;

internal sealed class TextCipherTests
{
    private static readonly Guid Contact = Guid.CreateVersion7();
    private static readonly byte[] OldKey = Key(1);
    private static readonly TextCipher Cipher = new(new Dictionary<string, byte[]> { ["2025"] = OldKey, ["2026"] = Key(2) }, "2026");

    [TestCase("")]
    [TestCase("我现在不安全")]
    [TestCase("🌙 half a line\nand another")]
    public void Decrypt_WhatWasEncrypted_IsTheText(string text)
    {
        var sealedText = Cipher.Encrypt(text, Contact);
        Assert.That(Cipher.Decrypt(sealedText, Contact), Is.EqualTo(text));
        Assert.That(sealedText, Does.StartWith("2026."));
    }

    [Test]
    public void Encrypt_SameTextManyTimes_DiffersEachTime() =>
        Assert.That(Enumerable.Range(0, 100).Select(_ => Cipher.Encrypt("a", Contact)), Is.Unique);

    [Test]
    public void Decrypt_TextOfAnotherContact_Throws()
    {
        var sealedText = Cipher.Encrypt("a", Contact);
        Assert.That(() => Cipher.Decrypt(sealedText, Guid.CreateVersion7()), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public void Decrypt_AnyBitChanged_Throws()
    {
        var parts = Cipher.Encrypt("a", Contact).Split('.');
        for (var bit = 0; bit < Convert.FromBase64String(parts[1]).Length * 8; bit++)
        {
            var bytes = Convert.FromBase64String(parts[1]);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.That(() => Cipher.Decrypt($"{parts[0]}.{Convert.ToBase64String(bytes)}", Contact), Throws.InstanceOf<CryptographicException>());
        }
    }

    [TestCase("no full stop")]
    [TestCase("1999.AAAA")]
    [TestCase("2026.AAAA")]
    public void Decrypt_NoSuchKeyOrTooShort_Throws(string text) =>
        Assert.That(() => Cipher.Decrypt(text, Contact), Throws.InstanceOf<CryptographicException>());

    [Test]
    public void Decrypt_AfterRotation_ReadsOldTexts()
    {
        var before = new TextCipher(new Dictionary<string, byte[]> { ["2025"] = OldKey }, "2025");
        Assert.That(Cipher.Decrypt(before.Encrypt("a", Contact), Contact), Is.EqualTo("a"));
    }

    [Test]
    public void Fingerprint_AfterRotation_StillRecognises()
    {
        var before = new TextCipher(new Dictionary<string, byte[]> { ["2025"] = OldKey }, "2025");
        Assert.That(Cipher.Fingerprint("+15005550001"), Is.EqualTo(before.Fingerprint("+15005550001")).And.Length.EqualTo(64));
        Assert.That(Cipher.Fingerprint("+15005550002"), Is.Not.EqualTo(Cipher.Fingerprint("+15005550001")));
    }

    [Test]
    public void New_WrongKeys_AreRefused()
    {
        Assert.That(() => new TextCipher(new Dictionary<string, byte[]> { ["a"] = new byte[31] }, "a"), Throws.ArgumentException);
        Assert.That(() => new TextCipher(new Dictionary<string, byte[]> { ["a.b"] = new byte[32] }, "a.b"), Throws.ArgumentException);
        Assert.That(() => new TextCipher(new Dictionary<string, byte[]> { ["a"] = new byte[32] }, "b"), Throws.ArgumentException);
    }

    private static byte[] Key(byte fill) => Enumerable.Repeat(fill, 32).ToArray();
}
