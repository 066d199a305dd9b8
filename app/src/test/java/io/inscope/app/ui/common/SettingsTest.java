package io.inscope.app.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path folder;

  @Test
  void what_is_remembered_is_there_at_the_next_start() {
    Settings settings = new Settings(folder);
    settings.remember(recent("q3"));
    settings.remember(recent("q4 Zürich"));
    settings.choose(Theme.DARK);

    Settings again = new Settings(folder);
    assertThat(again.recents()).containsExactly(recent("q4 Zürich"), recent("q3"));
    assertThat(again.theme()).isEqualTo(Theme.DARK);
  }

  @Test
  void a_project_opened_again_moves_to_the_top_and_is_listed_once() {
    Settings settings = new Settings(folder);
    settings.remember(recent("q3"));
    settings.remember(recent("q4"));
    settings.remember(recent("q3"));

    assertThat(settings.recents()).containsExactly(recent("q3"), recent("q4"));
  }

  @Test
  void only_the_last_twelve_are_kept() {
    Settings settings = new Settings(folder);
    IntStream.rangeClosed(1, 15).forEach(i -> settings.remember(recent("p" + i)));

    assertThat(new Settings(folder).recents()).hasSize(12).startsWith(recent("p15"));
  }

  @Test
  void a_file_that_makes_no_sense_counts_as_empty() throws IOException {
    Files.writeString(
        folder.resolve("settings.properties"), "theme=light\nrecent.0.file=x\nrecent.0.taken-at=?");

    Settings settings = new Settings(folder);
    assertThat(settings.recents()).isEmpty();
    settings.remember(recent("q4"));
    assertThat(new Settings(folder).recents()).containsExactly(recent("q4"));
  }

  @Test
  void a_folder_that_cannot_be_made_costs_nothing_but_the_memory() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Settings settings = new Settings(file.resolve("below"));

    settings.remember(recent("q4"));
    assertThat(settings.recents()).containsExactly(recent("q4"));
  }

  private Recent recent(String name) {
    return new Recent(
        folder.resolve(name + ".inscope"),
        "bank-prod",
        "March hand-over",
        Instant.parse("2026-03-10T09:40:00Z"),
        "3f2a");
  }
}
