package io.inscope.app.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.app.ui.Desk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartViewModelTest {
  @TempDir Path folder;

  @Test
  void a_project_that_was_opened_is_listed_with_cluster_snapshot_time_and_seal()
      throws IOException {
    Desk desk = new Desk(folder.resolve("config"));
    StartViewModel model = model(desk);
    Path project = Files.writeString(folder.resolve("q4.inscope"), "");

    desk.commands.open(project);

    StartViewModel.Entry entry = model.entries().getFirst();
    assertThat(entry.name()).isEqualTo("q4.inscope");
    assertThat(entry.folder()).isEqualTo(folder.toString());
    assertThat(entry.detail().replace('\u202f', ' '))
        .isEqualTo(
            "bank-prod  ·  March hand-over  ·  Mar 10, 2026, 9:40 AM UTC  ·  seal 3f2a9c1d77e0");
    assertThat(entry.missing()).isFalse();
  }

  @Test
  void a_file_that_is_gone_is_said_to_be_missing_and_can_be_taken_off_the_list() {
    Desk desk = new Desk(folder.resolve("config"));
    StartViewModel model = model(desk);
    desk.commands.open(folder.resolve("gone.inscope"));

    StartViewModel.Entry entry = model.entries().getFirst();
    assertThat(entry.missing()).isTrue();
    assertThat(entry.detail())
        .isEqualTo("The file is not there any more. Press Delete to take it off this list.");
    model.forget(entry);
    assertThat(model.entries()).isEmpty();
    assertThat(new Desk(folder.resolve("config")).settings.recents()).isEmpty();
  }

  private static StartViewModel model(Desk desk) {
    return new StartViewModel(
        desk.session, desk.commands, desk.tasks, desk.settings, ZoneId.of("UTC"));
  }
}
