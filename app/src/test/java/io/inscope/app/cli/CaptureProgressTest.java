package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.ListedKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CaptureProgressTest {
  private static final ApiResource PODS = new ApiResource("", "v1", "pods", "Pod", true, false);
  private static final ApiResource NODES = new ApiResource("", "v1", "nodes", "Node", false, false);

  @Test
  void oneLineSaysHowFarItIsHowFastAndHowMuchMoreThereIs() {
    AtomicLong nanos = new AtomicLong();
    List<String> lines = new ArrayList<>();
    CaptureProgress progress = new CaptureProgress(lines::add, nanos::get);

    progress.step("Connecting");
    progress.begins(List.of(NODES, PODS));
    progress.page(NODES, "", 3, -1);
    progress.listed(
        new ListedKind(
            NODES, "", new Coverage.Read(3), 3, "9", Instant.EPOCH, Instant.EPOCH, true));
    nanos.set(2_000_000_000L);
    progress.page(PODS, "", 500, 49_500);
    progress.page(PODS, "", 1000, 49_000);
    progress.page(PODS, "shop", 500, -1);

    assertThat(lines)
        .containsExactly(
            "Connecting",
            "Reading nodes: kind 1 of 2, 3 objects",
            "Reading nodes: kind 1 of 2, 3 objects",
            "Reading pods: kind 2 of 2, 503 objects, 252/s, 49,500 more of this",
            "Reading pods: kind 2 of 2, 1,003 objects, 502/s, 49,000 more of this",
            "Reading pods in shop: kind 2 of 2, 1,503 objects, 752/s, 49,000 more of this");
  }
}
