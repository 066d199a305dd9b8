package io.inscope.reports.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.check.Check;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.CheckRunner;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Defects of well-known tools that concern pods, each by the name of the tool: here they are not.
class PeerDefectsTest {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: app, namespace: shop}
      spec:
      """;

  private static final List<String> HOST_NAMESPACES =
      List.of("pod-host-pid", "pod-host-ipc", "pod-host-network");

  @Test
  void trivyDoesNotLookAtEphemeralContainers() {
    String spec =
        """
          containers: [{name: app, securityContext: {privileged: false}}]
          ephemeralContainers: [{name: debug, securityContext: {privileged: true}}]
        """;

    assertThat(shown("pod-privileged-container", spec)).containsExactly("debug");
  }

  @Test
  void trivyTakesTheHostsNamespacesForThatOfIpcAlone() {
    assertThat(word("pod-host-pid", "  hostPID: true\n  containers: [{name: app}]\n"))
        .isEqualTo("FAIL");
    assertThat(word("pod-host-network", "  hostNetwork: true\n  containers: [{name: app}]\n"))
        .isEqualTo("FAIL");
    assertThat(message("pod-pss-level", "  hostPID: true\n  containers: [{name: app}]\n"))
        .contains("baseline forbids hostNamespaces (pod-host-pid)");
  }

  @Test
  void trivyPassesRunAsNonRootOfThePodEvenWhereAContainerTakesItBack() {
    String spec =
        """
          securityContext: {runAsNonRoot: true}
          containers: [{name: app, securityContext: {runAsNonRoot: false}}, {name: web}]
        """;

    assertThat(shown("pod-run-as-root-possible", spec)).containsExactly("app");
  }

  @Test
  void trivySeesNetRawOnlyWhereItIsAdded() {
    assertThat(word("pod-cap-net-raw", "  containers: [{name: app}]\n")).isEqualTo("FAIL");
  }

  @Test
  void trivyTakesALocalAppArmorProfileForNone() {
    String spec =
        """
          securityContext: {appArmorProfile: {type: Localhost, localhostProfile: tight}}
          containers: [{name: app}]
        """;

    assertThat(word("pod-apparmor-unconfined", spec)).isEqualTo("PASS");
    assertThat(word("pod-apparmor-missing", spec)).isEqualTo("PASS");
  }

  @Test
  void trivyAndKubesecKnowOnlyOnePathOfTheRuntimesSocket() {
    for (String path : List.of("/run/containerd/containerd.sock", "/var/run", "/run/crio")) {
      String spec =
          "  volumes: [{name: v, hostPath: {path: %s}}]\n  containers: [{name: app}]\n"
              .formatted(path);
      assertThat(word("pod-runtime-socket", spec)).as(path).isEqualTo("FAIL");
    }
  }

  @Test
  void kubeBenchFailsAHostNamespaceThatIsStatedFalse() {
    String spec =
        """
          hostPID: false
          hostIPC: false
          hostNetwork: false
          containers: [{name: app}]
        """;

    for (String id : HOST_NAMESPACES) {
      assertThat(word(id, spec)).as(id).isEqualTo("PASS");
    }
  }

  @Test
  void kubeBenchPassesPrivilegeEscalationThatIsNotForbidden() {
    assertThat(word("pod-allow-privilege-escalation", "  containers: [{name: app}]\n"))
        .isEqualTo("FAIL");
  }

  @Test
  void kubeBenchLooksAtRegularContainersOnly() {
    String spec =
        """
          initContainers: [{name: init, securityContext: {privileged: true}}]
          containers: [{name: app, securityContext: {allowPrivilegeEscalation: false}}]
        """;

    assertThat(shown("pod-privileged-container", spec)).containsExactly("init");
    assertThat(shown("pod-allow-privilege-escalation", spec)).containsExactly("init");
  }

  @Test
  void kubescapeIgnoresInitContainersWhereItAsksForEscalationSeccompPortsAndRegistries() {
    String spec =
        """
          initContainers:
          - name: init
            image: k8s.gcr.io/pause:3.1
            ports: [{containerPort: 80, hostPort: 80}]
          containers:
          - name: app
            image: registry.example/app:1
            securityContext:
              allowPrivilegeEscalation: false
              seccompProfile: {type: RuntimeDefault}
        """;

    assertThat(shown("pod-allow-privilege-escalation", spec)).containsExactly("init");
    assertThat(shown("pod-seccomp-missing", spec)).containsExactly("init");
    assertThat(shown("pod-host-port", spec)).containsExactly("init");
    assertThat(shown("img-deprecated-registry", spec)).containsExactly("init");
  }

  @Test
  void kubescapeAsksForSeccompAloneWhereAnyLimitOfTheKernelWouldDo() {
    String spec =
        """
          containers: [{name: app, securityContext: {capabilities: {drop: [ALL]}}}]
        """;

    assertThat(word("pod-linux-hardening-none", spec)).isEqualTo("PASS");
    assertThat(word("pod-seccomp-missing", spec)).isEqualTo("FAIL");
  }

  private static String word(String id, String spec) {
    return outcome(id, spec).word();
  }

  private static String message(String id, String spec) {
    return outcome(id, spec) instanceof Outcome.Fail fail ? fail.message() : "";
  }

  /// The containers that a failure shows.
  private static List<String> shown(String id, String spec) {
    List<String> containers = new ArrayList<>();
    if (outcome(id, spec) instanceof Outcome.Fail fail) {
      for (Evidence evidence : fail.evidence()) {
        containers.add(evidence instanceof Evidence.Value value ? value.container() : "?");
      }
    }
    return containers;
  }

  private static Outcome outcome(String id, String spec) {
    Check check =
        CheckLibrary.ALL.stream().filter(c -> c.info().id().equals(id)).findFirst().orElseThrow();
    List<CheckResult> results =
        new CheckRunner(List.of(check))
            .run(
                Audits.of(
                    Audits.snapshot(POD + spec, "v1.33.2", Map.of(Kinds.POD, new Coverage.Read(1))),
                    List.of()));
    assertThat(results).hasSize(1);
    return results.getFirst().outcome();
  }
}
