using Hotline.Sql.Statements;

namespace Hotline.Sql.Recording;

/// <summary>One statement to run, with an object that has its parameters as properties.</summary>
internal sealed record Row(StatementName Statement, object Values);
