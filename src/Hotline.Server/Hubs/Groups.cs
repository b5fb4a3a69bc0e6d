namespace Hotline.Server.Hubs;

/// <summary>Names of SignalR groups, in one place.</summary>
internal static class Groups
{
    public static string Contact(Guid id) => $"contact:{id}";
    public const string Supervisors = "supervisors";
    public static string Counsellor(Guid id) => $"counsellor:{id}";
    public static string Boards(string node) => $"boards:{node}";
}
