package io.inscope.app.canary;

import io.inscope.app.cli.Cli;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.store.ObjectRow;
import io.inscope.snapshot.store.Project;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The program, run on one folder of exports. A process of its own, so that it has a folder of its
/// own for temporary files.
///
/// All commands but `import` read nothing but the project, which is searched cell by cell; so they
/// are run on those exports that differ in what the project holds.
final class Commands {
  static final Set<String> ALL =
      Set.of("kubectl-yaml", "git-tree", "broken-yaml", "broken-json", "damaged", "file-names");

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

  private final Path out;
  private final Path project;
  private int runs;

  private Commands(Path out, Path project) {
    this.out = out;
    this.project = project;
  }

  /// @param args the folder of exports, one for projects, one for everything else that comes of
  ///   them
  public static void main(String[] args) throws IOException {
    try (Stream<Path> exports = Files.list(Path.of(args[0]))) {
      for (Path export : exports.sorted().toList()) {
        String name = export.getFileName().toString();
        Path out = Files.createDirectories(Path.of(args[2]).resolve(name));
        Commands commands = new Commands(out, Path.of(args[1]).resolve(name + ".inscope"));
        commands.run("import", export, "--project", commands.project, "-v");
        if (ALL.contains(name)) {
          commands.all(export);
        }
      }
    }
  }

  private void all(Path export) throws IOException {
    // A second time: rows are compared and replaced, not only added.
    run("import", export, "--project", project, "--name", "again");
    run("problems", project, "--format", "csv");
    run("problems", project, "-v");
    run("coverage", project, "--format", "json");
    run("resources", project, "--format", "json");
    run("resources", project, "--search", "AKIA");
    run("verify", project);
    run("scope", project);
    run("check", project, "--format", "json");
    run("requirements", project, "--format", "json");
    run("connections", project, "--all", "--format", "csv");
    String web = "payments/Pod/web";
    run("explain", project, "--from", web, "--to", web, "--port", "TCP/80", "-v");
    run("diagram", project, "--out", out.resolve("diagram"));
    run("report", project, "--out", out.resolve("report.xlsx"), "-v");
    show();
  }

  private void show() throws IOException {
    List<ResourceRef> refs;
    try (Project opened = Project.openReadOnly(project)) {
      refs = opened.newest().objects().stream().map(ObjectRow::ref).toList();
    }
    for (int i = 0; i < refs.size(); i++) {
      String[] yaml = i % 2 == 0 ? new String[] {"--yaml"} : new String[0];
      run("show", Stream.concat(Stream.of(project, refs.get(i)), Stream.of(yaml)).toArray());
    }
  }

  private void run(String command, Object... arguments) throws IOException {
    String name = "%03d-%s".formatted(runs++, command);
    try (PrintWriter data = writer(name + ".out");
        PrintWriter words = writer(name + ".err")) {
      String[] args =
          Stream.concat(Stream.of(command), Stream.of(arguments))
              .map(Object::toString)
              .toArray(String[]::new);
      Cli.run(CLOCK, data, words, args);
    }
  }

  private PrintWriter writer(String name) throws IOException {
    return new PrintWriter(Files.newBufferedWriter(out.resolve(name), StandardCharsets.UTF_8));
  }
}
