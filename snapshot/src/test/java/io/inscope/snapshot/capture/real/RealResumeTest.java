package io.inscope.snapshot.capture.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.capture.CaptureWatcher;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.CoverageRow;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.record.Continued;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.RequestRow;
import io.inscope.snapshot.store.ObjectRow;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.StoredSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that is killed in mid-capture and comes back: the part, and the snapshot that goes on
/// from it. And a capture that the user stops.
class RealResumeTest {
  private static final int BEFORE = 20;

  @TempDir static Path folder;

  private static KubeApiServer server;
  private static Capture part;
  private static Capture resumed;

  @BeforeAll
  static void capture() throws Exception {
    server = KubeApiServer.shared();
    Attempt attempt = Attempt.by("full-reader", server, folder.resolve("p.inscope"));
    try {
      part = attempt.during(Attempt.afterLists(BEFORE, server::kill)).run();
    } finally {
      server.start();
    }
    resumed = attempt.resuming().run();
  }

  @Test
  void a_server_that_dies_leaves_a_part_that_says_so_of_the_rest() throws Exception {
    String refused = server.url() + " cannot be reached: the connection was refused";
    String gone = "the server was gone: " + refused;
    assertThat(part.record().ending()).isEqualTo(new Ending(Ending.State.BROKEN_OFF, gone));
    try (Project project = part.open()) {
      StoredSnapshot snapshot = project.snapshot("1");
      List<CoverageRow> rows =
          snapshot.coverageRows().stream().filter(row -> row.namespace().isEmpty()).toList();
      assertThat(rows).hasSize(part.offer().resources().size() + part.offer().leftOut().size());
      assertThat(rows)
          .extracting(CoverageRow::coverage)
          .filteredOn(Coverage.Failed.class::isInstance)
          .hasSizeGreaterThan(25)
          .contains(new Coverage.Failed(gone));
      assertThat(snapshot.coverage(new GroupKind("", "Namespace"), ""))
          .isInstanceOf(Coverage.Read.class);
      assertThat(snapshot.capture()).hasValue(part.record());
    }
  }

  @Test
  void what_goes_on_from_it_is_what_a_whole_capture_finds() throws Exception {
    assertThat(resumed.record().ending()).isEqualTo(Ending.COMPLETE);
    Capture whole = Attempt.by("full-reader", server, folder.resolve("whole.inscope")).run();
    try (Project one = resumed.open();
        Project other = whole.open()) {
      assertThat(Bodies.of(one)).isEqualTo(Bodies.of(other));
      assertThat(quiet(one.newest().coverageRows()))
          .isEqualTo(quiet(other.newest().coverageRows()));
      assertThat(one.verify().isIntact()).isTrue();
      assertThat(one.newest().continued())
          .hasValue(new Continued(1, one.snapshot("1").info().sha256()));
    }
  }

  private static List<CoverageRow> quiet(List<CoverageRow> rows) {
    return rows.stream().filter(row -> !Bodies.RESTLESS.contains(row.kind().kind())).toList();
  }

  @Test
  void what_was_whole_is_not_asked_for_again() {
    List<String> whole =
        part.record().lists().stream()
            .filter(ListedKind::isWhole)
            .map(list -> list.resource().path(""))
            .toList();
    assertThat(whole).hasSizeGreaterThan(10);
    assertThat(
            resumed.requests().stream()
                .map(RequestRow::target)
                .filter(target -> target.contains("limit=500"))
                .map(target -> target.replaceAll("\\?.*", ""))
                .distinct())
        .doesNotContainAnyElementsOf(whole)
        .hasSize(resumed.offer().resources().size() - whole.size());
  }

  @Test
  void a_capture_that_the_user_stops_leaves_a_part_that_is_marked_and_sealed() {
    AtomicInteger lists = new AtomicInteger();
    CaptureWatcher impatient =
        new CaptureWatcher() {
          @Override
          public void listed(ListedKind row) {
            lists.incrementAndGet();
          }

          @Override
          public boolean isCancelled() {
            return lists.get() >= BEFORE;
          }
        };
    Capture stopped;
    try {
      stopped =
          Attempt.by("full-reader", server, folder.resolve("stopped.inscope"))
              .watched(impatient)
              .run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    assertThat(stopped.record().ending())
        .isEqualTo(new Ending(Ending.State.STOPPED, "stopped by the user"));
    assertThat(stopped.record().lists()).hasSizeBetween(BEFORE, BEFORE + 1);
    try (Project project = stopped.open()) {
      assertThat(project.verify().isIntact()).isTrue();
      assertThat(project.newest().capture()).hasValue(stopped.record());
      assertThat(
              project.newest().objects().stream()
                  .map(ObjectRow::ref)
                  .map(ref -> ref.groupKind())
                  .collect(Collectors.toSet()))
          .isSubsetOf(
              stopped.record().lists().stream()
                  .map(list -> list.resource().groupKind())
                  .collect(Collectors.toSet()));
      assertThat(
              project.newest().coverageRows().stream()
                  .filter(row -> row.namespace().isEmpty())
                  .map(CoverageRow::coverage))
          .contains(new Coverage.NotAsked("the capture was stopped before it was read"));
    }
  }
}
