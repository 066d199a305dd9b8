package io.inscope.snapshot.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.ClusterSnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class EscalationTest {
  private static final String RBAC = "apiVersion: rbac.authorization.k8s.io/v1\n";

  /// Who may do what, as `subject [in namespace]: verb resource [names]`.
  private static String given(String name, String namespace, String subject, String rule) {
    String[] words = rule.split(" ", -1);
    String in = namespace.isEmpty() ? "" : ", namespace: " + namespace;
    String kind = namespace.isEmpty() ? "Cluster" : "";
    return RBAC
        + "kind: %sRole\nmetadata: {name: %s%s}\n".formatted(kind, name, in)
        + "rules: [{apiGroups: ['', '*'], verbs: ['%s'], resources: ['%s'], resourceNames: [%s]}]\n"
            .formatted(words[0], words[1], words.length > 2 ? words[2] : "")
        + "---\n"
        + RBAC
        + "kind: %sRoleBinding\nmetadata: {name: %s%s}\n".formatted(kind, name, in)
        + "roleRef: {kind: %sRole, name: %s}\nsubjects: [%s]\n---\n".formatted(kind, name, subject);
  }

  private static String account(String namespace, String name) {
    return "{kind: ServiceAccount, namespace: %s, name: %s}".formatted(namespace, name);
  }

  private static List<String> chain(Subject from, String yaml) {
    ClusterSnapshot snapshot = Collector.snapshotOf("rbac.yaml", yaml);
    Access access = AccessEngine.of(snapshot);
    return Escalation.toward(access, Identities.of(snapshot, access), Takeover::in)
        .from(from)
        .stream()
        .map(
            step ->
                step.grant().subject()
                    + " via "
                    + step.grant().binding().ref().name()
                    + ": "
                    + step)
        .toList();
  }

  private static final Subject DEV = Subject.group("dev");
  private static final String DEVS = "{kind: Group, name: dev}";

  @Test
  void aChainGoesFromRightToRightUntilTheClusterIsTaken() {
    assertThat(
            chain(
                DEV,
                given("a", "ci", DEVS, "create pods")
                    + given("b", "ops", account("ci", "build"), "create serviceaccounts/token root")
                    + given("c", "", account("ops", "root"), "* *")))
        .containsExactly(
            "Group dev via a: create pods in ci, and so act as ServiceAccount ci/build",
            "ServiceAccount ci/build via b: create serviceaccounts/token named root in ops, and so"
                + " act as ServiceAccount ops/root",
            "ServiceAccount ops/root via c: * * of every group everywhere");
  }

  @Test
  void theShortestOfSeveralWaysIsTaken() {
    assertThat(
            chain(
                DEV,
                given("a", "ci", DEVS, "create pods")
                    + given("b", "ops", account("ci", "build"), "create serviceaccounts/token")
                    + given("c", "", account("ops", "root"), "* *")
                    + given("d", "ops", DEVS, "impersonate serviceaccounts root")))
        .containsExactly(
            "Group dev via d: impersonate serviceaccounts named root in ops, and so act as"
                + " ServiceAccount ops/root",
            "ServiceAccount ops/root via c: * * of every group everywhere");
  }

  @Test
  void aRunningPodIsAWayOnlyWhereItCarriesTheToken() {
    String rights =
        given("a", "ops", DEVS, "create pods/exec agent-0")
            + given("c", "", account("ops", "root"), "list secrets");
    String pod =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: agent-0, namespace: ops}
        spec: {serviceAccountName: root, automountServiceAccountToken: %s, containers: [{name: a}]}
        """;
    assertThat(chain(DEV, rights + pod.formatted("true")))
        .containsExactly(
            "Group dev via a: create pods/exec named agent-0 in ops, and so act as ServiceAccount"
                + " ops/root",
            "ServiceAccount ops/root via c: list secrets everywhere");
    assertThat(chain(DEV, rights + pod.formatted("false"))).isEmpty();
  }

  @Test
  void aSecretIsAWayOnlyWhereItHoldsATokenOfTheAccount() {
    String rights =
        given("a", "ops", DEVS, "get secrets")
            + given("c", "", account("ops", "root"), "get nodes/proxy");
    String secret =
        """
        apiVersion: v1
        kind: Secret
        type: %s
        metadata: {name: t, namespace: ops, annotations: {kubernetes.io/service-account.name: root}}
        """;
    assertThat(chain(DEV, rights + secret.formatted("kubernetes.io/service-account-token")))
        .containsExactly(
            "Group dev via a: get secrets in ops, and so act as ServiceAccount ops/root",
            "ServiceAccount ops/root via c: get nodes/proxy everywhere");
    assertThat(chain(DEV, rights + secret.formatted("Opaque"))).isEmpty();
  }

  @Test
  void groupsOfTheApiServerCountForTheirMembers() {
    String yaml =
        given(
            "c", "", "{kind: Group, name: 'system:serviceaccounts:ops'}", "escalate clusterroles");
    List<String> way =
        List.of("Group system:serviceaccounts:ops via c: escalate clusterroles everywhere");
    assertThat(chain(Subject.account("ops", "anybody"), yaml)).isEqualTo(way);
    assertThat(chain(Subject.user("system:serviceaccount:ops:anybody"), yaml)).isEqualTo(way);
    assertThat(chain(Subject.account("shop", "anybody"), yaml)).isEmpty();
  }

  @Test
  void rightsOverNamedObjectsAloneTakeNoCluster() {
    assertThat(chain(DEV, given("a", "", DEVS, "get secrets tls"))).isEmpty();
    assertThat(chain(DEV, given("a", "", DEVS, "impersonate groups readers"))).isEmpty();
    assertThat(chain(DEV, given("a", "", DEVS, "impersonate groups 'system:masters'")))
        .containsExactly("Group dev via a: impersonate groups named system:masters everywhere");
  }
}
