package io.inscope.reports.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.check.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

/// What other tools were found to get wrong about networks and service accounts, each by its name.
/// The cases are fixtures; here stands which of them must never turn.
class NetworkAndIdentityPeersTest {
  private static final Path FOLDER = Path.of("src/test/resources/fixtures");

  /// The verdicts on a case: the first word of each, or `FAIL` for a marked line.
  private static SortedSet<String> verdicts(String id, String name) {
    try {
      Fixture fixture =
          new Fixture(id, name, Files.readString(FOLDER.resolve(id).resolve(name + ".yaml")));
      return fixture.actual(check(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Check check(String id) {
    return CheckLibrary.ALL.stream()
        .filter(c -> c.info().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static void fails(String id, String name) {
    assertThat(verdicts(id, name))
        .as(id + "/" + name)
        .anyMatch(verdict -> verdict.startsWith("fail ") || verdict.matches("\\d+: .*"))
        .doesNotContain("pass");
  }

  private static void passes(String id, String name) {
    assertThat(verdicts(id, name))
        .as(id + "/" + name)
        .contains("pass")
        .noneMatch(verdict -> verdict.startsWith("fail ") || verdict.matches("\\d+: .*"));
  }

  @Test
  void stackroxFailsAnyUdpAndDnsIsNoFaultHere() {
    passes("cde-udp", "dns");
  }

  @Test
  void stackroxSkipsKubeSystemAndNothingIsSkippedHere() {
    fails("cde-udp", "syslog");
    fails("net-pod-ingress-unrestricted", "in-kube-system");
  }

  @Test
  void stackroxTakesAPolicyThatOpensEverythingForProtection() {
    fails("net-allow-all-ingress", "every-way-to-say-everybody");
    fails("net-egress-internet", "a-policy-that-opens-everything");
  }

  @Test
  void mostTakeOnePolicyThatSelectsNothingForProtection() {
    fails("net-namespace-no-policy", "one-that-selects-nothing");
    passes("net-namespace-no-policy", "one-that-selects-a-pod");
  }

  @Test
  void kubescapeIsContentWithOneDirection() {
    fails("net-pod-ingress-unrestricted", "only-the-other-direction");
  }

  @Test
  void kubescapeOverlooksMatchExpressions() {
    passes("net-pod-ingress-unrestricted", "by-expressions");
    fails("net-pod-ingress-unrestricted", "expressions-that-do-not-match");
  }

  @Test
  void kubescapeOverlooksTheDefaultBackendOfAnIngress() {
    fails("exposed-workload-internet", "default-backend");
    fails("exposed-dashboard", "grafana-behind-a-default-backend");
  }

  @Test
  void polarisFailsANamespaceThatDeniesByDefault() {
    passes("net-default-deny-missing", "both-directions");
    passes("net-egress-internet", "an-empty-rule-list-is-no-rule");
  }

  @Test
  void kubeScoreTakesOneLabelOfSeveralForAMatch() {
    fails("net-pod-ingress-unrestricted", "one-of-two-labels-is-no-match");
  }

  @Test
  void trivyOverlooksThatTokensAreMountedByDefault() {
    fails("sa-token-mounted", "the-default-is-yes");
  }

  @Test
  void kubeBenchFailsAPodThatRefusesItsTokenWhenTheAccountSaysNothing() {
    passes("sa-token-mounted", "the-pod-says-no-and-the-account-nothing");
  }

  @Test
  void aPodThatWantsItsTokenGetsItWhateverTheAccountSays() {
    fails("sa-token-mounted", "the-pod-wins");
    fails("sa-token-mounted", "asked-for-in-a-volume");
  }

  @Test
  void kubeBenchAcceptsADefaultAccountOnlyIfItSaysNoAndSoDoWe() {
    fails("sa-default-automount", "not-said");
    passes("sa-default-automount", "switched-off");
  }
}
