using System.Text.Json.Serialization;

namespace Hotline.Core.Signs;

/// <summary>What typed words speak of. The names in files are the lower-case ones of the attributes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PhraseCategory>))]
public enum PhraseCategory
{
    /// <summary>An act in progress, or the means in the hand.</summary>
    [JsonStringEnumMemberName("act")] Act,

    /// <summary>Plan, means, time or place.</summary>
    [JsonStringEnumMemberName("plan")] Plan,

    /// <summary>Thoughts of one's own death, active or passive; earlier attempts.</summary>
    [JsonStringEnumMemberName("ideation")] Ideation,
    [JsonStringEnumMemberName("farewell")] Farewell,

    /// <summary>Dying together, by appointment.</summary>
    [JsonStringEnumMemberName("pact")] Pact,

    /// <summary>Hopelessness, and being a burden.</summary>
    [JsonStringEnumMemberName("hopelessness")] Hopelessness,
    [JsonStringEnumMemberName("selfharm")] SelfHarm,

    /// <summary>Somebody harms the caller.</summary>
    [JsonStringEnumMemberName("harmed")] Harmed,
    [JsonStringEnumMemberName("harmothers")] HarmOthers,

    /// <summary>Voices that nobody else hears.</summary>
    [JsonStringEnumMemberName("voices")] Voices,

    /// <summary>A report about somebody else; the level is that of what is reported, 2 at least.</summary>
    [JsonStringEnumMemberName("thirdparty")] ThirdParty,
}
