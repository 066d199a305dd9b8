package io.inscope.reports.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.checks.Audits;
import io.inscope.reports.checks.network.OpenIngress;
import io.inscope.reports.checks.network.PeerMatchesNothing;
import io.inscope.snapshot.importing.Importing;
import io.inscope.snapshot.importing.Source;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Some namespaces were read and some were not: what is known is assessed, what is not is named.
class PartialCoverageTest {
  private static final String PODS =
      """
      {"apiVersion":"v1","kind":"List","items":[
      {"apiVersion":"v1","kind":"Pod","metadata":{"namespace":"payments","name":"vault","uid":"1"},
       "spec":{"containers":[{"name":"c"}]}},
      {"apiVersion":"v1","kind":"Pod","metadata":{"namespace":"shop","name":"web","uid":"2"},
       "spec":{"containers":[{"name":"c"}]}}]}
      """;
  private static final String POLICIES_OF_PAYMENTS =
      """
      {"apiVersion":"v1","kind":"List","items":[
      {"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":
       {"namespace":"payments","name":"other","uid":"3"},
       "spec":{"podSelector":{"matchLabels":{"app":"other"}}}}]}
      """;

  @TempDir Path folder;

  private List<CheckResult> run(Check check) throws IOException {
    Files.writeString(folder.resolve("pods.json"), PODS);
    Files.writeString(folder.resolve("policies.json"), POLICIES_OF_PAYMENTS);
    try (Project project = Project.create(folder.resolve("p.inscope"), Clock.systemUTC());
        SnapshotWriter writer = project.newSnapshot("s", FingerprintKey.of(new byte[32]))) {
      Importing.run(List.of(Source.of(folder)), Optional.empty(), writer, Progress.NONE);
      writer.seal();
      return new CheckRunner(List.of(check)).run(Audits.of(project.newest(), List.of()));
    }
  }

  @Test
  void aCheckOfOneNamespaceIsAskedWhereTheKindsWereRead() throws IOException {
    List<CheckResult> results = run(new OpenIngress());

    assertThat(results.stream().map(r -> r.subject() + " " + r.outcome().word()))
        .containsExactly("cluster NOT_ASSESSED", "payments/Pod/vault FAIL");
    assertThat(results.getFirst().outcome())
        .isEqualTo(
            new Outcome.NotAssessed(
                "NetworkPolicy: it is not part of what was handed over: in namespace shop: each"
                    + " list of it holds one namespace only, and may have been asked for there"
                    + " alone"));
  }

  @Test
  void aCheckThatLooksFurtherIsNot() throws IOException {
    assertThat(run(new PeerMatchesNothing()).stream().map(r -> r.outcome().word()))
        .as("peers may be in a namespace that was not read")
        .containsExactly("NOT_ASSESSED");
  }
}
