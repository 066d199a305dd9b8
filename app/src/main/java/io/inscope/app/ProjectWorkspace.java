package io.inscope.app;

import io.inscope.reports.file.WholeFile;
import io.inscope.snapshot.importing.Source;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.store.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// The workspace of the window on real project files, through the same services as the command
/// line.
public final class ProjectWorkspace implements Workspace {
  private final Services services;

  public ProjectWorkspace(Services services) {
    this.services = services;
  }

  @Override
  public Capturing capturing() {
    return services.capturing();
  }

  @Override
  public Clock clock() {
    return services.clock();
  }

  @Override
  public Analysis open(Path project, Progress progress) {
    progress.step("Opening " + project.getFileName(), 0);
    try (Project file = Project.openReadOnly(project)) {
      return services.analyse(file, file.newest(), List.of(), progress);
    }
  }

  @Override
  public Analysis importInto(Path project, List<Path> sources, Progress progress) {
    String name = sources.getFirst().toAbsolutePath().normalize().getFileName().toString();
    return read(project, sources.stream().map(Source::of).toList(), name, progress);
  }

  @Override
  public Analysis sampleBank(Path project, Progress progress) {
    boolean fresh = !Files.exists(project);
    Path folder = project.toAbsolutePath().getParent();
    if (folder != null) {
      // It goes among the user's own files, and on the first day there are none yet.
      WholeFile.folder(folder);
    }
    Analysis analysis = read(project, List.of(SampleBank.source()), SampleBank.NAME, progress);
    if (!fresh) {
      return analysis;
    }
    services.applyScope(project, "scope.yaml", SampleBank.scope());
    return open(project, progress);
  }

  private Analysis read(Path project, List<Source> sources, String name, Progress progress) {
    services.importInto(project, sources, name, Optional.empty(), progress);
    return open(project, progress);
  }

  @Override
  public Analysis applyScope(Path project, Path decisions, Progress progress) {
    services.applyScope(project, decisions);
    return open(project, progress);
  }

  @Override
  public void writeReport(Analysis analysis, Path project, Path xlsx, Progress progress) {
    progress.step("Writing " + xlsx.getFileName(), 0);
    try (Project file = Project.openReadOnly(project)) {
      services
          .reports()
          .workbook(
              analysis,
              file.snapshot(Integer.toString(analysis.snapshot().id())),
              project,
              xlsx,
              progress);
    }
  }

  @Override
  public List<Path> writeDiagram(Analysis analysis, Path folder, Progress progress) {
    progress.step("Drawing into " + folder.getFileName(), 0);
    return services.diagrams().write(analysis.pages(), folder, List.of("svg", "png", "pdf"));
  }
}
