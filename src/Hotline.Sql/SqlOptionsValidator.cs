using Hotline.Sql.Dialects;
using Microsoft.Extensions.Options;

namespace Hotline.Sql;

/// <summary>Stops the start with a sentence that names the setting.</summary>
internal sealed class SqlOptionsValidator : IValidateOptions<SqlOptions>
{
    public ValidateOptionsResult Validate(string? name, SqlOptions options)
    {
        var problems = new List<string>();
        if (options.CommandTimeoutSeconds is < 1 or > 300)
            problems.Add($"Sql:CommandTimeoutSeconds must be between 1 and 300, not {options.CommandTimeoutSeconds}.");
        if (string.IsNullOrWhiteSpace(options.ConnectionString) && string.IsNullOrWhiteSpace(options.DataFolder))
            problems.Add("DataFolder must name a folder when Sql:ConnectionString is empty.");
        else if (ConnectionText.Problem(options) is { } problem)
            problems.Add(problem);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
