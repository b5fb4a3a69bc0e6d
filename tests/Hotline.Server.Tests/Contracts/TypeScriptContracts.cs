using System.Text.Json.Serialization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Hotline.Server.Contracts;

namespace Hotline.Server.Tests.Contracts;

/// <summary>Writes the hub contracts as TypeScript: what JSON really carries (HotlineJson), so null means absent and times are numbers.</summary>
internal sealed class TypeScriptContracts
{
    private static readonly Type[] Hubs =
        [typeof(ICallerHub), typeof(ICallerClient), typeof(IConsoleHub), typeof(IConsoleClient), typeof(IWallboardHub), typeof(IWallboardClient)];

    private static readonly Type[] Http =
        [typeof(PublicService), typeof(SignInRequest), typeof(SignInResponse), typeof(Me), typeof(ContactRows), typeof(StoryAnswer), typeof(RecordingView), typeof(MomentView), typeof(FiguresView), typeof(FigureGroup), typeof(Core.Measures.Count), typeof(Problem), typeof(OpenRequest), typeof(RecognisedView), typeof(PersonRow), typeof(PersonAnswer), typeof(SavePersonRequest), typeof(FindPersonRequest), typeof(TierRequest), typeof(EntryRequest),
         typeof(CaseRequest), typeof(CodeView), typeof(ReviewRow), typeof(FollowUpRow), typeof(AttemptRequest), typeof(RingRequest), typeof(PlanRequest), typeof(PlanAnswer), typeof(DebriefingOffer), typeof(DebriefingAnswer), typeof(DebriefingRow), typeof(DebriefingDone), typeof(Core.FollowUps.FollowUpStart), typeof(Core.FollowUps.FollowUpInvitation), typeof(FollowUpBrief), typeof(ReviewRequest), typeof(Core.FollowUps.FollowUpSettings), typeof(RotaView), typeof(PhrasesView), typeof(TryPhrasesRequest), typeof(TryPhrasesView), typeof(PhrasesVersion), typeof(Core.Settings.CareLimits), typeof(StaffRow), typeof(StaffSaved), typeof(PartnerView), typeof(ImportRequest), typeof(Core.Duty.ImportOutcome), typeof(Core.Assessments.Severity), typeof(Core.Lines.Line), typeof(PromptView), typeof(AudioView), typeof(ListenView), typeof(Core.Lines.AudioProblem), typeof(Core.Record.ContactSearch),
         typeof(EscalationView), typeof(EscalationsOf), typeof(RaiseRequest), typeof(EscalationActRequest), typeof(WhereaboutsView), typeof(OpenLinkRequest), typeof(PartnerAnswer), typeof(PartnerDesk), typeof(EscalationSettings), typeof(OwnVoice), typeof(VoiceTicket), typeof(PlanFollowUpRequest), typeof(Core.FollowUps.PlannedByHand), typeof(AuditPage), typeof(AuditReason)];

    private readonly SortedDictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly HashSet<Type> _seen = [];
    private readonly NullabilityInfoContext _nullability = new();

    public static string Generate() => new TypeScriptContracts().Write();

    private string Write()
    {
        var hubs = new StringBuilder();
        foreach (var hub in Hubs)
            WriteHub(hubs, hub);
        foreach (var type in Http)
            Name(type);
        var text = new StringBuilder("// Generated from the C# contracts (src/Hotline.Server/Contracts). Do not edit; `ops/test contracts` writes it anew.\n\n");
        text.Append("/** Unix milliseconds. */\nexport type Time = number\n/** UUID. */\nexport type Id = string\n\n");
        foreach (var type in _types.Values)
            text.Append(type).Append('\n');
        return text.Append(hubs).ToString().TrimEnd() + "\n";
    }

    private void WriteHub(StringBuilder text, Type hub)
    {
        text.Append("export interface ").Append(hub.Name[1..]).Append(" {\n");
        foreach (var method in hub.GetMethods())
        {
            var parameters = method.GetParameters().Select(p => $"{Camel(p.Name!)}: {Write(p.ParameterType, _nullability.Create(p))}");
            var result = method.ReturnType.IsGenericType
                ? Write(method.ReturnType.GetGenericArguments()[0], _nullability.Create(method.ReturnParameter).GenericTypeArguments[0])
                : "void";
            var returns = hub.Name.EndsWith("Client", StringComparison.Ordinal) ? "void" : $"Promise<{result}>";
            text.Append("  ").Append(method.Name).Append('(').AppendJoin(", ", parameters).Append("): ").Append(returns).Append('\n');
        }
        text.Append("}\n\n");
    }

    private string Write(Type type, NullabilityInfo? nullability)
    {
        var underlying = Nullable.GetUnderlyingType(type);
        var nullable = underlying is not null || (!type.IsValueType && nullability?.ReadState is NullabilityState.Nullable);
        var name = Name(underlying ?? type, nullability);
        return nullable ? $"{name} | null" : name;
    }

    private string Name(Type type, NullabilityInfo? nullability = null)
    {
        if (type == typeof(string)) return "string";
        if (type == typeof(bool)) return "boolean";
        if (type == typeof(Guid)) return "Id";
        if (type == typeof(DateTimeOffset)) return "Time";
        if (type == typeof(int) || type == typeof(long) || type == typeof(double)) return "number";
        if (type == typeof(JsonElement)) return "unknown";
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return $"{Write(type.GetGenericArguments()[0], nullability?.GenericTypeArguments.FirstOrDefault())}[]";
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return $"Record<string, {Write(type.GetGenericArguments()[1], null)}>";
        if (_seen.Add(type))
            _types[type.Name] = type.IsEnum ? Enumeration(type) : Record(type);
        return type.Name;
    }

    private static string Enumeration(Type type) =>
        $"export const {type.Name}Values = [{string.Join(", ", Enum.GetNames(type).Select(n => $"'{type.GetField(n)!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? n}'"))}] as const\nexport type {type.Name} = (typeof {type.Name}Values)[number]\n";

    private string Record(Type type)
    {
        var text = new StringBuilder("export interface ").Append(type.Name).Append(" {\n");
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.Name != "EqualityContract" && p.GetCustomAttribute<JsonIgnoreAttribute>() is not { Condition: JsonIgnoreCondition.Always }))
        {
            var written = Write(property.PropertyType, _nullability.Create(property));
            // Null is left out of the JSON.
            text.Append("  ").Append(Camel(property.Name)).Append(written.EndsWith(" | null", StringComparison.Ordinal) ? "?: " : ": ").Append(written).Append('\n');
        }
        return text.Append("}\n").ToString();
    }

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
