package io.inscope.app.ui.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.app.ui.capture.KindRow.State;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.RequestRow;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final ApiResource PODS = new ApiResource("", "v1", "pods", "Pod", true, false);
  private static final ApiResource SECRETS =
      new ApiResource("", "v1", "secrets", "Secret", true, false);
  private static final Instant START = Instant.parse("2026-03-11T08:00:00Z");

  private final AtomicLong nanos = new AtomicLong();
  private final Tally tally = new Tally(nanos::get);

  @Test
  void a_kind_waits_is_read_page_by_page_and_is_done() {
    tally.begins(List.of(PODS, SECRETS));
    assertThat(states()).containsExactly(State.WAITING, State.WAITING);

    tally.page(PODS, "", 500, 1_500);
    nanos.set(TimeUnit.SECONDS.toNanos(2));
    tally.page(PODS, "", 1_500, 500);
    assertThat(tally.now().kinds().getFirst())
        .isEqualTo(new KindRow(PODS, State.READING, 1_500, 500, 500, 0, 0, 0, ""));
    assertThat(tally.now().objects()).isEqualTo(1_500);
    assertThat(tally.now().done()).isZero();

    tally.listed(list(PODS, "", new Coverage.Read(2_000), 2_000));
    assertThat(tally.now().kinds().getFirst())
        .isEqualTo(new KindRow(PODS, State.READ, 2_000, -1, 500, 1, 0, 0, ""));
    assertThat(tally.now().done()).isEqualTo(1);
  }

  @Test
  void a_kind_that_is_refused_as_a_whole_adds_up_what_its_namespaces_gave() {
    tally.begins(List.of(PODS));
    tally.listed(list(PODS, "", new Coverage.Refused("no"), 0));
    assertThat(states()).containsExactly(State.REFUSED);
    tally.listed(list(PODS, "shop", new Coverage.Read(3), 3));
    tally.listed(list(PODS, "cards", new Coverage.Refused("no, again"), 0));

    assertThat(tally.now().kinds().getFirst())
        .isEqualTo(new KindRow(PODS, State.PARTLY, 3, -1, 0, 1, 2, 0, "no"));
  }

  @Test
  void secrets_without_values_are_no_gap_and_secrets_that_were_not_asked_for_are() {
    tally.listed(list(SECRETS, "", new Coverage.NotAsked("only names"), 7));
    assertThat(states()).containsExactly(State.NAMES_ONLY);

    Tally stopped = new Tally(nanos::get);
    stopped.listed(
        new ListedKind(SECRETS, "", new Coverage.NotAsked("stopped"), 0, "", START, START, false));
    assertThat(stopped.now().kinds().getFirst().state()).isEqualTo(State.NOT_ASKED);
  }

  @Test
  void requests_and_bytes_are_counted() {
    tally.request(request(1, 300));
    tally.request(request(2, 700));
    tally.step("Sealing");

    assertThat(tally.now().requests()).isEqualTo(2);
    assertThat(tally.now().bytes()).isEqualTo(1_000);
    assertThat(tally.now().step()).isEqualTo("Sealing");
  }

  @Test
  void time_is_told_in_minutes_and_from_an_hour_on_in_hours() {
    assertThat(ReadingViewModel.elapsed(TimeUnit.SECONDS.toNanos(65))).isEqualTo("1:05");
    assertThat(ReadingViewModel.elapsed(TimeUnit.SECONDS.toNanos(3_725))).isEqualTo("1:02:05");
  }

  private List<State> states() {
    return tally.now().kinds().stream().map(KindRow::state).toList();
  }

  private static ListedKind list(
      ApiResource resource, String namespace, Coverage coverage, int objects) {
    return new ListedKind(
        resource,
        namespace,
        coverage,
        objects,
        coverage instanceof Coverage.Refused ? "" : "9",
        START,
        objects < 1_000 ? START : START.plusSeconds(4),
        true);
  }

  private static RequestRow request(int number, long bytes) {
    return new RequestRow(number, START, "GET", "/api", 200, bytes, "", 3, "");
  }
}
