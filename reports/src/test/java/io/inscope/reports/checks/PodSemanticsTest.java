package io.inscope.reports.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.check.Check;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.CheckRunner;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Kinds;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds for every check of pods: which pods count, to whom a finding belongs, how often it is
/// told, which containers are looked at, what is written by the API server, and what does not exist
/// on Windows.
class PodSemanticsTest {
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop, uid: d}
      spec:
        template:
          spec:
            containers: [{name: web}]
      ---
      apiVersion: apps/v1
      kind: ReplicaSet
      metadata:
        name: web-1
        namespace: shop
        uid: r
        ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, controller: true}]
      spec:
        template:
          spec:
            containers: [{name: web}]
      """;

  private static final String PRIVILEGED = "{name: web, securityContext: {privileged: true}}";
  private static final String PLAIN = "{name: web}";

  @Test
  void podsThatRunAreTheTruthAndBelongToTheControllerOnTop() {
    String world = DEPLOYMENT + pod("a", PLAIN) + pod("b", PRIVILEGED) + pod("c", PRIVILEGED);

    assertThat(told("pod-privileged-container", world))
        .containsExactly(
            "shop/Deployment.apps/web FAIL shop/Pod/b web"
                + " /spec/containers/0/securityContext/privileged");
  }

  @Test
  void podsThatHaveEndedAreNoTruthAnyMore() {
    String world = DEPLOYMENT + pod("a", PLAIN) + pod("b", PRIVILEGED, "Failed");

    assertThat(told("pod-privileged-container", world))
        .containsExactly("shop/Deployment.apps/web PASS");
    assertThat(told("pod-privileged-container", DEPLOYMENT + pod("b", PRIVILEGED, "Succeeded")))
        .as("the template makes new ones")
        .containsExactly("shop/Deployment.apps/web PASS");
  }

  @Test
  void aPasswordInAPodThatHasEndedStandsThereAllTheSame() {
    String bare =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: job, namespace: shop}
        spec:
          hostPID: true
          containers: [{name: job, args: [--password=hunter2222]}]
        status: {phase: Succeeded}
        """;

    assertThat(told("sec-literal-args", bare))
        .containsExactly("shop/Pod/job FAIL shop/Pod/job job /spec/containers/0/args/0");
    assertThat(told("pod-host-pid", bare)).containsExactly("shop/Pod/job NOT_APPLICABLE");
  }

  @Test
  void aJobThatIsDoneMakesNoMorePodsAndACronJobDoes() {
    String job =
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: once, namespace: shop}
        spec: {template: {spec: {hostPID: true, containers: [{name: job}]}}}
        status: {conditions: [{type: Complete, status: "%s"}]}
        """;
    String cronJob =
        """
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: nightly, namespace: shop}
        spec:
          jobTemplate: {spec: {template: {spec: {hostPID: true, containers: [{name: job}]}}}}
        """;

    assertThat(told("pod-host-pid", job.formatted("True")))
        .containsExactly("shop/Job.batch/once NOT_APPLICABLE");
    assertThat(told("pod-host-pid", job.formatted("False")))
        .containsExactly(
            "shop/Job.batch/once FAIL shop/Job.batch/once  /spec/template/spec/hostPID");
    assertThat(told("pod-host-pid", cronJob))
        .containsExactly(
            "shop/CronJob.batch/nightly FAIL shop/CronJob.batch/nightly "
                + " /spec/jobTemplate/spec/template/spec/hostPID");
  }

  @Test
  void aSettingOfThePodThatThreeContainersTakeOverIsOneFinding() {
    String world =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: app, namespace: shop}
        spec:
          securityContext: {runAsUser: 0}
          containers: [{name: a}, {name: b}, {name: c}]
        """;

    assertThat(told("pod-run-as-user-zero", world))
        .containsExactly("shop/Pod/app FAIL shop/Pod/app  /spec/securityContext/runAsUser");
  }

  @Test
  void sidecarsAreContainersOfTheInitList() {
    String world =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: app, namespace: shop}
        spec:
          initContainers:
          - {name: proxy, restartPolicy: Always, securityContext: {privileged: true}}
          containers: [{name: app}]
        """;

    assertThat(told("pod-privileged-container", world))
        .containsExactly(
            "shop/Pod/app FAIL shop/Pod/app proxy"
                + " /spec/initContainers/0/securityContext/privileged");
  }

  @Test
  void theEmptySecurityContextThatTheApiServerWritesIsNone() {
    String world =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: app, namespace: shop}
        spec:
          securityContext: {}
          containers: [{name: app, resources: {}}]
        """;

    assertThat(told("pod-security-context-missing", world))
        .containsExactly("shop/Pod/app FAIL shop/Pod/app app /spec/containers/0/securityContext");
  }

  @Test
  void whatDoesNotExistOnWindowsIsNotAskedThere() {
    String world =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: app, namespace: shop}
        spec:
          os: {name: windows}
          containers: [{name: app}]
        """;

    for (String id :
        List.of(
            "pod-allow-privilege-escalation",
            "pod-apparmor-missing",
            "pod-cap-drop-all-missing",
            "pod-cap-restricted",
            "pod-linux-hardening-none",
            "pod-procmount-unmasked",
            "pod-seccomp-missing",
            "pod-selinux-custom",
            "pod-unsafe-sysctl",
            "pod-writable-rootfs")) {
      assertThat(told(id, world)).as(id).containsExactly("shop/Pod/app NOT_APPLICABLE");
    }
  }

  @Test
  void whatFollowsFromRunningPrivilegedSaysSo() {
    String world =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: app, namespace: shop}
        spec:
          containers:
          - {name: app, securityContext: {privileged: true}}
        """;
    String other = world + "  - {name: web}\n";

    for (Map.Entry<String, String> message :
        Map.of(
                "pod-seccomp-missing", "runs containers without a seccomp profile",
                "pod-allow-privilege-escalation", "lets processes gain privileges",
                "pod-cap-drop-all-missing", "keeps capabilities it could drop",
                "pod-cap-net-raw", "can send raw packets",
                "pod-apparmor-missing", "runs containers without an AppArmor profile")
            .entrySet()) {
      assertThat(messages(message.getKey(), world))
          .containsExactly(message.getValue() + " (implied by running privileged)");
      assertThat(messages(message.getKey(), other))
          .as("web fails for itself")
          .containsExactly(message.getValue());
    }
  }

  private static String pod(String name, String container) {
    return pod(name, container, "Running");
  }

  private static String pod(String name, String container, String phase) {
    return """
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: %s
      namespace: shop
      ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-1, controller: true}]
    spec:
      containers: [%s]
    status: {phase: %s}
    """
        .formatted(name, container, phase);
  }

  /// `SUBJECT OUTCOME`, with object, container and field of each piece of evidence of a failure.
  private static List<String> told(String id, String world) {
    return results(id, world)
        .flatMap(
            result ->
                result.outcome() instanceof Outcome.Fail fail
                    ? fail.evidence().stream().map(e -> result.subject() + " FAIL " + told(e))
                    : Stream.of(result.subject() + " " + result.outcome().word()))
        .toList();
  }

  private static String told(Evidence evidence) {
    return evidence instanceof Evidence.Value value
        ? value.ref() + " " + value.container() + " " + value.pointer()
        : evidence.toString();
  }

  private static List<String> messages(String id, String world) {
    return results(id, world)
        .map(result -> result.outcome() instanceof Outcome.Fail fail ? fail.message() : "")
        .toList();
  }

  private static Stream<CheckResult> results(String id, String world) {
    Check check =
        CheckLibrary.ALL.stream().filter(c -> c.info().id().equals(id)).findFirst().orElseThrow();
    return new CheckRunner(List.of(check))
            .run(
                Audits.of(
                    Audits.snapshot(world, "v1.33.2", Map.of(Kinds.POD, new Coverage.Read(0))),
                    List.of()))
            .stream();
  }
}
