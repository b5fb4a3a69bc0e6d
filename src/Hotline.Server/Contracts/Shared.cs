using Hotline.Core.Chat;
using Hotline.Core.Lines;
using Hotline.Core.Routing;

namespace Hotline.Server.Contracts;

/// <summary>A message in clear, as both sides read it. Alias: who speaks, where that is not the contact's own counsellor.</summary>
public sealed record MessageView(int Number, Guid Id, Author Author, DateTimeOffset At, string Text, string? Alias = null);

/// <summary>What there is in a gap of a chat, newest page first: from <see cref="From"/> up to the gap's end there is nothing else.</summary>
public sealed record MessagePage(int From, IReadOnlyList<MessageView> Messages);

/// <summary>What became of a message that was sent: its number, or why it was not kept.</summary>
public sealed record SendResult(int? Number, DateTimeOffset? At, Refusal? Refusal, string? Problem);

/// <summary>Done, or the rule that refused.</summary>
public sealed record ActResult(Refusal? Refusal, string? Problem = null);

/// <summary>A message that a client still has on its screen, given back after a store was lost.</summary>
public sealed record AnnouncedMessage(int Number, Guid Id, Author Author, DateTimeOffset At, string Text);

/// <summary>A line as callers see it. Ways: what its plan offers while it is closed.</summary>
public sealed record PublicLine(string Code, string Name, string NameEn, string About, string AboutEn, string Opens, string Closes, bool IsOpen, string ClosedText, string ClosedTextEn, IReadOnlyList<string> Numbers,
    IReadOnlyList<WayView> Ways);

/// <summary>A step of the line's overflow plan that is open to the caller now: a message, a number outside (E.164) or another line's code.</summary>
public sealed record WayView(OverflowTo To, string? Number = null, string? Line = null);

public sealed record PublicCounty(string Code, string Name, string NameEn, string Centre);

/// <summary>What the caller's page needs to begin. Emergency numbers are shown on every page.</summary>
public sealed record PublicService(IReadOnlyList<PublicLine> Lines, IReadOnlyList<PublicCounty> Counties, string? TelephoneDemo);

/// <summary>A prompt that the office may replace, and what is said where it does not; null says nothing or takes another setting's text.</summary>
public sealed record PromptView(string Name, string? Text, string? TextEn);

/// <summary>An uploaded audio file: its name in a line's prompts, and how long it plays, seconds.</summary>
public sealed record AudioView(string File, double Seconds);
