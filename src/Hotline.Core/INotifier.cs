using Hotline.Core.Journal;

namespace Hotline.Core;

/// <summary>Shows people what the journal told. A hint, never the truth: a screen that missed one sees the gap and asks again.</summary>
public interface INotifier
{
    Task ShowAsync(IReadOnlyList<JournalEvent> events);
}
