namespace Hotline.Core.Epochs;

public enum EpochState { Opening, Open }

/// <param name="Id">UUIDv7 of the epoch.</param>
/// <param name="State">Opening while the state is rebuilt; matching pauses.</param>
/// <param name="Run">The store's run id under which the epoch was opened; another one means that the store was restarted.</param>
/// <param name="Leader">The node that opens it.</param>
/// <param name="Since">When the opening began.</param>
public sealed record EpochInfo(string Id, EpochState State, string Run, string Leader, DateTimeOffset Since);

/// <summary>The epoch, and the other nodes that have looked within the last seconds.</summary>
public sealed record NodesNow(EpochInfo? Epoch, IReadOnlyList<OtherNode> Others);

/// <param name="Name">As the node calls itself.</param>
/// <param name="Looked">When it looked last, ms by the store's clock.</param>
/// <param name="AnnouncedTo">The epoch that it has announced its connections to; empty for none.</param>
public sealed record OtherNode(string Name, long Looked, string AnnouncedTo);
