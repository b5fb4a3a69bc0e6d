using System.Xml;
using System.Xml.Linq;
using TwilioEmulator.Network;

namespace TwilioEmulator.Twiml;

/// <summary>Reads TwiML and reports what Twilio's debugger would report.</summary>
internal sealed class TwimlReader(Debugger debugger)
{
    /// <summary>The Response element, or null when it is no TwiML (error 12100, already logged).</summary>
    public XElement? Read(string text, Call call, Uri? url)
    {
        XElement root;
        try
        {
            root = XDocument.Parse(text).Root!;
        }
        catch (XmlException e)
        {
            debugger.Error(Debugger.DocumentParse, $"Document parse failure: {e.Message}", call, url);
            return null;
        }

        if (root.Name.LocalName != "Response")
        {
            debugger.Error(Debugger.DocumentParse, $"Document parse failure: the root is <{root.Name.LocalName}>, not <Response>", call, url);
            return null;
        }

        Check(root, call, url);
        return root;
    }

    private void Check(XElement element, Call call, Uri? url)
    {
        var name = element.Name.LocalName;
        var schema = TwimlSchema.Elements[name];
        foreach (var attribute in element.Attributes().Where(a => a.Name.NamespaceName.Length == 0 && !a.IsNamespaceDeclaration))
        {
            var attributeName = attribute.Name.LocalName;
            if (!schema.Attributes.Contains(attributeName))
            {
                Warn($"attribute '{attributeName}' is not allowed to appear in element '{name}'");
            }
            else if (attributeName == "statusCallbackEvent")
            {
                foreach (var word in attribute.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(TwimlSchema.Events(name)))
                {
                    Warn($"'{word}' is no event of element '{name}'");
                }
            }
            else if (TwimlSchema.Values(name, attributeName) is { } values
                && !values.Contains(attribute.Value, StringComparer.OrdinalIgnoreCase))
            {
                Warn($"attribute '{attributeName}' of element '{name}' has the invalid value '{attribute.Value}'");
            }
        }

        foreach (var child in element.Elements().ToList())
        {
            var childName = child.Name.LocalName;
            if (schema.Children.Contains("*"))
            {
                continue;
            }

            if (!schema.Children.Contains(childName))
            {
                Warn(TwimlSchema.NotEmulated.Contains(childName)
                    ? $"element '{childName}' is Twilio's, but this emulator does not follow it"
                    : $"invalid content was found starting with element '{childName}' in element '{name}'");
                child.Remove();
            }
            else
            {
                Check(child, call, url);
            }
        }

        void Warn(string message) => debugger.Warning(Debugger.SchemaWarning, $"Schema validation warning: {message}", call, url);
    }
}
