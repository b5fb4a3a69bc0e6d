using System.Xml.Linq;
using TwilioEmulator.Network;
using TwilioEmulator.Webhooks;

namespace TwilioEmulator.Twiml;

/// <summary>Dial: into a conference, or to telephones that ring at once until one answers.</summary>
internal sealed class DialVerb(ConferenceNoun conferences, DialLegs legs)
{
    public async Task<Step?> RunAsync(Scene scene, XElement element, CancellationToken cancel)
    {
        var extra = new Dictionary<string, string>();
        if (element.Element("Conference") is { } conference)
        {
            await conferences.RunAsync(scene, conference, cancel);
            extra["DialCallStatus"] = "answered";
        }
        else
        {
            var nouns = element.Elements().Where(e => e.Name.LocalName is "Number" or "Client" or "Sip").ToList();
            if (nouns.Count == 0 && element.Value.Trim() is { Length: > 0 } number)
            {
                nouns.Add(new XElement("Number", number));
            }

            var leg = await legs.RunAsync(scene, element, nouns, cancel);
            extra["DialCallStatus"] = leg.Status;
            extra["DialBridged"] = CallParameters.Wire(leg.Status == "completed");
            if (leg.Call is { } child)
            {
                extra["DialCallSid"] = child.Sid;
                extra["DialCallDuration"] = CallParameters.Wire(child.DurationSeconds);
            }
        }

        return element.Text("action") is { Length: > 0 } action && scene.Resolve(action) is { } url
            ? new Step.Go(new Instruction.Fetch(url, element.Method(), extra))
            : null;
    }
}
