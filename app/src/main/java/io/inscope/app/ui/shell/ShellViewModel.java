package io.inscope.app.ui.shell;

import static io.inscope.app.ui.common.Texts.text;

import io.inscope.app.ui.common.Commands;
import io.inscope.app.ui.common.Navigator;
import io.inscope.app.ui.common.OpenProject;
import io.inscope.app.ui.common.Screen;
import io.inscope.app.ui.common.Session;
import io.inscope.app.ui.common.Settings;
import io.inscope.app.ui.common.Tasks;
import io.inscope.app.ui.common.Texts;
import io.inscope.app.ui.common.Theme;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.record.CaptureEvidence;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Ending;
import java.time.ZoneId;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What the frame of the window says, and the commands it offers.
public final class ShellViewModel {
  private final Commands commands;
  private final Navigator navigator;
  private final Tasks tasks;
  private final ReadOnlyStringProperty notice;
  private final BooleanBinding projectOpen;
  private final BooleanBinding idleWithProject;
  private final ReadOnlyStringWrapper windowTitle = new ReadOnlyStringWrapper(text("window.title"));
  private final ReadOnlyStringWrapper project = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper snapshot = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper seal = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper wholeSeal = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper takenAt = new ReadOnlyStringWrapper("");
  private final ObjectProperty<Theme> theme;
  private final ZoneId zone;

  /// @param notice what was done last, for the status bar
  /// @param zone in which times are shown
  public ShellViewModel(
      Session session,
      Navigator navigator,
      Commands commands,
      Tasks tasks,
      Settings settings,
      ReadOnlyStringProperty notice,
      ZoneId zone) {
    this.commands = commands;
    this.navigator = navigator;
    this.tasks = tasks;
    this.notice = notice;
    this.zone = zone;
    this.projectOpen = session.openProperty().isNotNull();
    this.idleWithProject = projectOpen.and(tasks.runningProperty().not());
    this.theme = new SimpleObjectProperty<>(settings.theme());
    theme.addListener((_, _, chosen) -> settings.choose(chosen));
    session.whenOpened(this::show);
  }

  private void show(OpenProject open) {
    SnapshotInfo info = open.analysis().snapshot();
    String name =
        CaptureEvidence.of(open.analysis().facts().snapshot())
            .capture()
            .map(CaptureRecord::ending)
            .filter(Ending::isPartial)
            .map(ending -> text("shell.snapshot.partial", info.name(), ending.why()))
            .orElse(info.name());
    windowTitle.set(text("window.title.open", open.name(), name));
    project.set(open.name());
    snapshot.set(info.cluster().isEmpty() ? name : text("shell.snapshot.of", name, info.cluster()));
    wholeSeal.set(info.sha256());
    seal.set(Texts.shortHash(info.sha256()));
    takenAt.set(Texts.of(info.takenAt(), zone));
  }

  public Commands commands() {
    return commands;
  }

  public void go(Screen screen) {
    navigator.go(screen);
  }

  public ReadOnlyObjectProperty<Screen> screenProperty() {
    return navigator.screenProperty();
  }

  public ReadOnlyStringProperty windowTitleProperty() {
    return windowTitle.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty projectProperty() {
    return project.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty snapshotProperty() {
    return snapshot.getReadOnlyProperty();
  }

  /// The start of the snapshot's seal.
  public ReadOnlyStringProperty sealProperty() {
    return seal.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty wholeSealProperty() {
    return wholeSeal.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty takenAtProperty() {
    return takenAt.getReadOnlyProperty();
  }

  public BooleanBinding projectOpenBinding() {
    return projectOpen;
  }

  /// Whether commands on the open project can start.
  public BooleanBinding idleWithProjectBinding() {
    return idleWithProject;
  }

  /// The running task with its step; when none runs, what was done last.
  public javafx.beans.binding.StringBinding statusBinding() {
    return Bindings.createStringBinding(
        () -> {
          if (!tasks.runningProperty().get()) {
            return notice.get();
          }
          String step = tasks.stepProperty().get();
          String title = tasks.titleProperty().get();
          return step.isEmpty() ? title : text("shell.task", title, step);
        },
        tasks.runningProperty(),
        tasks.stepProperty(),
        tasks.titleProperty(),
        notice);
  }

  public Tasks tasks() {
    return tasks;
  }

  public ObjectProperty<Theme> themeProperty() {
    return theme;
  }
}
