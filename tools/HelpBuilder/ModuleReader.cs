using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace HelpBuilder;

/// <summary>Asks PowerShell what the cmdlets of a module are.</summary>
internal static class ModuleReader
{
    public static IReadOnlyList<CommandFacts> Read(string manifest)
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([manifest]);
        state.ThrowOnRunspaceOpenError = true;
        using Runspace runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        using PowerShell shell = PowerShell.Create(runspace);
        return [.. shell.AddScript("Get-Command -Module MnistPS -CommandType Cmdlet").Invoke<CmdletInfo>().OrderBy(command => command.Name, StringComparer.Ordinal).Select(Describe)];
    }

    private static CommandFacts Describe(CmdletInfo command)
    {
        object cmdlet = Activator.CreateInstance(command.ImplementingType)!;
        ParameterFacts[] parameters =
        [
            .. command.Parameters.Values
                .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name))
                .Select(parameter => Describe(parameter, cmdlet))
                .OrderBy(parameter => parameter.Name, StringComparer.Ordinal),
        ];
        return new CommandFacts(
            command.Name,
            command.ImplementingType,
            [.. command.ParameterSets.OrderByDescending(set => set.IsDefault).Select(set => (set.Name, $"{command.Name} {set}"))],
            parameters,
            [.. parameters.Where(parameter => parameter.ParameterSets.Any(set => set.ValueFromPipeline || set.ValueFromPipelineByPropertyName)).Select(parameter => parameter.Type).Distinct()],
            [.. command.OutputType.Select(type => type.Type.FullName!)]);
    }

    private static ParameterFacts Describe(ParameterMetadata parameter, object cmdlet)
    {
        Type plain = parameter.ParameterType.IsArray ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        Type value = Nullable.GetUnderlyingType(plain) ?? plain;
        var set = parameter.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault();
        return new ParameterFacts
        {
            Name = parameter.Name,
            Type = parameter.ParameterType.IsArray ? value.FullName + "[]" : value.FullName!,
            DefaultValue = DefaultOf(cmdlet, parameter.Name),
            SupportsWildcards = parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any(),
            Aliases = [.. parameter.Aliases],
            ParameterSets = [.. parameter.ParameterSets.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => Describe(item.Key, item.Value))],
            AcceptedValues = value.IsEnum ? [.. Enum.GetNames(value)] : set is null ? [] : [.. set.ValidValues],
        };
    }

    private static ParameterSetFacts Describe(string name, ParameterSetMetadata set) => new()
    {
        Name = name == ParameterAttribute.AllParameterSets ? "(All)" : name,
        Position = set.Position == int.MinValue ? "Named" : set.Position.ToString(CultureInfo.InvariantCulture),
        IsRequired = set.IsMandatory,
        ValueFromPipeline = set.ValueFromPipeline,
        ValueFromPipelineByPropertyName = set.ValueFromPipelineByPropertyName,
        ValueFromRemainingArguments = set.ValueFromRemainingArguments,
    };

    // A property of the cmdlet holds its default until something is bound to it.
    private static string DefaultOf(object cmdlet, string name) => cmdlet.GetType().GetProperty(name)?.GetValue(cmdlet) switch
    {
        null or SwitchParameter or ICollection { Count: 0 } or int.MaxValue or long.MaxValue => "",
        string[] list => string.Join(", ", list),
        object value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
