namespace Hotline.Server.Contracts;

/// <summary>GET and PUT /api/voice: how calls reach the signed-in counsellor. Browser or Telephone can be chosen; the others are the office's. 204: no counsellor.</summary>
/// <param name="Way">The choice.</param>
/// <param name="Number">The own telephone, E.164; null with the browser.</param>
/// <param name="BrowserPossible">Whether this service can ring browsers (Twilio:ApiKeySid); only read.</param>
public sealed record OwnVoice(VoiceWay Way, string? Number, bool BrowserPossible);

/// <summary>POST /api/voice/token, for whoever chose the browser: lets this browser take calls until then.</summary>
/// <param name="Token">A Twilio access token.</param>
/// <param name="Identity">The network's name of this browser.</param>
/// <param name="Expires">Ask for another one before.</param>
/// <param name="EmulatedNetwork">Demo and tests: the emulated network's address. Null: Twilio.</param>
public sealed record VoiceTicket(string Token, string Identity, DateTimeOffset Expires, string? EmulatedNetwork);
