package io.inscope.app.cli;

import io.inscope.app.Facts;
import io.inscope.app.Services;
import io.inscope.reports.table.ScopeTable;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeClass;
import io.inscope.snapshot.scope.ScopeEntry;
import io.inscope.snapshot.store.Project;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "scope", description = "Shows what is in scope and why; sets it from a file.")
final class ScopeCommand implements Callable<Integer> {
  @Mixin ProjectOptions where = new ProjectOptions();
  @Mixin FormatOption form = new FormatOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--apply",
      paramLabel = "FILE.yaml",
      description =
          "Takes the decisions in this file; they replace those applied before, which stay on"
              + " record.")
  @Nullable Path file;

  @Option(
      names = "--suggest",
      description =
          "Lists workloads that look as if they handled card data, with the reason. Nothing is"
              + " applied.")
  boolean suggest;

  private final Services services;

  ScopeCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Terminal terminal = new Terminal(err);
    Path decisions = file;
    if (decisions != null) {
      services
          .applyScope(where.project, decisions)
          .forEach(warning -> err.println("Note: " + warning));
    }
    try (Project project = Project.openReadOnly(where.project)) {
      Facts facts = services.facts(project, project.snapshot(where.snapshot), List.of(), terminal);
      if (suggest) {
        services
            .suggestions(facts.snapshot())
            .forEach(line -> spec.commandLine().getOut().println(line));
        return Cli.DONE;
      }
      Rows.print(
          ScopeTable.of(facts.scope()),
          form.format,
          where.project,
          facts.snapshot().info(),
          spec.commandLine().getOut());
      facts.scope().problems().forEach(problem -> err.println("Note: " + problem));
      err.println(summary(facts.scope()));
      long contradicted =
          facts.scope().entries().stream().filter(ScopeEntry::isContradicted).count();
      if (contradicted > 0) {
        err.printf(
            "%d %s declared out of scope, but the facts show otherwise: see the column"
                + " 'because'.%n",
            contradicted, contradicted == 1 ? "is" : "are");
      }
      return contradicted > 0 ? Cli.LOOK : Cli.DONE;
    }
  }

  /// `12 workloads and nodes: 3 cde, 2 connected-to, 7 undecided. The undecided ones count as in
  /// scope until somebody decides.`
  private static String summary(Scope scope) {
    Map<ScopeClass, Long> counts =
        scope.entries().stream()
            .collect(
                Collectors.groupingBy(
                    ScopeEntry::effective,
                    () -> new EnumMap<>(ScopeClass.class),
                    Collectors.counting()));
    String words =
        counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey().word())
            .collect(Collectors.joining(", "));
    return "%d workloads and nodes: %s.%s"
        .formatted(
            scope.entries().size(),
            words.isEmpty() ? "none" : words,
            scope.undecided() == 0
                ? ""
                : " The undecided ones count as in scope until somebody decides.");
  }
}
