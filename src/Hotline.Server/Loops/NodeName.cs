namespace Hotline.Server.Loops;

/// <summary>This process among the nodes of a cell: the host's name, the process and its start.</summary>
public sealed record NodeName(string Value);
