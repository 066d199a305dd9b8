package io.inscope.reports.checks;

import static io.inscope.reports.checks.LiveCaptures.list;
import static io.inscope.reports.checks.LiveCaptures.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.check.Check;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.CheckRunner;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.checks.evidence.CaptureCompleteness;
import io.inscope.reports.checks.evidence.CaptureIdentity;
import io.inscope.snapshot.importing.request.RequestedKind;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Connection;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.record.Identity;
import io.inscope.snapshot.record.Relisted;
import io.inscope.snapshot.record.Rights;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.SnapshotWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the checks say of a snapshot that was captured live.
class CaptureChecksTest {
  private static final String CLUSTER =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: kube-system, uid: 0a1b2c3d}
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: payments, uid: 0a1b2c3e}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: vault, namespace: payments, uid: 0a1b2c3f, labels: {app: vault}}
      spec:
        containers: [{name: vault, image: vault:1}]
      """;

  @TempDir Path folder;

  private Outcome asked(
      ClusterCheck check, CaptureRecord record, Consumer<SnapshotWriter> coverage) {
    try (Project project = LiveCaptures.project(newFolder(), CLUSTER, record, coverage)) {
      return check.check(Audits.of(project.newest(), List.of()));
    }
  }

  private Path newFolder() {
    try {
      return Files.createTempDirectory(folder, "p");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void everything(SnapshotWriter writer) {
    RequestedKind.ALL.stream()
        .map(RequestedKind::kind)
        .forEach(kind -> writer.coverage(kind, "", new Coverage.Read(0)));
  }

  @Test
  void aCaptureOnRecordShowsWhoReadWhichClusterAndWhen() {
    Outcome outcome =
        asked(new CaptureIdentity(), whole(), w -> w.coverage(Kinds.NAMESPACE, "", read(2)));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Pass.class,
            pass -> {
              assertThat(pass.message())
                  .isEqualTo(
                      "was captured from https://10.0.0.1:6443 by jane from 2026-11-21T09:00:00Z to"
                          + " 2026-11-21T09:01:00Z");
              assertThat(pass.evidence()).hasSize(1);
            });
  }

  @Test
  void withoutCertificateIdentityOrRightsItIsNotAssessed() {
    CaptureRecord good = whole();

    assertThat(asked(new CaptureIdentity(), LiveCaptures.doubtful(), _ -> {}))
        .isEqualTo(
            new Outcome.NotAssessed(
                "the certificate of the server was not checked, so any server may have answered;"
                    + " the server did not say who was reading: servers before 1.26 do not; the"
                    + " server could not tell all rights in payments: webhooks do not tell"));
    assertThat(
            asked(
                new CaptureIdentity(),
                new CaptureRecord(
                    good.connection(),
                    good.identity(),
                    good.start(),
                    good.end(),
                    List.of(),
                    good.lists(),
                    good.relisted(),
                    good.ending()),
                _ -> {}))
        .isEqualTo(new Outcome.NotAssessed("the rights of the account were not asked for"));
  }

  @Test
  void aWholeCaptureOfEverythingIsComplete() {
    CaptureRecord record = with(List.of(LiveCaptures.podsAgain()), Ending.COMPLETE, true);

    assertThat(asked(new CaptureCompleteness(), record, CaptureChecksTest::everything))
        .isEqualTo(new Outcome.Pass("had 3 objects that changed while it was read", List.of()));
  }

  @Test
  void aPartIsNeverComplete() {
    CaptureRecord record = with(List.of(), LiveCaptures.STOPPED, true);

    assertThat(asked(new CaptureCompleteness(), record, CaptureChecksTest::everything))
        .isEqualTo(
            new Outcome.Fail(
                "is a part of a cluster, and lacks 0 of %d kinds in the hand-over, as captured"
                    .formatted(always()),
                List.of(new Evidence.Absence("the end of the capture: stopped by the user"))));
  }

  @Test
  void aListThatShowsTwoStatesMayLackWhatMoved() {
    CaptureRecord record = with(List.of(), Ending.COMPLETE, false);

    assertThat(asked(new CaptureCompleteness(), record, CaptureChecksTest::everything))
        .isEqualTo(
            new Outcome.Fail(
                "lacks 0 of %d kinds in the hand-over, as captured".formatted(always()),
                List.of(
                    new Evidence.Absence(
                        "one state of Pod: the list shows more than one, and may lack what moved"
                            + " between them"))));
  }

  /// The user stops while pods are read: the pod that came is judged by what it says itself, and
  /// nothing that rests on what was not read may pass.
  @Test
  void ofAPartNothingPassesThatRestsOnWhatWasNotRead() {
    CaptureRecord record =
        new CaptureRecord(
            LiveCaptures.connection(true),
            LiveCaptures.jane(),
            LiveCaptures.START,
            LiveCaptures.START,
            List.of(LiveCaptures.rights(false)),
            List.of(
                list(LiveCaptures.NAMESPACES, read(2), true),
                list(LiveCaptures.PODS, new Coverage.Failed("stopped by the user"), false)),
            List.of(),
            LiveCaptures.STOPPED);
    try (Project project =
        LiveCaptures.project(
            folder, CLUSTER, record, w -> w.coverage(Kinds.NAMESPACE, "", read(2)))) {
      List<CheckResult> results =
          new CheckRunner(CheckLibrary.ALL).run(Audits.of(project.newest(), List.of()));
      Map<String, Set<GroupKind>> reads =
          CheckLibrary.ALL.stream()
              .map(Check::info)
              .collect(Collectors.toMap(i -> i.id(), i -> i.reads()));

      List<String> passed =
          results.stream()
              .filter(r -> r.outcome() instanceof Outcome.Pass)
              .map(CaptureChecksTest::shown)
              .filter(
                  shown ->
                      reads.getOrDefault(shown.replaceFirst(" .*", ""), Set.of()).stream()
                          .anyMatch(kind -> !Set.of(Kinds.NAMESPACE, Kinds.POD).contains(kind)))
              .toList();
      Map<String, List<String>> ofCluster =
          results.stream()
              .filter(r -> r.subject().toString().equals("cluster"))
              .collect(
                  Collectors.groupingBy(
                      r -> r.outcome().word(),
                      Collectors.mapping(CaptureChecksTest::shown, Collectors.toList())));

      assertThat(passed).as("each would rest on lists that nobody read").isEmpty();
      assertThat(ofCluster.getOrDefault("PASS", List.of()))
          .as("of the cluster as a whole only this can be known")
          .containsExactly("evi-capture-identity cluster", "evi-result-integrity cluster");
      assertThat(ofCluster.get("FAIL")).contains("evi-capture-completeness cluster");
      assertThat(ofCluster.get("NOT_ASSESSED")).hasSizeGreaterThan(200);
    }
  }

  private static String shown(CheckResult result) {
    return result.checkId() + " " + result.subject();
  }

  private static CaptureRecord with(List<Relisted> relisted, Ending ending, boolean consistent) {
    Connection connection = LiveCaptures.connection(true);
    Identity identity = LiveCaptures.jane();
    List<Rights> rights = List.of(LiveCaptures.rights(false));
    return new CaptureRecord(
        connection,
        identity,
        LiveCaptures.START,
        LiveCaptures.START,
        rights,
        List.of(list(LiveCaptures.PODS, read(1), consistent)),
        relisted,
        ending);
  }

  private static Coverage read(int count) {
    return new Coverage.Read(count);
  }

  private static long always() {
    return RequestedKind.ALL.stream()
        .filter(one -> one.presence() == RequestedKind.Presence.ALWAYS)
        .count();
  }
}
