package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.json.CanonicalJson;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeBenchTest {
  private static final String CONTROLS =
      """
      {"id": "4", "version": "cis-1.8", "text": "Worker Nodes", "node_type": "node", "tests": [
        {"section": "4.1", "pass": 1, "desc": "Files", "results": [
          {"test_number": "4.1.1", "test_desc": "permissions", "audit": "stat --token=abc",
           "actual_value": "--token=abc", "status": "FAIL", "scored": true}]}]}
      """;

  private static final String KEPT =
      "{\"controls\":[{\"id\":\"4\",\"node_type\":\"node\",\"tests\":[{\"desc\":\"Files\","
          + "\"results\":[{\"scored\":true,\"status\":\"FAIL\",\"test_desc\":\"permissions\","
          + "\"test_number\":\"4.1.1\"}],\"section\":\"4.1\"}],\"text\":\"Worker Nodes\","
          + "\"version\":\"cis-1.8\"}]}";

  @TempDir private Path folder;

  @Test
  void resultsAreFiledByNodeWithoutWhatWasSeenThere() {
    Imported files =
        Imported.of(
            folder,
            Map.of(
                "kube-bench-node1.json",
                "{\"Controls\": [" + CONTROLS + "], \"Totals\": {\"total_pass\": 1}}",
                "node2/kube-bench.json",
                "[" + CONTROLS + "]",
                "kube-bench/node3.json",
                CONTROLS));

    assertThat(files.problems()).isEmpty();
    assertThat(files.objects())
        .containsExactlyInAnyOrder(
            "1 KubeBenchReport.inscope.io/node1",
            "1 KubeBenchReport.inscope.io/node2",
            "1 KubeBenchReport.inscope.io/node3");
    assertThat(files.collector.resources())
        .allSatisfy(
            report ->
                assertThat(CanonicalJson.text(report.root().at("spec").object())).isEqualTo(KEPT));
  }

  @Test
  void membersKeepTheirLines() {
    Imported file = Imported.of(folder, Map.of("kube-bench-node1.json", CONTROLS));

    var report = file.collector.resources().getFirst();
    var result =
        report
            .root()
            .at("spec", "controls")
            .each()
            .flatMap(controls -> controls.at("tests").each())
            .flatMap(section -> section.at("results").each())
            .findFirst()
            .orElseThrow();
    assertThat(report.place(result.at("status"))).isEqualTo("kube-bench-node1.json:4");
  }

  @Test
  void damageIsToldWithItsPlace() {
    Imported file =
        Imported.of(
            folder,
            Map.of(
                "kube-bench.json", "[{\"node_type\": \"node\", \"tests\": [{\"results\": [}]}]\n"));

    assertThat(file.objects()).isEmpty();
    assertThat(file.problems()).hasSize(1).first().asString().contains("not valid JSON");
  }
}
