using System.Text.Json;
using System.Text.RegularExpressions;
using Hotline.Core;
using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using Hotline.Core.Record;
using Hotline.Core.Texts;
using Hotline.Server.Contracts;
using Hotline.Server.Hubs;
using Hotline.Sql.Staff;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Server.Endpoints;

/// <summary>A contact's events as facts that a screen can put into words: who by name, and what the type needs of its data.</summary>
public sealed partial class StoryLines(IServiceScopeFactory scopes, IRecord record, Views views)
{
    public async Task<IReadOnlyList<StoryLine>> MakeAsync(ContactStory story, CancellationToken cancellation)
    {
        var facts = story.Events.ToDictionary(e => e, e => Facts(e, story));
        var people = story.Events.SelectMany(e => new[] { e.Counsellor, Person(e.By), Person(facts[e]?.From), Person(facts[e]?.To) }).OfType<Guid>().Distinct();
        var names = new Dictionary<Guid, string>();
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        foreach (var id in people)
            if (((await record.ReadCounsellorAsync(id, cancellation))?.Alias ?? (await users.FindByIdAsync(id.ToString()))?.DisplayName) is { } name)
                names[id] = name;
        return [.. story.Events.Select(e => new StoryLine(
            e.At, e.Number, e.Type, e.By, Name(Person(e.By)), Name(e.Counsellor), Named(Clear(facts[e], e.Type is JournalEventType.CounsellorFreed ? e.Counsellor ?? story.Contact.Id : story.Contact.Id), story.Contact.Id)))];

        StoryFacts? Named(StoryFacts? told, Guid contact) => told is null ? null : told with
        {
            From = Requirement(told.From), To = Requirement(told.To), FromName = Name(Person(told.From)), ToName = Name(Person(told.To)), Note = views.Open(told.Note, contact),
            Words = views.Open(told.Words, contact),
        };

        // A priority that a person raised has its reason where a signal has its code.
        StoryFacts? Clear(StoryFacts? told, Guid context) => told is null ? null
            : SealedReason.IsSealed(told.Sign) ? told with { Sign = null, Reason = views.Reason(told.Sign, context) }
            : told with { Reason = views.Reason(told.Reason, context) };

        string? Name(Guid? id) => id is { } known ? names.GetValueOrDefault(known) : null;
    }

    /// <summary>Who is named: by an id alone, or within a requirement's text.</summary>
    private static Guid? Person(string? text) =>
        Guid.TryParse(text, out var id) || text is not null && Guid.TryParse(CounsellorPart().Match(text).Groups[1].Value, out id) ? id : null;

    /// <summary>The text of a requirement; an id alone is told by its name.</summary>
    private static string? Requirement(string? text) => Guid.TryParse(text, out _) ? null : text;

    [GeneratedRegex("/counsellor=([0-9a-fA-F-]{36})$")]
    private static partial Regex CounsellorPart();

    /// <summary>The contact's image is the last one; what ends or closes it happens once.</summary>
    private static StoryFacts? Facts(StoryEvent told, ContactStory story)
    {
        var facts = Read(told.Detail);
        return told.Type switch
        {
            JournalEventType.ContactEnded or JournalEventType.ContactAbandoned => (facts ?? new StoryFacts()) with { Party = story.Contact.EndedBy, Reason = story.Contact.EndReason },
            JournalEventType.ContactClosed => (facts ?? new StoryFacts()) with { Disposition = story.Contact.Disposition, Risk = story.Contact.Risk },
            _ => facts,
        };
    }

    private static StoryFacts? Read(string? detail)
    {
        if (detail is null)
            return null;
        try
        {
            return JsonSerializer.Deserialize<StoryFacts>(detail, HotlineJson.Options);
        }
        catch (JsonException)
        {
            // Written by another version: the type alone is told.
            return null;
        }
    }
}
