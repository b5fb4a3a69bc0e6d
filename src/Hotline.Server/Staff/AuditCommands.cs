using System.Globalization;
using Hotline.Core.Audit;
using Hotline.Core.Record;

namespace Hotline.Server.Staff;

/// <summary>
/// <c>verify-audit [--head NUMBER:HASH]</c>: reads the audit trail from its beginning, names the first broken row and prints where
/// the chain ends. Whoever writes that end down elsewhere can give it back later: a chain that was shortened no longer has it.
/// </summary>
public static class AuditCommands
{
    public const string VerifyAudit = "verify-audit";

    /// <returns>0: whole; 1: broken; 2: the arguments or the record cannot be read.</returns>
    public static async Task<int> VerifyAsync(IServiceProvider services, IConfiguration configuration, TextWriter output)
    {
        AuditHead? noted = null;
        if (configuration["head"] is { } text && (noted = Read(text)) is null)
        {
            await output.WriteLineAsync($"usage: {VerifyAudit} [--head NUMBER:HASH]");
            return 2;
        }
        AuditVerdict verdict;
        try
        {
            verdict = await services.GetRequiredService<VerifyAudit>().HandleAsync(noted, CancellationToken.None);
        }
        catch (RecordUnavailableException e)
        {
            await output.WriteLineAsync($"The audit trail cannot be read: {(e.InnerException ?? e).Message}");
            return 2;
        }
        switch (verdict)
        {
            case AuditVerdict.Whole whole:
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The audit trail is whole: {whole.Head.Number} rows, end {whole.Head.Number}:{whole.Head.Hash}"));
                return 0;
            case AuditVerdict.Broken broken:
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The audit trail is broken at row {broken.Number}: {Words(broken.Break)}"));
                return 1;
            default:
                throw new InvalidOperationException("No such verdict.");
        }
    }

    private static AuditHead? Read(string text) =>
        text.Split(':') is [var number, { Length: 64 } hash] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? new AuditHead(n, hash) : null;

    private static string Words(AuditBreak kind) => kind switch
    {
        AuditBreak.Missing => "it is not there (deleted, or given another number).",
        AuditBreak.Changed => "it does not hash to what it says (it, its place or the row before it was changed).",
        AuditBreak.WrongHead => "the chain's kept end is another (rows were added or taken away by hand).",
        AuditBreak.NotedHeadGone => "the end that was noted down is not in the chain (it was shortened or made anew).",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such break."),
    };
}
