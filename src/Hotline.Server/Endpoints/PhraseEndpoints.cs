using System.Security.Claims;
using Hotline.Core;
using Hotline.Core.Chat;
using Hotline.Core.Routing;
using Hotline.Core.Record;
using Hotline.Core.Settings;
using Hotline.Core.Signs;
using Hotline.Server.Contracts;
using Hotline.Server.Staff;

namespace Hotline.Server.Endpoints;

/// <summary>The rules over typed words, as the office changes them. Supervisors look and try; administrators save.</summary>
public static class PhraseEndpoints
{
    public static void MapPhrases(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/phrases").RequireAuthorization(Policies.Supervisor).AddEndpointFilter<RequestedWithFilter>();
        group.MapGet("", ReadAsync);
        group.MapPost("try", (TryPhrasesRequest asked) => Results.Ok(Try(asked)));
        group.MapGet("versions", VersionsAsync);
        group.MapPut("", SaveAsync).RequireAuthorization(Policies.Administrator);
        // A counsellor's console goes by them, too.
        app.MapGet("/api/settings/care", async (IContactQueue queue, CancellationToken cancellation) => Results.Ok(await CareLimits.ReadAsync(queue, cancellation))).RequireAuthorization();
        app.MapPut("/api/settings/care", SaveCareAsync).RequireAuthorization(Policies.Administrator).AddEndpointFilter<RequestedWithFilter>();
    }

    private static async Task<IResult> ReadAsync(IContactQueue queue, PhraseBook book, CancellationToken cancellation)
    {
        var shipped = PhraseRules.Default.Document;
        _ = await book.CurrentAsync(cancellation);
        return Results.Ok(new PhrasesView(shipped.Version,
            [.. shipped.Rules.Select(r => new PhraseRuleView(r.Id, r.Category, r.Level, r.Points, r.Patterns))],
            [.. (shipped.Cues?.Words ?? []).Select(w => new PhraseRuleView(w.Id, w.Category, null, w.Points, w.Patterns))],
            PhraseBook.Changes(await queue.ReadSettingAsync(SettingNames.Phrases, cancellation)), book.Problems));
    }

    private static TryPhrasesView Try(TryPhrasesRequest asked)
    {
        if (asked.Sentence is not { Length: <= ChatMessage.MaxLength } sentence)
            return new TryPhrasesView([$"At most {ChatMessage.MaxLength} characters."], [], default);
        switch (asked.Changes.Read(PhraseRules.Default.Document))
        {
            case PhraseReading.Good good:
                var findings = new PhraseMatcher(good.Rules).Match(sentence);
                return new TryPhrasesView([], [.. findings.Matches.Select(m => new PhraseHitView(m.Rule, m.Category, m.Level, m.Words, m.Start))], findings.Level);
            case PhraseReading.Bad bad:
                return new TryPhrasesView(bad.Problems, [], default);
            default:
                throw new InvalidOperationException("No such reading.");
        }
    }

    private static async Task<IResult> SaveAsync(PhraseChanges changes, IContactQueue queue, INotifier notifier, TimeProvider time, ClaimsPrincipal who)
    {
        if (changes.Read(PhraseRules.Default.Document) is PhraseReading.Bad bad)
            return Results.BadRequest(new Problem("invalid", string.Join("\n", bad.Problems)));
        return await SetAsync(SettingNames.Phrases, changes.Version, changes with { Version = changes.Version + 1 }, queue, notifier, time, who);
    }

    private static async Task<IResult> SaveCareAsync(CareLimits limits, IContactQueue queue, INotifier notifier, TimeProvider time, ClaimsPrincipal who) =>
        limits.Problem() is { } problem
            ? Results.BadRequest(new Problem("invalid", problem))
            : await SetAsync(SettingNames.Care, limits.Version, limits with { Version = limits.Version + 1 }, queue, notifier, time, who);

    private static async Task<IResult> SetAsync<T>(string name, long based, T next, IContactQueue queue, INotifier notifier, TimeProvider time, ClaimsPrincipal who)
    {
        var step = await queue.SetSettingAsync(new LiveSetting { Name = name, Version = based + 1, Value = HotlineJson.Write(next), By = who.Id(), At = time.GetUtcNow() }, CancellationToken.None);
        await notifier.ShowAsync(step.Events);
        return step.Done ? Results.Ok(next) : Results.Conflict(new Problem(step.Refusal.ToString()!, "Somebody else saved it in the meantime; nothing was overwritten."));
    }

    private static async Task<IResult> VersionsAsync(IRecord record, IContactQueue queue, PersonViews views, CancellationToken cancellation)
    {
        var versions = await record.ReadSettingVersionsAsync(SettingNames.Phrases, cancellation);
        // The recorder may be a moment behind: whoever has just saved sees it all the same.
        if (await queue.ReadSettingAsync(SettingNames.Phrases, cancellation) is { } live && live.Version > (versions is [var newest, ..] ? newest.Version : 0))
            versions = [live, .. versions];
        var names = await views.NamesAsync(versions.Select(v => System.Guid.TryParse(v.By, out var by) ? by : System.Guid.Empty).Distinct(), cancellation);
        return Results.Ok(versions.Select(v => new PhrasesVersion(v.Version, v.At, System.Guid.TryParse(v.By, out var by) ? names.GetValueOrDefault(by) : null, PhraseBook.Changes(v))));
    }
}
