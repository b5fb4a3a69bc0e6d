using Hotline.Core.Journal;

namespace Hotline.Core.Reference;

/// <summary>Epochs: the first one, of an empty cell.</summary>
public sealed partial class ReferenceEngine
{
    public void OpenFirst(Moment at, string node)
    {
        Begin(at, System_);
        Tell(JournalEventType.EpochOpened, data: new { replaces = "", node });
    }
}
