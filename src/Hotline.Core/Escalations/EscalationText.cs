using Hotline.Core.Lines;

namespace Hotline.Core.Escalations;

/// <summary>What a partner's telephone shows, in the words of the line's settings.</summary>
public static class EscalationText
{
    /// <param name="line">Null where it is not known any more.</param>
    /// <param name="code">Of the line.</param>
    /// <param name="link">Comes last, so that every telephone finds its end.</param>
    public static string Of(Line? line, string code, string link) => $"【{line?.Name ?? code}】{Prompts.Of(line, PromptName.TextEscalation, english: false).Text}{link}";

    public static string Subject(Line? line, string code) => $"{line?.Name ?? code}：{Prompts.Of(line, PromptName.TextEscalationSubject, english: false).Text}";
}
