package io.inscope.app.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.app.ui.Desk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void setUp() {
    desk = new Desk(folder.resolve("config"));
  }

  @Test
  void a_project_that_is_dropped_is_opened_and_its_diagram_shown() {
    desk.commands.receive(List.of(folder.resolve("q4.inscope")));

    assertThat(desk.session.project().map(OpenProject::name)).contains("q4");
    assertThat(desk.navigator.screenProperty().get()).isEqualTo(Screen.DIAGRAM);
    assertThat(desk.settings.recents()).hasSize(1);
  }

  @Test
  void other_files_are_imported_into_a_project_beside_them() {
    Path project = folder.resolve("handover.inscope");
    desk.answers.projectToSave = Optional.of(project);

    desk.commands.receive(List.of(folder.resolve("handover.tar.gz"), folder.resolve("rbac.yaml")));

    assertThat(desk.answers.suggested).containsExactly(project);
    assertThat(desk.session.project().map(OpenProject::file)).contains(project);
  }

  @Test
  void nothing_happens_when_the_user_thinks_better_of_it() {
    desk.commands.receive(List.of(folder.resolve("rbac.yaml")));
    desk.commands.openProject();
    desk.commands.importFiles();
    desk.commands.importFolder();

    assertThat(desk.session.project()).isEmpty();
    assertThat(desk.navigator.screenProperty().get()).isEqualTo(Screen.START);
    assertThat(desk.answers.troubles).isEmpty();
  }

  @Test
  void the_sample_bank_is_imported_once_and_opened_from_then_on() {
    desk.commands.sampleBank();
    assertThat(desk.settings.sampleProject()).exists();
    Path unchanged = desk.session.project().orElseThrow().file();

    desk.commands.sampleBank();
    assertThat(desk.session.project().orElseThrow().file()).isEqualTo(unchanged);
    assertThat(desk.settings.recents()).hasSize(1);
  }

  @Test
  void a_project_that_cannot_be_opened_leaves_the_open_one_in_place() {
    desk.commands.open(folder.resolve("q4.inscope"));
    desk.commands.open(folder.resolve("broken.inscope"));

    assertThat(desk.session.project().map(OpenProject::name)).contains("q4");
    assertThat(desk.answers.troubles).hasSize(1);
    assertThat(desk.settings.recents()).hasSize(1);
  }

  @Test
  void applying_scope_keeps_the_user_on_the_screen_he_is_on() {
    desk.commands.open(folder.resolve("q4.inscope"));
    desk.navigator.go(Screen.FINDINGS);
    desk.answers.decisionsToApply = Optional.of(folder.resolve("scope.yaml"));
    OpenProject before = desk.session.project().orElseThrow();

    desk.commands.applyScope();

    assertThat(desk.session.project().orElseThrow()).isNotSameAs(before);
    assertThat(desk.navigator.screenProperty().get()).isEqualTo(Screen.FINDINGS);
  }

  @Test
  void what_was_written_is_said() {
    desk.commands.open(folder.resolve("q4.inscope"));
    desk.answers.workbookToSave = Optional.of(folder.resolve("q4.xlsx"));
    desk.commands.writeWorkbook();

    assertThat(desk.answers.suggested).containsExactly(folder.resolve("q4.xlsx"));
    assertThat(desk.notice.get()).isEqualTo("Wrote " + folder.resolve("q4.xlsx"));

    desk.answers.folderForDiagram = Optional.of(folder);
    desk.commands.writeDiagram();
    assertThat(desk.notice.get()).isEqualTo("Wrote 2 files to " + folder);
  }

  @Test
  void without_a_project_there_is_only_the_start() {
    desk.navigator.go(Screen.FINDINGS);
    desk.commands.writeWorkbook();
    desk.commands.applyScope();

    assertThat(desk.navigator.screenProperty().get()).isEqualTo(Screen.START);
    assertThat(desk.answers.suggested).isEmpty();
  }
}
