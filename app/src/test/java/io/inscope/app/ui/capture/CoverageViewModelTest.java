package io.inscope.app.ui.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.app.Capturing.Captured;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Connection;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.record.Identity;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.Relisted;
import io.inscope.snapshot.store.Summary;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CoverageViewModelTest {
  private static final ApiResource PODS = new ApiResource("", "v1", "pods", "Pod", true, false);
  private static final ApiResource NODES = new ApiResource("", "v1", "nodes", "Node", false, false);
  private static final Instant START = Instant.parse("2026-03-11T08:00:00Z");

  private final CoverageViewModel model = new CoverageViewModel();

  @Test
  void everything_that_was_read_is_said_to_be_so() {
    model.show(
        captured(Ending.COMPLETE, List.of(list(PODS, new Coverage.Read(3), true)), List.of()));

    assertThat(model.titleProperty().get()).isEqualTo("Everything that was asked for was read");
    assertThat(model.markProperty().get()).isEqualTo(Mark.GOOD);
    assertThat(model.gaps()).isEmpty();
    assertThat(model.whyProperty().get()).isEmpty();
    assertThat(model.factsProperty().get())
        .isEqualTo("Snapshot “q4”: 1 kind read, 0 refused, 0 failed; 12 requests in 1:05.");
    assertThat(model.sealProperty().get()).isEqualTo("3f2a9c1d77e0");
  }

  @Test
  void each_list_that_did_not_come_as_a_whole_is_a_gap_with_its_reason() {
    model.show(
        captured(
            Ending.COMPLETE,
            List.of(
                list(PODS, new Coverage.Read(3), false),
                list(NODES, new Coverage.Failed("the connection broke off"), false)),
            List.of()));

    assertThat(model.gaps())
        .containsExactly(
            new CoverageViewModel.Gap(
                "Node", "the whole cluster", Mark.BAD, "failed", "the connection broke off"),
            new CoverageViewModel.Gap(
                "Pod",
                "the whole cluster",
                Mark.DOUBTFUL,
                "not of one moment",
                "it changed while it was read, so its pages do not show one moment"));
    assertThat(model.titleProperty().get()).isEqualTo("Read, with gaps");
  }

  @Test
  void what_changed_meanwhile_is_named_with_its_versions() {
    model.show(
        captured(
            Ending.COMPLETE,
            List.of(),
            List.of(
                relisted(
                    PODS,
                    new Coverage.Read(2),
                    Relisted.Change.added(pod("a"), "8"),
                    Relisted.Change.removed(pod("b"), "7"),
                    new Relisted.Change(pod("c"), "7", "9", Relisted.What.SPEC)),
                relisted(NODES, new Coverage.Refused("no")))));

    assertThat(model.changes())
        .containsExactly(
            new CoverageViewModel.Meanwhile("added", "Pod", "shop/a", "none → 8"),
            new CoverageViewModel.Meanwhile("removed", "Pod", "shop/b", "7 → none"),
            new CoverageViewModel.Meanwhile("spec changed", "Pod", "shop/c", "7 → 9"),
            new CoverageViewModel.Meanwhile(
                "not compared", "Node", "", "the server refused to list it: no"));
  }

  @Test
  void a_capture_whose_server_was_gone_is_a_part_that_can_be_gone_on_with() {
    model.show(
        captured(new Ending(Ending.State.BROKEN_OFF, "the server was gone"), List.of(), List.of()));

    assertThat(model.partialProperty().get()).isTrue();
    assertThat(model.markProperty().get()).isEqualTo(Mark.BAD);
    assertThat(model.titleProperty().get()).isEqualTo("Broken off: this snapshot is a part");
    assertThat(model.whyProperty().get())
        .isEqualTo(
            "It is sealed and marked as partial: the server was gone. “Read the rest” connects"
                + " again and goes on from here.");
  }

  private static ResourceRef pod(String name) {
    return new ResourceRef("", "Pod", "shop", name);
  }

  private static Relisted relisted(
      ApiResource resource, Coverage coverage, Relisted.Change... changes) {
    return new Relisted(resource, START, "9", coverage, List.of(changes));
  }

  private static ListedKind list(ApiResource resource, Coverage coverage, boolean consistent) {
    return new ListedKind(resource, "", coverage, 3, "9", START, START, consistent);
  }

  private static Captured captured(Ending ending, List<ListedKind> lists, List<Relisted> relisted) {
    return new Captured(
        new Summary(
            new SnapshotInfo(1, "q4", START, "bank", "u", "v1.33.6", "3f2a9c1d77e0b5"),
            3,
            3,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            new TreeMap<>(),
            3,
            new TreeMap<>()),
        new CaptureRecord(
            new Connection(
                "bank",
                "https://bank",
                "auditor",
                "a token",
                "",
                "checked",
                true,
                "",
                "v1.33.6",
                "u",
                "inscope",
                5),
            Identity.unknown("not asked"),
            START,
            START.plusSeconds(65),
            List.of(),
            lists,
            relisted,
            ending),
        12,
        3_000);
  }
}
