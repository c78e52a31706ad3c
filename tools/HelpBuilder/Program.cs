using HelpBuilder;

// Help has one source, the pages in docs/en-US (PlatyPS schema 2024-05-01), and the module one set of parameters.
//   dotnet run --project tools/HelpBuilder            brings pages, MAML and about topics up to date with the staged module
//   dotnet run --project tools/HelpBuilder -- check   changes nothing; exit code 1 and the names of what is not up to date
return Workshop.Run(isCheck: args is ["check"]);
