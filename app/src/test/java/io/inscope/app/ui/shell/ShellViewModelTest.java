package io.inscope.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.app.ui.Desk;
import io.inscope.app.ui.SmallBank;
import io.inscope.app.ui.common.Settings;
import io.inscope.app.ui.common.Theme;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellViewModelTest {
  @TempDir Path config;

  @Test
  void the_frame_names_project_snapshot_time_and_seal() {
    Desk desk = new Desk(config);
    ShellViewModel model = model(desk);
    assertThat(model.windowTitleProperty().get()).isEqualTo("Inscope");
    assertThat(model.projectOpenBinding().get()).isFalse();

    desk.commands.open(config.resolve("q4.inscope"));

    assertThat(model.windowTitleProperty().get()).isEqualTo("q4 – March hand-over – Inscope");
    assertThat(model.projectProperty().get()).isEqualTo("q4");
    assertThat(model.snapshotProperty().get()).isEqualTo("March hand-over, cluster bank-prod");
    assertThat(model.sealProperty().get()).isEqualTo("3f2a9c1d77e0");
    assertThat(model.wholeSealProperty().get()).isEqualTo(SmallBank.INFO.sha256());
    assertThat(model.takenAtProperty().get().replace('\u202f', ' '))
        .isEqualTo("Mar 10, 2026, 9:40 AM UTC");
    assertThat(model.projectOpenBinding().get()).isTrue();
  }

  @Test
  void the_status_tells_of_the_running_task_and_then_of_what_was_done() {
    Desk desk = new Desk(config);
    ShellViewModel model = model(desk);
    desk.tasks.start(
        "Counting",
        progress -> {
          progress.step("Sheep", 3);
          return model.statusBinding().get();
        },
        seen -> desk.notice.set("Counted while it said: " + seen));

    assertThat(model.statusBinding().get())
        .isEqualTo("Counted while it said: Counting · Sheep · 3");
  }

  @Test
  void the_chosen_theme_is_remembered() {
    model(new Desk(config)).themeProperty().set(Theme.DARK);

    assertThat(new Settings(config).theme()).isEqualTo(Theme.DARK);
  }

  private static ShellViewModel model(Desk desk) {
    return new ShellViewModel(
        desk.session,
        desk.navigator,
        desk.commands,
        desk.tasks,
        desk.settings,
        desk.notice.getReadOnlyProperty(),
        ZoneId.of("UTC"));
  }
}
