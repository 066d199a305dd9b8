package io.inscope.app.ui.common;

import static io.inscope.app.ui.common.Texts.text;

import io.inscope.app.Analysis;
import io.inscope.app.Workspace;
import io.inscope.reports.diagram.layout.Layout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What the user can do to projects, from wherever in the window. Each command asks what it has to
/// know, works in the background, and shows what came out of it.
public final class Commands {
  private static final String PROJECT = ".inscope";

  private final Workspace workspace;
  private final Layout layout;
  private final Tasks tasks;
  private final Dialogs dialogs;
  private final Session session;
  private final Navigator navigator;
  private final Settings settings;
  private final Consumer<String> notice;

  /// @param notice takes one sentence on what was done
  public Commands(
      Workspace workspace,
      Layout layout,
      Tasks tasks,
      Dialogs dialogs,
      Session session,
      Navigator navigator,
      Settings settings,
      Consumer<String> notice) {
    this.workspace = workspace;
    this.layout = layout;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.session = session;
    this.navigator = navigator;
    this.settings = settings;
    this.notice = notice;
  }

  public void openProject() {
    dialogs.projectToOpen().ifPresent(this::open);
  }

  public void open(Path project) {
    analyse(
        project,
        text("task.opening", nameOf(project)),
        progress -> workspace.open(project, progress));
  }

  public void importFiles() {
    importFrom(dialogs.filesToImport());
  }

  public void importFolder() {
    dialogs.folderToImport().ifPresent(folder -> importFrom(List.of(folder)));
  }

  /// What was dropped: one project is opened, anything else is imported.
  public void receive(List<Path> dropped) {
    if (dropped.size() == 1 && nameOf(dropped.getFirst()).endsWith(PROJECT)) {
      open(dropped.getFirst());
    } else {
      importFrom(dropped);
    }
  }

  private void importFrom(List<Path> sources) {
    if (sources.isEmpty() || tasks.runningProperty().get()) {
      return;
    }
    Path first = sources.getFirst();
    dialogs
        .projectToSave(first.resolveSibling(withoutEnding(nameOf(first)) + PROJECT))
        .ifPresent(
            project ->
                analyse(
                    project,
                    text("task.importing", sources.size(), nameOf(first)),
                    progress -> workspace.importInto(project, sources, progress)));
  }

  /// Imports the sample bank the first time, opens it from then on.
  public void sampleBank() {
    Path project = settings.sampleProject();
    analyse(
        project,
        text("task.sample"),
        progress ->
            Files.exists(project)
                ? workspace.open(project, progress)
                : workspace.sampleBank(project, progress));
  }

  public void applyScope() {
    session
        .project()
        .ifPresent(
            open ->
                dialogs
                    .decisionsToApply()
                    .ifPresent(
                        decisions ->
                            analyse(
                                open.file(),
                                text("task.scope", nameOf(decisions)),
                                progress ->
                                    workspace.applyScope(open.file(), decisions, progress))));
  }

  public void writeWorkbook() {
    session
        .project()
        .ifPresent(
            open ->
                dialogs
                    .workbookToSave(open.file().resolveSibling(open.name() + ".xlsx"))
                    .ifPresent(xlsx -> writeWorkbook(open, xlsx)));
  }

  private void writeWorkbook(OpenProject open, Path xlsx) {
    tasks.start(
        text("task.workbook", nameOf(xlsx)),
        progress -> {
          workspace.writeReport(open.analysis(), open.file(), xlsx, progress);
          return xlsx;
        },
        written -> notice.accept(text("notice.workbook", written)));
  }

  public void writeDiagram() {
    session
        .project()
        .ifPresent(
            open -> dialogs.folderForDiagram().ifPresent(folder -> writeDiagram(open, folder)));
  }

  private void writeDiagram(OpenProject open, Path folder) {
    tasks.start(
        text("task.diagram"),
        progress -> workspace.writeDiagram(open.analysis(), folder, progress),
        files -> notice.accept(text("notice.diagram", files.size(), folder)));
  }

  private void analyse(Path project, String what, Tasks.Work<Analysis> work) {
    tasks.start(
        what,
        progress -> {
          Analysis analysis = work.run(progress);
          return new OpenProject(project, analysis, layout.place(analysis.diagram()));
        },
        opened -> {
          settings.remember(Recent.of(opened));
          session.show(opened);
          if (Navigator.needsNoProject(navigator.screenProperty().get())) {
            navigator.go(Screen.DIAGRAM);
          }
        });
  }

  private static String nameOf(Path path) {
    return Optional.ofNullable(path.getFileName()).map(Path::toString).orElse(path.toString());
  }

  private static String withoutEnding(String name) {
    int dot = name.indexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
