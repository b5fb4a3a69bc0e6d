using System.Text.RegularExpressions;
using Hotline.Core;
using Hotline.Core.Counsellors;
using Hotline.Core.Duty;
using Hotline.Core.Texts;
using Hotline.Core.Voice;
using Hotline.Server.Contracts;

namespace Hotline.Server.Staff;

/// <summary>A counsellor's profile as the office writes it, and as it is kept. A telephone number is sealed with the counsellor's id.</summary>
public sealed partial class StaffProfiles(TextCipher cipher)
{
    private const string Sip = "sip:";

    public ProfileView View(Counsellor kept)
    {
        var (way, number) = Address(kept);
        return new ProfileView(kept.Alias, kept.Certificate, kept.County, [.. kept.Lines.Keys.Order(StringComparer.Ordinal)], kept.Skills, kept.ChatCapacity, kept.TakesVoice ? way : VoiceWay.None, number, kept.HighRiskLimit);
    }

    /// <summary>Null when it is sound, else a sentence that names the field.</summary>
    public static string? Problem(ProfileView profile, IReadOnlyCollection<string> lines) => profile switch
    {
        { Alias: null } or { Alias.Length: 0 or > 50 } => "alias: is required, with 50 characters at most",
        { Certificate: var certificate } when !Enum.IsDefined(certificate) => "certificate: is not known",
        { County.Length: > 16 } => "county: is not a county's code",
        { Lines: null } or { Lines.Count: 0 } => "lines: a counsellor serves at least one",
        _ when profile.Lines.FirstOrDefault(l => !lines.Contains(l)) is { } line => $"lines: {line} is no line",
        { Skills: null } => "skills: are required, none is an empty list",
        _ when profile.Skills.FirstOrDefault(s => !Skill().IsMatch(s.Key) || s.Value is < 1 or > 5) is { Key: { } skill } => $"skills: {skill} must be 1 to 32 letters, digits and '-' with a level from 1 to 5",
        { ChatCapacity: < 0 or > 10 } => "chatCapacity: must be between 0 and 10",
        { HighRiskLimit: < 0 or > 100 } => "highRiskLimit: must be between 0 and 100",
        { Voice: var way } when !Enum.IsDefined(way) => "voice: is not known",
        { Voice: VoiceWay.Telephone, VoiceNumber: var number } when PhoneNumber.Parse(number) is not ['+', ..] => "voiceNumber: is not a telephone number",
        { Voice: VoiceWay.Sip, VoiceNumber: var address } when address is null || !SipAddress().IsMatch(address) => "voiceNumber: is not a SIP address such as sip:name@example.org",
        { Voice: VoiceWay.None, ChatCapacity: 0 } => "chatCapacity: somebody who takes no calls takes at least one chat",
        _ => null,
    };

    public Counsellor Keep(Guid id, ProfileView profile) => new()
    {
        Id = id, Alias = profile.Alias.Trim(), Certificate = profile.Certificate, County = string.IsNullOrEmpty(profile.County) ? null : profile.County,
        Lines = profile.Lines.Distinct().ToDictionary(l => l, _ => 1, StringComparer.Ordinal), Skills = profile.Skills, ChatCapacity = profile.ChatCapacity, HighRiskLimit = profile.HighRiskLimit,
        TakesVoice = profile.Voice is not VoiceWay.None,
        VoiceAddress = profile.Voice switch
        {
            VoiceWay.Telephone => cipher.Encrypt(PhoneNumber.Parse(profile.VoiceNumber)!, id),
            VoiceWay.Sip => profile.VoiceNumber!.Trim(),
            VoiceWay.Browser or VoiceWay.None => BrowserVoice.Address(id),
            _ => throw new ArgumentOutOfRangeException(nameof(profile), profile.Voice, "no such way"),
        },
    };

    /// <summary>What kind of address it is, without opening it.</summary>
    public static VoiceWay Way(string? address) => address switch
    {
        null or "" => VoiceWay.None,
        _ when BrowserVoice.Is(address) => VoiceWay.Browser,
        _ when address.StartsWith(Sip, StringComparison.OrdinalIgnoreCase) => VoiceWay.Sip,
        _ => VoiceWay.Telephone,
    };

    /// <summary>The same profile, reached in another way: what a counsellor chooses for herself. Null: the number is none.</summary>
    public Counsellor? Reached(Counsellor kept, VoiceWay way, string? number) => way switch
    {
        VoiceWay.Browser => kept with { VoiceAddress = BrowserVoice.Address(kept.Id) },
        VoiceWay.Telephone when PhoneNumber.Parse(number) is ['+', ..] parsed => kept with { VoiceAddress = cipher.Encrypt(parsed, kept.Id) },
        _ => null,
    };

    private (VoiceWay Way, string? Number) Address(Counsellor kept) => Way(kept.VoiceAddress) switch
    {
        VoiceWay.Sip => (VoiceWay.Sip, kept.VoiceAddress),
        VoiceWay.Telephone => (VoiceWay.Telephone, Number(kept.VoiceAddress!, kept.Id)),
        var way => (way, null),
    };

    private string? Number(string kept, Guid id) => kept[0] is '+' ? kept : cipher.TryDecrypt(kept, id);

    [GeneratedRegex(@"^[\p{L}\p{Nd}-]{1,32}$")]
    private static partial Regex Skill();

    [GeneratedRegex(@"^sip:[A-Za-z0-9._~+-]{1,64}@[A-Za-z0-9.-]{1,200}$", RegexOptions.IgnoreCase)]
    private static partial Regex SipAddress();
}
