using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Core;

/// <summary>How live state, journal and hubs write JSON: camelCase, enum members by name, absent instead of null, times as Unix milliseconds.</summary>
public static class HotlineJson
{
    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions());

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Converters.Add(new JsonStringEnumConverter());
        options.Converters.Add(new UnixMillisecondsConverter());
        return options;
    }

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"A JSON null where {typeof(T).Name} was expected.");
}

/// <summary>Times travel as Unix milliseconds: exact in both Lua versions and in JavaScript (below 2^53).</summary>
public sealed class UnixMillisecondsConverter : JsonConverter<DateTimeOffset>
{
    // Lua may write a whole number as 1.7E12; both forms are read.
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTimeOffset.FromUnixTimeMilliseconds(reader.TokenType == JsonTokenType.String
            ? long.Parse(reader.GetString()!, CultureInfo.InvariantCulture)
            : reader.TryGetInt64(out var whole) ? whole : (long)reader.GetDouble());

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeMilliseconds());
}
