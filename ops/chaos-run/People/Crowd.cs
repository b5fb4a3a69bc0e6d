using System.Collections.Concurrent;
using System.Globalization;
using Hotline.Chaos.Service;
using Hotline.Server.Tests.Harness;

namespace Hotline.Chaos.People;

/// <summary>Everybody: counsellors on their shift, and callers who come again and again.</summary>
internal sealed class Crowd(Plan plan, Cell cell, Ledger ledger) : IAsyncDisposable
{
    /// <summary>Within which everybody is back in place after the last fault, seconds.</summary>
    private const double LongestReturn = 10;
    private readonly CancellationTokenSource _noMore = new();
    private readonly ConcurrentDictionary<Visit, byte> _visits = new();
    private readonly List<Agent> _agents = [];
    private Task _callers = Task.CompletedTask;

    public int Open => _visits.Count;
    public IReadOnlyList<Agent> Agents => _agents;

    public async Task BeginAsync()
    {
        var agents = new ConcurrentBag<Agent>();
        await Parallel.ForAsync(0, plan.Counsellors, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (n, _) =>
            agents.Add(new Agent(cell.Balancer.Url, await StaffMember.SignInAsync(cell.Balancer.Url, Cell.NameOf(n)), new Random(plan.Seed * 7919 + n), ledger)));
        _agents.AddRange(agents);
        _callers = Task.WhenAll(Enumerable.Range(0, plan.Callers).Select(CallAsync));
    }

    /// <summary>One caller's contacts, one after the other.</summary>
    private async Task CallAsync(int number)
    {
        var dice = new Random(plan.Seed * 104729 + number);
        var address = string.Create(CultureInfo.InvariantCulture, $"198.{18 + number / 62_500}.{number / 250 % 250}.{1 + number % 250}");
        try
        {
            await Pause.ForAsync(plan.Ramp * number / Math.Max(1, plan.Callers), _noMore.Token);
            while (!_noMore.IsCancellationRequested)
            {
                var visit = new Visit(cell.Balancer.Url, Cell.Lines[dice.Next(2)], address, dice, ledger);
                _visits[visit] = 0;
                await visit.Done;
                await visit.DisposeAsync();
                _visits.TryRemove(visit, out _);
                await Pause.ForAsync(1 + dice.NextDouble() * 4, _noMore.Token);
            }
        }
        catch (OperationCanceledException) when (_noMore.IsCancellationRequested)
        {
            // Nobody comes any more.
        }
    }

    /// <summary>Nobody new comes, and whoever is there comes to an end, or to the end of the time that is given for it.</summary>
    public async Task EndAsync(double seconds)
    {
        await _noMore.CancelAsync();
        foreach (var agent in _agents)
            agent.Hurry = true;
        foreach (var visit in _visits.Keys)
            visit.Hurry = true;
        await Task.WhenAny(_callers, Pause.ForAsync(seconds));
        // Those who came are gone; what lies on the desks is closed.
        for (var began = Pause.Now; Pause.Since(began) < seconds / 2 && _agents.Any(a => a.Cards.Any(c => c.Counsellor == a.Id && c.State is Core.Contacts.ContactState.Connected or Core.Contacts.ContactState.WrapUp));)
            await Pause.ForAsync(0.5);
    }

    /// <summary>What everybody has on the screen now.</summary>
    public void Photograph()
    {
        foreach (var agent in _agents)
            foreach (var (contact, messages) in agent.OnScreen)
                ledger.Show(new LastScreen(contact, agent.Staff.Me.UserName, messages, false, 0));
        foreach (var visit in _visits.Keys.Where(v => v.Contact is not null))
            ledger.Show(new LastScreen(visit.Id, "caller", visit.OnScreen, false, 0));
    }

    /// <summary>Whoever is not connected at the end, and why. A screen that just looks again has the time that a lost store may take.</summary>
    public async Task<IReadOnlyList<string>> OutsideAsync()
    {
        for (var began = Pause.Now; Pause.Since(began) < LongestReturn && Outside().Any();)
            await Pause.ForAsync(0.2);
        return [.. Outside()];
    }

    private IEnumerable<string> Outside()
    {
        foreach (var agent in _agents.Where(a => !a.IsIn))
            yield return $"{agent.Staff.Me.UserName}: {agent.Trouble?.Message}";
        foreach (var visit in _visits.Keys.Where(v => !v.IsIn))
            yield return $"caller of {visit.Contact?.Id}: {visit.Trouble?.Message} {string.Join(',', visit.Problems.TakeLast(2))}";
    }

    public async ValueTask DisposeAsync()
    {
        await _noMore.CancelAsync();
        await Task.WhenAll([.. _agents.Select(a => a.DisposeAsync().AsTask()), .. _visits.Keys.Select(v => v.DisposeAsync().AsTask())]);
        foreach (var agent in _agents)
            agent.Staff.Dispose();
        _noMore.Dispose();
    }
}
