using System.Management.Automation;
using System.Text.RegularExpressions;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Conventions;

/// <summary>Microsoft's development guidelines, held against every cmdlet of the staged module.</summary>
public sealed partial class CmdletConventionTests : IDisposable
{
    private static readonly string[] s_changingVerbs = ["Export", "Save", "Remove", "New"];

    private readonly ModuleSession _session = new();

    private IReadOnlyList<CmdletInfo> Cmdlets => [.. _session.Get("Get-Command -Module MnistPS").Select(item => (CmdletInfo)item.BaseObject)];

    [Fact]
    public void The_manifest_exports_exactly_the_cmdlets_of_the_assembly()
    {
        IEnumerable<string> compiled = Cmdlets[0].ImplementingType.Assembly.GetExportedTypes()
            .SelectMany(type => type.GetCustomAttributes(typeof(CmdletAttribute), inherit: false).Cast<CmdletAttribute>())
            .Select(attribute => $"{attribute.VerbName}-{attribute.NounName}");
        Assert.Equal(compiled.Order(StringComparer.Ordinal), Cmdlets.Select(cmdlet => cmdlet.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_but_cmdlets_is_exported() =>
        Assert.Empty(_session.Get("$m = Get-Module MnistPS; @($m.ExportedFunctions.Keys) + @($m.ExportedVariables.Keys) + @($m.ExportedAliases.Keys)"));

    /// <summary>Get-Help -Online opens the first related link, and HelpUri of Get-Command is the same.</summary>
    [Fact]
    public void Every_cmdlet_has_its_own_page_online()
    {
        string pages = $"{_session.Get("(Get-Module MnistPS).ProjectUri")[0]}/blob/main/docs/en-US/";
        Assert.All(Cmdlets, cmdlet =>
        {
            Assert.True(File.Exists(Path.Combine(StagedModule.RepositoryRoot, "docs", "en-US", cmdlet.Name + ".md")), cmdlet.Name);
            Assert.All(
                _session.Get($"(Get-Command {cmdlet.Name}).HelpUri; (Get-Help {cmdlet.Name}).relatedLinks.navigationLink[0].uri"),
                address => Assert.Equal($"{pages}{cmdlet.Name}.md", $"{address}"));
        });
    }

    [Fact]
    public void Verbs_are_approved_and_nouns_singular_and_prefixed()
    {
        string[] verbs = [.. _session.Get("(Get-Verb).Verb").Select(verb => verb.ToString())];
        Assert.All(Cmdlets, cmdlet =>
        {
            Assert.Contains(cmdlet.Verb, verbs);
            Assert.Matches(PrefixedNoun(), cmdlet.Noun);
            Assert.False(cmdlet.Noun.EndsWith('s') && !cmdlet.Noun.EndsWith("ss", StringComparison.Ordinal), cmdlet.Noun);
        });
    }

    [Fact]
    public void Classes_are_sealed_and_named_after_their_cmdlet() =>
        Assert.All(Cmdlets, cmdlet =>
        {
            Assert.True(cmdlet.ImplementingType.IsSealed, cmdlet.Name);
            Assert.Equal($"MnistPS.Commands.{cmdlet.Verb}{cmdlet.Noun}Command", cmdlet.ImplementingType.FullName);
        });

    [Fact]
    public void Every_cmdlet_says_what_it_puts_out() => Assert.All(Cmdlets, cmdlet => Assert.NotEmpty(cmdlet.OutputType));

    [Fact]
    public void What_writes_or_deletes_asks_ShouldProcess() =>
        Assert.All(Cmdlets.Where(cmdlet => s_changingVerbs.Contains(cmdlet.Verb) && cmdlet.Name != "New-MnistChart"), cmdlet =>
            Assert.True(cmdlet.Parameters.ContainsKey("WhatIf"), cmdlet.Name));

    [Fact]
    public void What_only_reads_does_not() =>
        Assert.All(Cmdlets.Where(cmdlet => cmdlet.Verb is "Get" or "Measure" or "Test" or "Import"), cmdlet =>
            Assert.False(cmdlet.Parameters.ContainsKey("WhatIf"), cmdlet.Name));

    [Fact]
    public void Choices_are_switches_and_never_bools() =>
        Assert.All(Parameters(), item => Assert.NotEqual(typeof(bool), item.Parameter.ParameterType));

    [Fact]
    public void Parameters_are_in_Pascal_case() => Assert.All(Parameters(), item => Assert.Matches(PascalCase(), item.Parameter.Name));

    [Fact]
    public void LiteralPath_takes_files_from_the_pipeline_and_nothing_else_binds_by_name() =>
        Assert.All(Parameters(), item =>
        {
            bool byName = item.Parameter.ParameterSets.Values.Any(set => set.ValueFromPipelineByPropertyName);
            Assert.Equal(item.Parameter.Name == "LiteralPath", byName);
            if (byName)
            {
                Assert.Contains("PSPath", item.Parameter.Aliases);
            }
        });

    [Fact]
    public void InputObject_binds_by_value_and_so_do_names_where_datasets_are_managed_and_paths_where_files_are_read() =>
        Assert.All(Parameters(), item => Assert.Equal(
            item.Parameter.Name == "InputObject"
                || (item.Parameter.Name == "Name" && item.Cmdlet.Name is ("Get-MnistRecipe" or "Get-MnistDataset" or "Save-MnistDataset" or "Test-MnistDataset" or "Remove-MnistDataset"))
                || (item.Parameter.Name == "Path" && (item.Cmdlet.Name.StartsWith("Import-", StringComparison.Ordinal) || item.Cmdlet.Name == "ConvertTo-MnistSample")),
            item.Parameter.ParameterSets.Values.Any(set => set.ValueFromPipeline)));

    [Fact]
    public void Few_parameters_are_positional() =>
        Assert.All(Cmdlets, cmdlet => Assert.True(
            cmdlet.Parameters.Values.Count(parameter => parameter.ParameterSets.Values.Any(set => set.Position >= 0)) <= 2, cmdlet.Name));

    [Fact]
    public void Names_of_datasets_complete_wherever_they_are_taken() =>
        Assert.All(Parameters().Where(item => (item.Parameter.Name is "Name" or "Dataset") && item.Cmdlet.Name != "Get-MnistRecipe"), item =>
        {
            string line = $"{item.Cmdlet.Name} -{item.Parameter.Name} Fash";
            PSObject result = Assert.Single(_session.Get($"(TabExpansion2 '{line}' {line.Length}).CompletionMatches"));
            Assert.Equal("FashionMNIST", result.Properties["CompletionText"].Value);
        });

    [Fact]
    public void Values_that_can_be_known_complete() =>
        Assert.All(Parameters().Where(item => item.Parameter.Name is "Format" or "Recipe" or "RatePolicy" or "Network" || (item.Parameter.Name == "Label" && item.Parameter.ParameterType.IsArray) || Nullable.GetUnderlyingType(item.Parameter.ParameterType)?.IsEnum == true || item.Parameter.ParameterType.IsEnum), item =>
        {
            string line = $"{item.Cmdlet.Name} -{item.Parameter.Name} ";
            Assert.True(_session.Get($"(TabExpansion2 '{line}' {line.Length}).CompletionMatches").Count > 1, line);
        });

    [Theory]
    [InlineData("Get-MnistSample -Name EMNIST-L", "EMNIST-Letters")]
    [InlineData("Get-MnistSample -Name FashionMNIST -Label Ank", "9")]
    [InlineData("Get-MnistSample -Label 3", "3")]
    [InlineData("ConvertTo-MnistCorruption -Kind G", "GlassBlur")]
    [InlineData("ConvertTo-MnistCorruption -Kind Fog, A", "All")]
    [InlineData("Measure-MnistModel -Corruption Mot", "MotionBlur")]
    [InlineData("New-MnistChart -Kind N", "Neighbor")]
    [InlineData("New-MnistChart -Kind L", "LabelIssue")]
    [InlineData("New-MnistChart Projection -Method T", "TSne")]
    [InlineData("Measure-MnistBaseline Nea", "NearestMean")]
    [InlineData("Measure-MnistBaseline -Kind Linear, Q", "Quadratic")]
    [InlineData("Get-MnistBatch -Layout ChannelsF", "ChannelsFirst")]
    [InlineData("Invoke-MnistTraining Tor", "TorchConvNet TorchMlp TorchLinear")]
    [InlineData("Get-MnistRecipe B", "Best")]
    [InlineData("Invoke-MnistTraining -Network 'conv 20 5 | po", "'conv 20 5 | pool'")]
    [InlineData("Invoke-MnistTraining -RatePolicy one", "'onecycle'")]
    public void Values_complete(string line, string completions) =>
        Assert.Equal(completions, string.Join(' ', _session.Run($"(TabExpansion2 '{line.Replace("'", "''", StringComparison.Ordinal)}' {line.Length}).CompletionMatches").Values("CompletionText")));

    [Theory]
    [InlineData("Show-MnistSample -Scale 17", "17")]
    [InlineData("Get-MnistBatch -Size 0", "0")]
    [InlineData("Get-MnistBatch -Epochs 0", "0")]
    [InlineData("Get-MnistBatch -Rotation 181", "181")]
    [InlineData("Get-MnistBatch -Shift ([double]::NaN)", "NaN")]
    [InlineData("ConvertTo-MnistSample good.png -Threshold 256", "256")]
    [InlineData("ConvertTo-MnistCorruption -Kind Fog -Severity 6", "6")]
    [InlineData("Measure-MnistModel -Corruption Fog -Severity 0", "0")]
    [InlineData("Find-MnistNeighbor -Count 0", "0")]
    public void Values_out_of_range_are_refused_and_named(string script, string value)
    {
        ErrorRecord error = _session.Run(script).OnlyError;
        Assert.StartsWith("ParameterArgumentValidationError,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(value, error.Exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _session.Dispose();

    private IEnumerable<(CmdletInfo Cmdlet, ParameterMetadata Parameter)> Parameters() =>
        from cmdlet in Cmdlets
        from parameter in cmdlet.Parameters.Values
        where !Cmdlet.CommonParameters.Contains(parameter.Name) && !Cmdlet.OptionalCommonParameters.Contains(parameter.Name)
        select (cmdlet, parameter);

    [GeneratedRegex("^Mnist[A-Z][A-Za-z]+$")]
    private static partial Regex PrefixedNoun();

    // A digit at the end where the field has one: L1, L2.
    [GeneratedRegex("^[A-Z][A-Za-z]*[0-9]?$")]
    private static partial Regex PascalCase();
}
