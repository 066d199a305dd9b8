package io.inscope.reports.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Check;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.CheckRunner;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.InMemorySnapshot;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.redaction.Redactor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Account data from the file of a client to the finding: what redaction masks, checks find.
///
/// Where tools known to us go wrong on this subject, a test is named after it.
class AccountDataTest {
  /// Made for tests: valid by its check digit, in Visa's range, published by nobody.
  private static final String CARD = "4539578763621486";

  private static final String MASKED = "redacted:card:453957******1486";

  private static Audit redacted(String yaml) {
    InMemorySnapshot read = Collector.snapshotOf("case.yaml", yaml);
    Redactor redactor = new Redactor(FingerprintKey.of(new byte[32]));
    List<Resource> resources =
        read.kinds().stream()
            .flatMap(read::all)
            .map(resource -> redactor.redact(resource).resource())
            .toList();
    return Audits.of(new InMemorySnapshot(read.info(), resources, Map.of()), List.of());
  }

  private static Outcome ask(String id, String yaml) {
    Check check =
        CheckLibrary.ALL.stream().filter(c -> c.info().id().equals(id)).findFirst().orElseThrow();
    List<CheckResult> results = new CheckRunner(List.of(check)).run(redacted(yaml));
    return results.getLast().outcome();
  }

  /// `case.yaml:3 /data/x value` of each piece of evidence.
  private static List<String> found(Outcome outcome) {
    List<Evidence> evidence =
        switch (outcome) {
          case Outcome.Fail fail -> fail.evidence();
          case Outcome.Manual manual -> manual.lookAt();
          default -> List.of();
        };
    return evidence.stream()
        .map(Evidence.Value.class::cast)
        .map(value -> value.place() + " " + value.pointer() + " " + value.value())
        .toList();
  }

  @Test
  void aCardNumberIsFoundWhereverItStandsAndNeverShown() {
    String yaml =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: orders
          namespace: shop
          labels: {last: "CARD"}
          annotations: {note: "paid with 4539 5787 6362 1486"}
        data: {csv: "1;4539-5787-6362-1486;x"}
        ---
        apiVersion: v1
        kind: Event
        metadata: {name: e, namespace: shop}
        message: CARD declined
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: i, namespace: shop}
        spec: {rules: [{http: {paths: [{path: /pay/CARD}]}}]}
        ---
        apiVersion: pay.example/v1
        kind: Terminal
        metadata: {name: t, namespace: shop}
        spec: {last: CARD, text: "CARD"}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: p, namespace: shop}
        spec:
          containers:
          - name: app
            env: [{name: X, value: "CARD"}]
            args: ["--try=CARD"]
            livenessProbe: {httpGet: {path: "/pay?pan=CARD"}}
        """
            .replace("CARD", CARD);

    Outcome outcome = ask("data-pan-object", yaml);

    assertThat(found(outcome))
        .containsExactly(
            "case.yaml:6 /metadata/labels/last " + MASKED,
            "case.yaml:7 /metadata/annotations/note " + MASKED,
            "case.yaml:8 /data/csv " + MASKED,
            "case.yaml:13 /message " + MASKED,
            "case.yaml:18 /spec/rules/0/http/paths/0/path " + MASKED,
            "case.yaml:23 /spec/last " + MASKED,
            "case.yaml:23 /spec/text " + MASKED,
            "case.yaml:31 /spec/containers/0/env/0/value " + MASKED,
            "case.yaml:32 /spec/containers/0/args/0 " + MASKED,
            "case.yaml:33 /spec/containers/0/livenessProbe/httpGet/path " + MASKED);
    assertThat(outcome.toString()).doesNotContain(CARD, "45395787", "4539 5787", "4539-5787");
  }

  @Test
  void ofASecretOnlyThatACardIsInItIsKnown() {
    Outcome outcome =
        ask(
            "data-pan-object",
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: s, namespace: shop}
            data: {number: NDUzOTU3ODc2MzYyMTQ4Ng==}
            """);

    assertThat(found(outcome)).hasSize(1);
    assertThat(found(outcome).getFirst())
        .matches("case.yaml:4 /data/number redacted:secret-card:len=16:hmac=[0-9a-f]{32}");
  }

  @Test
  void aStripeIsFoundAndNothingOfItIsKept() {
    Outcome outcome =
        ask(
            "data-sad-object",
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: t, namespace: shop}
            data: {dump: "%B4539578763621486^DOE/JOHN^28121011234567890?"}
            """);

    assertThat(found(outcome).getFirst())
        .matches("case.yaml:4 /data/dump redacted:track:len=45:hmac=[0-9a-f]{32}");
    assertThat(outcome.toString()).doesNotContain("DOE", "2812101", "4539");
  }

  @Test
  void aCodeBesideItsCardIsFoundByItsName() {
    Outcome outcome =
        ask(
            "data-sad-object",
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: t, namespace: shop}
            data: {request: '{"pan": "4539578763621486", "cvv": "123"}'}
            """);

    assertThat(found(outcome)).containsExactly("case.yaml:4 /data/request redacted:password");
  }

  @Test
  void aSocialSecurityNumberIsNeverShown() {
    Outcome outcome =
        ask(
            "data-ssn-phi",
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: t, namespace: shop}
            data: {ssn: "219-09-9998"}
            """);

    assertThat(found(outcome)).containsExactly("case.yaml:4 /data/ssn ***-**-****");
  }

  /// NeuVector looks for sixteen digits of Visa only, for Mastercard from 51 to 55 only, and
  /// verifies no check digit.
  @ParameterizedTest
  @ValueSource(
      strings = {"4716206584101", "4539578763621480001", "2221001234567896", "2720990123456789"})
  void neuVectorMissesOtherLengthsOfVisaAndTheSecondRangeOfMastercard(String card) {
    assertThat(ask("data-pan-object", map(card))).isInstanceOf(Outcome.Fail.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4539578763621487", "5500000000000006", "2221001234567897"})
  void neuVectorTakesNumbersWithoutAValidCheckDigitForCards(String number) {
    assertThat(ask("data-pan-object", map(number))).isInstanceOf(Outcome.NotAssessed.class);
  }

  /// Trivy KSV-01010 takes any upper-case token of three to twenty characters for a passport.
  @Test
  void trivyTakesAnyTokenForAPassport() {
    assertThat(ask("data-configmap-pii", map("AB12345"))).isInstanceOf(Outcome.Pass.class);
  }

  /// StackRox answers NIST 4.1.4 from files inside its own container, and passes when there are
  /// none: absence of Secrets from what was handed over must never be a pass.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sec-age",
        "sec-cde-consumers",
        "sec-external-store",
        "sec-etcd-encryption-config",
        "sec-insecure-tls-key-reuse",
        "data-pan-object",
        "data-sad-object",
        "cert-expired",
        "cert-inventory"
      })
  void stackRoxPassesWhereNobodyLooked(String id) {
    assertThat(ask(id, "{apiVersion: v1, kind: Namespace, metadata: {name: shop}}"))
        .isInstanceOf(Outcome.NotAssessed.class);
  }

  private static String map(String value) {
    return "{apiVersion: v1, kind: ConfigMap, metadata: {name: m, namespace: shop}, data: {x: '%s'}}"
        .formatted(value);
  }
}
