using System.Management.Automation;
using Mnist;
using MnistPS.Completion;
using MnistPS.Errors;

namespace MnistPS.Binding;

/// <summary>The corruptions that names and a severity select.</summary>
internal static class CorruptionSelection
{
    /// <summary>Returns each selected corruption once, in the order of the names.</summary>
    /// <param name="names">Names of kinds, with wildcards, or All.</param>
    /// <param name="severity">The severity, 1 to 5; null for the published one of each kind.</param>
    public static Corruption[] Find(IEnumerable<string> names, int? severity)
    {
        CorruptionKind[] kinds = [.. names.SelectMany(Find).Distinct()];
        CorruptionKind[] without = [.. kinds.Where(kind => severity is not null && !Corruption.HasSeverity(kind))];
        return without.Length > 0
            ? throw new MnistErrorException(ErrorRecords.SeverityNotPossible(without))
            : [.. kinds.Select(kind => new Corruption(kind, severity))];
    }

    private static CorruptionKind[] Find(string name)
    {
        string pattern = name.Equals(CorruptionCompleter.All, StringComparison.OrdinalIgnoreCase) ? "*" : name;
        var wanted = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        CorruptionKind[] found = [.. Enum.GetValues<CorruptionKind>().Where(kind => wanted.IsMatch($"{kind}"))];
        return found.Length > 0 ? found : throw new MnistErrorException(ErrorRecords.CorruptionNotFound(name));
    }
}
