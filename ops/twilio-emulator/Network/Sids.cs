using System.Security.Cryptography;

namespace TwilioEmulator.Network;

/// <summary>Twilio's identifiers: two letters and 32 hexadecimal digits.</summary>
internal static class Sids
{
    public static string New(string prefix) => prefix + RandomNumberGenerator.GetHexString(32, lowercase: true);
}
