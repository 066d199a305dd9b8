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
import java.util.stream.Stream;

/// The program, run on one folder of exports. A process of its own, so that it has a folder of its
/// own for temporary files.
///
/// Each export is imported into a project of its own. All commands but `import` read nothing but
/// the project, so they are run once, on one that holds all exports.
final class Commands {
  /// The name of the project that holds all exports.
  static final String ALL = "all-exports";

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
    List<Path> exports;
    try (Stream<Path> folders = Files.list(Path.of(args[0]))) {
      exports = folders.sorted().toList();
    }
    for (Path export : exports) {
      of(export.getFileName().toString(), args).importing(List.of(export), "-v");
    }
    of(ALL, args).all(exports);
  }

  private static Commands of(String name, String[] args) throws IOException {
    Path out = Files.createDirectories(Path.of(args[2]).resolve(name));
    return new Commands(out, Path.of(args[1]).resolve(name + ".inscope"));
  }

  private void importing(List<Path> sources, Object... more) throws IOException {
    run(
        "import",
        Stream.of(sources.stream(), Stream.of("--project", project), Stream.of(more))
            .flatMap(arguments -> arguments)
            .toArray());
  }

  private void all(List<Path> exports) throws IOException {
    importing(exports, "-v");
    // A second time: rows are compared and replaced, not only added.
    importing(exports, "--name", "again");
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
