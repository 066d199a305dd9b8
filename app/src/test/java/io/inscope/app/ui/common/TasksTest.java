package io.inscope.app.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.app.ui.SmallWorkspace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class TasksTest {
  private final Queue<Runnable> work = new ArrayDeque<>();
  private final Queue<Runnable> window = new ArrayDeque<>();
  private final List<Trouble> troubles = new ArrayList<>();
  private final List<String> results = new ArrayList<>();
  private final Tasks tasks = new Tasks(work::add, window::add, troubles::add);

  @Test
  void work_runs_elsewhere_and_its_result_comes_back_to_the_window() {
    tasks.start("Counting", _ -> "three", results::add);

    assertThat(tasks.runningProperty().get()).isTrue();
    assertThat(tasks.titleProperty().get()).isEqualTo("Counting");
    work.remove().run();
    assertThat(results).isEmpty();
    drain();
    assertThat(results).containsExactly("three");
    assertThat(tasks.runningProperty().get()).isFalse();
    assertThat(tasks.titleProperty().get()).isEmpty();
  }

  @Test
  void only_the_latest_of_many_steps_reaches_the_window() {
    List<String> steps = new ArrayList<>();
    tasks.stepProperty().addListener((_, _, step) -> steps.add(step));
    tasks.start(
        "Counting",
        progress -> {
          for (int i = 1; i <= 12_400; i++) {
            progress.step("Reading pods.yaml", i);
          }
          return "done";
        },
        results::add);

    work.remove().run();
    assertThat(window).hasSize(2);
    drain();
    assertThat(steps).containsExactly("Reading pods.yaml · 12,400", "");
  }

  @Test
  void a_failure_that_explains_itself_is_shown_with_hint_and_code() {
    tasks.<String>start(
        "Opening",
        _ -> {
          throw new SmallWorkspace.Broken();
        },
        results::add);

    work.remove().run();
    drain();
    assertThat(troubles)
        .containsExactly(
            new Trouble(
                "\"broken.inscope\" is not an Inscope project",
                "Import the export again.",
                "STORE-NOT-A-PROJECT"));
    assertThat(results).isEmpty();
    assertThat(tasks.runningProperty().get()).isFalse();
  }

  @Test
  void cancelled_work_changes_nothing_even_when_it_comes_to_an_end() {
    tasks.start("Counting", _ -> "three", results::add);
    tasks.cancel();

    assertThat(tasks.stepProperty().get()).isEqualTo("Stopping…");
    work.remove().run();
    drain();
    assertThat(results).isEmpty();
    assertThat(troubles).isEmpty();
  }

  @Test
  void work_hears_that_it_is_cancelled() {
    List<Boolean> heard = new ArrayList<>();
    tasks.start(
        "Counting",
        progress -> {
          try {
            progress.step("One", 1);
          } catch (CancellationException e) {
            heard.add(true);
            throw e;
          }
          return "three";
        },
        results::add);
    tasks.cancel();

    work.remove().run();
    drain();
    assertThat(heard).containsExactly(true);
    assertThat(troubles).isEmpty();
  }

  @Test
  void a_second_piece_of_work_is_not_started_beside_the_first() {
    tasks.start("First", _ -> "first", results::add);
    tasks.start("Second", _ -> "second", results::add);

    assertThat(work).hasSize(1);
    assertThat(tasks.titleProperty().get()).isEqualTo("First");
  }

  private void drain() {
    while (!window.isEmpty()) {
      window.remove().run();
    }
  }
}
