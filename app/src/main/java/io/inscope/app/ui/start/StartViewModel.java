package io.inscope.app.ui.start;

import static io.inscope.app.ui.common.Texts.text;

import io.inscope.app.ui.common.Commands;
import io.inscope.app.ui.common.Recent;
import io.inscope.app.ui.common.Session;
import io.inscope.app.ui.common.Settings;
import io.inscope.app.ui.common.Tasks;
import io.inscope.app.ui.common.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The projects that were open before, and the three ways to begin.
public final class StartViewModel {
  /// A recent project as it is listed.
  ///
  /// @param detail cluster, snapshot, time and seal, as far as they are known
  /// @param missing whether the file is gone
  public record Entry(Recent recent, String name, String folder, String detail, boolean missing) {}

  private final Commands commands;
  private final Tasks tasks;
  private final Settings settings;
  private final ZoneId zone;
  private final ObservableList<Entry> entries = FXCollections.observableArrayList();

  public StartViewModel(
      Session session, Commands commands, Tasks tasks, Settings settings, ZoneId zone) {
    this.commands = commands;
    this.tasks = tasks;
    this.settings = settings;
    this.zone = zone;
    refresh();
    session.whenOpened(_ -> refresh());
  }

  public Commands commands() {
    return commands;
  }

  public Tasks tasks() {
    return tasks;
  }

  /// Newest first.
  public ObservableList<Entry> entries() {
    return FXCollections.unmodifiableObservableList(entries);
  }

  public void open(Entry entry) {
    commands.open(entry.recent().file());
  }

  /// Takes a project off the list; the file stays.
  public void forget(Entry entry) {
    settings.forget(entry.recent());
    refresh();
  }

  private void refresh() {
    entries.setAll(settings.recents().stream().map(this::entry).toList());
  }

  private Entry entry(Recent recent) {
    Path file = recent.file();
    boolean missing = !Files.exists(file);
    String detail =
        missing
            ? text("start.recent.missing")
            : text(
                "start.recent.detail",
                recent.cluster().isEmpty() ? text("start.recent.noCluster") : recent.cluster(),
                recent.snapshot(),
                Texts.of(recent.takenAt(), zone),
                Texts.shortHash(recent.sha256()));
    return new Entry(
        recent,
        String.valueOf(file.getFileName()),
        String.valueOf(file.getParent()),
        detail,
        missing);
  }
}
