package io.inscope.app.cli;

import io.inscope.app.Version;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The program itself; every command is one class in the list below.
@Command(
    name = "inscope",
    mixinStandardHelpOptions = true,
    versionProvider = Inscope.Versions.class,
    scope = picocli.CommandLine.ScopeType.INHERIT,
    sortOptions = false,
    description =
        "Who can reach the cardholder data in a Kubernetes cluster, and what an assessor can prove"
            + " about it. Offline, but for 'capture'.",
    footer = {
      "",
      "Without a command the window opens.",
      "Exit codes: 0 done; 1 done, and there is something to look at; 2 wrong usage; 3 could not do"
          + " it."
    },
    subcommands = {
      ImportCommand.class,
      CaptureCommand.class,
      CaptureLogCommand.class,
      CoverageCommand.class,
      RequestCommand.class,
      ProblemsCommand.class,
      ResourcesCommand.class,
      ShowCommand.class,
      ScopeCommand.class,
      ConnectionsCommand.class,
      RegisterCommand.class,
      DecisionsCommand.class,
      AssumeCommand.class,
      EngagementCommand.class,
      PathsCommand.class,
      ExposureCommand.class,
      ExplainCommand.class,
      PluginCommand.class,
      CheckCommand.class,
      RequirementsCommand.class,
      DiffCommand.class,
      DiagramCommand.class,
      ReportCommand.class,
      SignCommand.class,
      VerifyCommand.class,
      ChecksCommand.class,
      FrameworksCommand.class,
      FormatsCommand.class,
      DemoCommand.class,
      GenerateCompletion.class
    })
final class Inscope implements Runnable {
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "inscope: name a command");
  }

  /// `inscope --version`
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.tool()};
    }
  }
}
