using TwilioEmulator.Network;

namespace TwilioEmulator.Twiml;

/// <summary>How following an instruction, or one verb of it, ended. A verb that just ends answers null.</summary>
internal abstract record Step
{
    /// <summary>The document ended, or Leave: nothing more to do here.</summary>
    internal sealed record Done : Step;

    /// <summary>Another document comes next.</summary>
    internal sealed record Go(Instruction Instruction) : Step;

    /// <summary>The call ends.</summary>
    internal sealed record End(CallStatus Status) : Step;

    /// <summary>Something else took the call over.</summary>
    internal sealed record Interrupted : Step;
}
