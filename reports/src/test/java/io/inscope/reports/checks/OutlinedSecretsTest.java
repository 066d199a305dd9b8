package io.inscope.reports.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.check.Check;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.CheckRunner;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Subject;
import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.importing.request.RequestedKind;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.SnapshotWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Of a live capture Secrets have names and types and nothing more: what rests on these is
/// answered, and what rests on keys and values is not, whatever the objects look like.
class OutlinedSecretsTest {
  /// Checks to which metadata and type of Secrets are enough. Whoever adds one has read it.
  private static final Set<String> CONTENT =
      Set.of(
          "img-pull-secret-missing",
          "ing-tls-secret-missing",
          "sa-legacy-token-secret",
          "sa-pull-secret",
          "sec-age",
          "sec-cde-consumers",
          "sec-external-store",
          "sec-last-applied-leak",
          "sec-missing-ref",
          "sec-unused");

  private static final String CLUSTER =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: payments, uid: a1}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: card, namespace: payments, uid: a2, creationTimestamp: "2026-11-01T00:00:00Z"}
      type: Opaque
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: pull, namespace: payments, uid: a3, creationTimestamp: "2026-11-01T00:00:00Z"}
      type: kubernetes.io/dockerconfigjson
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: token, namespace: payments, uid: a4, creationTimestamp: "2026-11-01T00:00:00Z"}
      type: kubernetes.io/service-account-token
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: tls, namespace: payments, uid: a5, creationTimestamp: "2026-11-01T00:00:00Z"}
      type: kubernetes.io/tls
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: left, namespace: default, uid: a6, creationTimestamp: "2026-11-01T00:00:00Z"}
      type: Opaque
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: by-name, namespace: payments, uid: b1}
      spec:
        imagePullSecrets: [{name: pull}]
        containers:
        - {name: a, image: registry.bank.example/a:1, envFrom: [{secretRef: {name: card}}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: by-key, namespace: payments, uid: b2}
      spec:
        containers:
        - name: a
          image: registry.bank.example/a:1
          env: [{name: A, valueFrom: {secretKeyRef: {name: card, key: number}}}]
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: missing, namespace: payments, uid: b3}
      spec:
        imagePullSecrets: [{name: token}]
        containers:
        - name: a
          image: registry.bank.example/a:1
          env: [{name: A, valueFrom: {secretKeyRef: {name: nowhere, key: number}}}]
      ---
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: typed, namespace: payments, uid: c1}
      spec: {tls: [{secretName: tls}]}
      ---
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: opaque, namespace: payments, uid: c2}
      spec: {tls: [{secretName: tls}, {secretName: card}]}
      ---
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: missing, namespace: payments, uid: c3}
      spec: {tls: [{secretName: nowhere}, {secretName: card}]}
      """;

  @TempDir Path folder;

  /// Outcomes of a check by subject; the cluster is the empty text.
  private static Map<String, String> outcomes(List<CheckResult> results, String id) {
    Map<String, String> outcomes = new TreeMap<>();
    results.stream()
        .filter(result -> result.checkId().equals(id))
        .forEach(result -> outcomes.put(name(result.subject()), word(result.outcome())));
    return outcomes;
  }

  private static String name(Subject subject) {
    return subject instanceof Subject.Of(ResourceRef ref) ? ref.name() : "";
  }

  private static String word(Outcome outcome) {
    return outcome.getClass().getSimpleName();
  }

  private static List<CheckResult> run(ClusterSnapshot snapshot) {
    return new CheckRunner(CheckLibrary.ALL)
        .run(Audits.of(snapshot, List.of(ResourceRef.of(Kinds.POD, "payments", "by-name"))));
  }

  private static void everything(SnapshotWriter writer, Coverage secrets) {
    RequestedKind.ALL.stream()
        .map(RequestedKind::kind)
        .filter(kind -> !kind.equals(Kinds.SECRET))
        .forEach(kind -> writer.coverage(kind, "", new Coverage.Read(0)));
    writer.coverage(Kinds.SECRET, "", secrets);
  }

  private List<CheckResult> captured(Coverage secrets) {
    try (Project project =
        LiveCaptures.project(folder, CLUSTER, LiveCaptures.whole(), w -> everything(w, secrets))) {
      return run(project.newest());
    }
  }

  private static Set<GroupKind> reads(Check check) {
    Set<GroupKind> reads = new TreeSet<>(check.info().reads());
    if (check instanceof ResourceCheck ofObjects) {
      reads.addAll(ofObjects.kinds());
    }
    return reads;
  }

  @Test
  void onlyTheseChecksAreContentWithOutlines() {
    assertThat(
            CheckLibrary.ALL.stream()
                .filter(Check::readsOutlines)
                .map(check -> check.info().id())
                .collect(Collectors.toSet()))
        .isEqualTo(CONTENT);
  }

  @Test
  void everyOtherCheckThatReadsSecretsIsNotAssessedAndAskedOfNone() {
    List<CheckResult> results = captured(ListedKind.WITHOUT_VALUES);
    List<Check> others =
        CheckLibrary.ALL.stream()
            .filter(check -> reads(check).contains(Kinds.SECRET) && !check.readsOutlines())
            .toList();

    assertThat(others)
        .extracting(check -> check.info().id())
        .containsExactlyInAnyOrder(
            "cert-expired",
            "cert-inventory",
            "cert-weak",
            "sec-insecure-tls-key-reuse",
            "sec-type-opaque-tls");
    for (String id : List.of("data-pan-object", "data-sad-object", "sc-helm-releases")) {
      assertThat(outcomes(results, id)).as(id).isEqualTo(Map.of("", "NotAssessed"));
    }
    for (Check check : others) {
      Map<String, String> outcomes = outcomes(results, check.info().id());
      assertThat(outcomes).as(check.info().id()).containsEntry("", "NotAssessed");
      assertThat(outcomes.keySet())
          .as(check.info().id())
          .doesNotContain("card", "pull", "token", "tls", "left");
    }
  }

  @Test
  void whatRestsOnNamesAndTypesIsAnswered() {
    List<CheckResult> results = captured(ListedKind.WITHOUT_VALUES);

    assertThat(outcomes(results, "sa-legacy-token-secret"))
        .isEqualTo(
            Map.of("card", "Pass", "pull", "Pass", "token", "Fail", "tls", "Pass", "left", "Pass"));
    assertThat(outcomes(results, "sec-unused"))
        .isEqualTo(
            Map.of(
                "card",
                "Pass",
                "pull",
                "Pass",
                "token",
                "NotApplicable",
                "tls",
                "Pass",
                "left",
                "Fail"));
    assertThat(outcomes(results, "sec-age"))
        .isEqualTo(
            Map.of("card", "Pass", "pull", "Pass", "token", "Pass", "tls", "Pass", "left", "Pass"));
    assertThat(outcomes(results, "sec-last-applied-leak"))
        .isEqualTo(
            Map.of("card", "Pass", "pull", "Pass", "token", "Pass", "tls", "Pass", "left", "Pass"));
    assertThat(outcomes(results, "sec-cde-consumers"))
        .isEqualTo(
            Map.of(
                "card",
                "Pass",
                "pull",
                "Pass",
                "token",
                "NotApplicable",
                "tls",
                "NotApplicable",
                "left",
                "NotApplicable"));
    assertThat(outcomes(results, "sa-pull-secret"))
        .isEqualTo(Map.of("by-name", "Pass", "by-key", "NotApplicable", "missing", "Fail"));
    assertThat(outcomes(results, "img-pull-secret-missing"))
        .isEqualTo(Map.of("by-name", "Pass", "by-key", "Manual", "missing", "Pass"));
    assertThat(outcomes(results, "sec-external-store")).isEqualTo(Map.of("", "Manual"));
    assertThat(outcomes(results, "ns-default-used")).isEqualTo(Map.of("", "Fail"));
  }

  @Test
  void whereItWouldRestOnKeysItSaysSo() {
    List<CheckResult> results = captured(ListedKind.WITHOUT_VALUES);

    assertThat(outcomes(results, "sec-missing-ref"))
        .isEqualTo(Map.of("by-name", "Pass", "by-key", "NotAssessed", "missing", "Fail"));
    assertThat(outcomes(results, "ing-tls-secret-missing"))
        .isEqualTo(Map.of("typed", "Pass", "opaque", "NotAssessed", "missing", "Fail"));
    assertThat(
            results.stream()
                .map(CheckResult::outcome)
                .filter(Outcome.NotAssessed.class::isInstance)
                .map(outcome -> ((Outcome.NotAssessed) outcome).why())
                .filter(reason -> reason.contains("only names and types"))
                .toList())
        .containsExactly(
            "whether Secret card, which is of another type than kubernetes.io/tls, holds a"
                + " certificate and key is not known, for only names and types of Secrets were"
                + " read",
            "the Secrets it names exist; whether they have the keys it names is not known, for"
                + " only names and types of Secrets were read");
  }

  @Test
  void whereTheListBrokeOffNothingRestsOnIt() {
    List<CheckResult> results = captured(new Coverage.Failed("the server was gone"));

    for (String id : CONTENT) {
      assertThat(outcomes(results, id)).as(id).containsEntry("", "NotAssessed");
    }
    assertThat(outcomes(results, "sec-missing-ref")).isEqualTo(Map.of("", "NotAssessed"));
  }

  @Test
  void anImportOfTheSameObjectsIsAskedForItsValues() {
    List<CheckResult> results = run(Collector.snapshotOf("export.yaml", CLUSTER));

    assertThat(outcomes(results, "sec-missing-ref"))
        .isEqualTo(Map.of("by-name", "Pass", "by-key", "Fail", "missing", "Fail"));
    assertThat(outcomes(results, "ing-tls-secret-missing"))
        .isEqualTo(Map.of("typed", "Pass", "opaque", "Fail", "missing", "Fail"));
    assertThat(outcomes(results, "sec-type-opaque-tls").keySet()).contains("card", "left");
  }
}
