package io.inscope.app.cli;

import io.inscope.app.Analysis;
import io.inscope.app.PasswordFile;
import io.inscope.app.RuleSet;
import io.inscope.app.Services;
import io.inscope.reports.workbook.Password;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.StoredSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "report", description = "Writes the workbook.")
final class ReportCommand implements Callable<Integer> {
  @Mixin ProjectOptions where = new ProjectOptions();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.xlsx",
      description = "The file to write.")
  Path out = Path.of("");

  @Option(
      names = "--framework",
      paramLabel = "ID",
      description = {
        "Only this framework in the requirements; may be given again.",
        "Without it: all, of a benchmark the newest version."
      })
  List<String> ids = new ArrayList<>();

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = {
        "Encrypts the workbook (AES-256) with the password",
        "in the first line of this file."
      })
  @Nullable Path passwordFile;

  private final Services services;

  ReportCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    Optional<Password> password = password();
    try {
      return write(password);
    } finally {
      password.ifPresent(Password::close);
    }
  }

  private int write(Optional<Password> password) {
    RuleSet all = RuleSet.of(where.project);
    RuleSet rules =
        ids.isEmpty()
            ? all
            : all.against(ids.stream().distinct().map(id -> FrameworkChoice.of(id, all)).toList());
    Terminal terminal = new Terminal(spec.commandLine().getErr());
    try (Project project = Project.openReadOnly(where.project)) {
      StoredSnapshot snapshot = project.snapshot(where.snapshot);
      Analysis analysis = services.analyse(project, snapshot, List.of(), rules, terminal);
      services
          .writeReport(analysis, snapshot, where.project, out, password, terminal)
          .ifPresent(spec.commandLine().getErr()::println);
      spec.commandLine().getOut().println(out);
      return Cli.DONE;
    }
  }

  /// Before the work, which may take minutes: a file that is not there should not cost them.
  private Optional<Password> password() {
    if (passwordFile == null) {
      return Optional.empty();
    }
    Password password = PasswordFile.read(passwordFile);
    PasswordFile.warning(passwordFile)
        .ifPresent(text -> spec.commandLine().getErr().println("warning: " + text));
    return Optional.of(password);
  }
}
