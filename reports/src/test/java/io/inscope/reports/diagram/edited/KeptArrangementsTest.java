package io.inscope.reports.diagram.edited;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.diagram.layout.Arrangement;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.snapshot.store.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KeptArrangementsTest {
  private static KeptArrangements of(String... payloads) {
    List<Decision> decisions = new ArrayList<>();
    decisions.add(new Decision(1, Instant.EPOCH, "jdoe", "scope", "not ours"));
    for (String payload : payloads) {
      decisions.add(
          new Decision(
              decisions.size() + 1,
              Instant.parse("2026-05-02T10:00:00Z"),
              "jdoe",
              KeptArrangements.KIND,
              payload));
    }
    return KeptArrangements.of(decisions);
  }

  private static String moved(String page, Map<String, Point> places, Map<String, String> names) {
    return KeptArrangements.payload(
        new TreeMap<>(Map.of(page, Arrangement.of(places, names))), "a.drawio");
  }

  @Test
  void thePayloadIsOneCanonicalObject() {
    assertThat(moved("overview", Map.of("cde/db", new Point(12.4, -3)), Map.of("x", "Tresor")))
        .isEqualTo(
            "{\"pages\":[{\"captions\":[{\"id\":\"x\",\"text\":\"Tresor\"}],\"page\":\"overview\","
                + "\"places\":[{\"id\":\"cde/db\",\"x\":12,\"y\":-3}]}],\"source\":\"a.drawio\"}");
  }

  @Test
  void laterDecisionsReplaceBoxByBox() {
    KeptArrangements kept =
        of(
            moved("p", Map.of("a", new Point(1, 1), "b", new Point(2, 2)), Map.of("a", "A")),
            moved("q", Map.of("a", new Point(9, 9)), Map.of()),
            moved("p", Map.of("b", new Point(3, 3)), Map.of("a", "", "b", "B")));

    assertThat(kept.pages())
        .isEqualTo(
            Map.of(
                "p",
                Arrangement.of(
                    Map.of("a", new Point(1, 1), "b", new Point(3, 3)), Map.of("b", "B")),
                "q",
                Arrangement.of(Map.of("a", new Point(9, 9)), Map.of())));
    assertThat(kept.placedBy("p", "b")).contains("jdoe on 2026-05-02");
    assertThat(kept.placedBy("p", "c")).isEmpty();
  }

  @Test
  void onePageOrAllAreTakenBack() {
    String p = moved("p", Map.of("a", new Point(1, 1)), Map.of());
    String q = moved("q", Map.of("a", new Point(9, 9)), Map.of());

    assertThat(of(p, q, KeptArrangements.resetPayload(Optional.of("p"))).pages().keySet())
        .containsExactly("q");
    assertThat(of(p, q, KeptArrangements.resetPayload(Optional.empty())).pages()).isEmpty();
    assertThat(of(p, KeptArrangements.resetPayload(Optional.empty()), q).pages().keySet())
        .containsExactly("q");
    assertThat(of(p, KeptArrangements.resetPayload(Optional.of("p"))).placedBy("p", "a")).isEmpty();
  }
}
