using System.Text.Json;
using Hotline.Core;
using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using Hotline.Core.Record;
using Hotline.Server.Contracts;
using Hotline.Sql.Staff;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Server.Endpoints;

/// <summary>A contact's events as facts that a screen can put into words: who by name, and what the type needs of its data.</summary>
public sealed class StoryLines(IServiceScopeFactory scopes, IRecord record)
{
    public async Task<IReadOnlyList<StoryLine>> MakeAsync(ContactStory story, CancellationToken cancellation)
    {
        var people = story.Events.SelectMany(e => new[] { e.Counsellor, Person(e.By) }).OfType<Guid>().Distinct();
        var names = new Dictionary<Guid, string>();
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        foreach (var id in people)
            if (((await record.ReadCounsellorAsync(id, cancellation))?.Alias ?? (await users.FindByIdAsync(id.ToString()))?.DisplayName) is { } name)
                names[id] = name;
        return [.. story.Events.Select(e => new StoryLine(
            e.At, e.Number, e.Type, e.By, Name(Person(e.By)), Name(e.Counsellor), Facts(e, story)))];

        string? Name(Guid? id) => id is { } known ? names.GetValueOrDefault(known) : null;
    }

    private static Guid? Person(string by) => Guid.TryParse(by, out var id) ? id : null;

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
