namespace Hotline.Core.Epochs;

public enum EpochState { Opening, Open }

/// <param name="Id">UUIDv7 of the epoch.</param>
/// <param name="State">Opening while the state is rebuilt; matching pauses.</param>
/// <param name="Run">The store's run id under which the epoch was opened; another one means that the store was restarted.</param>
/// <param name="Leader">The node that opens it.</param>
/// <param name="Since">When the opening began.</param>
public sealed record EpochInfo(string Id, EpochState State, string Run, string Leader, DateTimeOffset Since);
