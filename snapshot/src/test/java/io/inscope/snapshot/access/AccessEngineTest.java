package io.inscope.snapshot.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AccessEngineTest {
  private static final String ROLES =
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: reader}
      rules:
      - {apiGroups: [""], resources: [pods], verbs: [get, list]}
      - {nonResourceURLs: [/metrics], verbs: [get]}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: {name: writer, namespace: shop}
      rules:
      - {apiGroups: [""], resources: [configmaps], verbs: [update], resourceNames: [c]}
      ---
      """;

  private static final String ADMINISTRATORS =
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: cluster-admin, labels: {kubernetes.io/bootstrapping: rbac-defaults}}
      rules:
      - {apiGroups: ["*"], resources: ["*"], verbs: ["*"]}
      - {nonResourceURLs: ["*"], verbs: ["*"]}
      """;

  private static Access access(String yaml) {
    return AccessEngine.of(Collector.snapshotOf("rbac.yaml", yaml));
  }

  private static List<String> grants(Access access) {
    return access.grants().map(AccessEngineTest::said).toList();
  }

  private static String said(Grant grant) {
    return "%s: %s %s%s via %s of %s%s"
        .formatted(
            grant.subject(),
            listed(grant, "verbs"),
            listed(grant, "resources"),
            grant.namespace().isEmpty() ? "" : " in " + grant.namespace(),
            grant.binding().ref(),
            grant.role().ref(),
            grant.rule().pointer());
  }

  private static String listed(Grant grant, String list) {
    return grant.rule().at(list).each().map(f -> f.text("")).collect(Collectors.joining(","));
  }

  private static String binding(String kind, String name, String role, String subjects) {
    String[] ref = role.split("/", -1);
    return """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: %s
    metadata: {name: %s%s}
    roleRef: {apiGroup: rbac.authorization.k8s.io, kind: %s, name: %s}
    subjects: %s
    ---
    """
        .formatted(
            kind,
            name,
            kind.equals("RoleBinding") ? ", namespace: shop" : "",
            ref[0],
            ref[1],
            subjects);
  }

  @Test
  void everySubjectHasEveryRuleOfItsRole() {
    Access access =
        access(
            ROLES
                + binding(
                    "ClusterRoleBinding",
                    "all",
                    "ClusterRole/reader",
                    "[{kind: User, name: u}, {kind: Group, name: g}, {kind: User, name: u}]"));
    assertThat(grants(access))
        .containsExactly(
            "Group g: get,list pods via ClusterRoleBinding.rbac.authorization.k8s.io/all of"
                + " ClusterRole.rbac.authorization.k8s.io/reader/rules/0",
            "Group g: get  via ClusterRoleBinding.rbac.authorization.k8s.io/all of"
                + " ClusterRole.rbac.authorization.k8s.io/reader/rules/1",
            "User u: get,list pods via ClusterRoleBinding.rbac.authorization.k8s.io/all of"
                + " ClusterRole.rbac.authorization.k8s.io/reader/rules/0",
            "User u: get  via ClusterRoleBinding.rbac.authorization.k8s.io/all of"
                + " ClusterRole.rbac.authorization.k8s.io/reader/rules/1");
  }

  @Test
  void aRoleBindingGivesAClusterRoleInItsNamespaceOnly() {
    Access access =
        access(
            ROLES
                + binding(
                    "RoleBinding",
                    "here",
                    "Role/writer",
                    "[{kind: ServiceAccount, name: own}, {kind: ServiceAccount, name: o, namespace:"
                        + " ci}]")
                + binding("RoleBinding", "part", "ClusterRole/reader", "[{kind: User, name: u}]"));
    assertThat(grants(access))
        .containsExactly(
            "ServiceAccount ci/o: update configmaps in shop via"
                + " shop/RoleBinding.rbac.authorization.k8s.io/here of"
                + " shop/Role.rbac.authorization.k8s.io/writer/rules/0",
            "ServiceAccount shop/own: update configmaps in shop via"
                + " shop/RoleBinding.rbac.authorization.k8s.io/here of"
                + " shop/Role.rbac.authorization.k8s.io/writer/rules/0",
            "User u: get,list pods in shop via shop/RoleBinding.rbac.authorization.k8s.io/part of"
                + " ClusterRole.rbac.authorization.k8s.io/reader/rules/0",
            "User u: get  in shop via shop/RoleBinding.rbac.authorization.k8s.io/part of"
                + " ClusterRole.rbac.authorization.k8s.io/reader/rules/1");
    assertThat(access.grants().findFirst().orElseThrow().isNamed()).isTrue();
  }

  @Test
  void aggregatedRulesAreShownWhereTheyComeFromAndOnce() {
    String aggregated =
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: whole}
        aggregationRule:
          clusterRoleSelectors:
          - matchExpressions: [{key: part-of, operator: In, values: [whole, half]}]
        rules:
        - {apiGroups: [""], resources: [pods], verbs: [get]}
        - {apiGroups: [""], resources: [nodes], verbs: [get]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: part, labels: {part-of: whole}}
        aggregationRule:
          clusterRoleSelectors: [{matchLabels: {part-of: part}}, {matchLabels: {part-of: whole}}]
        rules:
        - {apiGroups: [""], resources: [pods], verbs: [get]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: deep, labels: {part-of: part}}
        rules:
        - {apiGroups: [""], resources: [events], verbs: [get]}
        ---
        """;
    Access access =
        access(
            aggregated
                + binding(
                    "ClusterRoleBinding", "b", "ClusterRole/whole", "[{kind: User, name: u}]"));
    assertThat(grants(access))
        .containsExactly(
            "User u: get events via ClusterRoleBinding.rbac.authorization.k8s.io/b of"
                + " ClusterRole.rbac.authorization.k8s.io/deep/rules/0",
            "User u: get pods via ClusterRoleBinding.rbac.authorization.k8s.io/b of"
                + " ClusterRole.rbac.authorization.k8s.io/part/rules/0",
            "User u: get nodes via ClusterRoleBinding.rbac.authorization.k8s.io/b of"
                + " ClusterRole.rbac.authorization.k8s.io/whole/rules/1");
  }

  @Test
  void whatCannotBeResolvedIsSaid() {
    Access access =
        access(
            binding("ClusterRoleBinding", "gone", "ClusterRole/gone", "[{kind: User, name: u}]")
                + binding("ClusterRoleBinding", "local", "Role/writer", "[{kind: User, name: u}]")
                + binding("RoleBinding", "odd", "Role/writer", "{kind: User}")
                + binding(
                    "ClusterRoleBinding",
                    "who",
                    "ClusterRole/reader",
                    "[{kind: Robot, name: r}, {kind: ServiceAccount, name: a}]")
                + ROLES
                + """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: broken, namespace: shop}
                rules:
                - {apiGroups: [""], resources: pods, verbs: [get]}
                - {apiGroups: [""], resources: [pods], verbs: [get]}
                ---
                """
                + binding("RoleBinding", "half", "Role/broken", "[{kind: User, name: u}]"));
    assertThat(access.limits())
        .containsExactly(
            "ClusterRoleBinding gone (rbac.yaml:1): it gives ClusterRole gone, which is not in the"
                + " snapshot.",
            "ClusterRoleBinding local (rbac.yaml:1): it gives a Role, which only a RoleBinding"
                + " can.",
            "ClusterRoleBinding who (rbac.yaml:1): /subjects/0 names nobody that can be told.",
            "ClusterRoleBinding who (rbac.yaml:1): /subjects/1 names a service account without its"
                + " namespace.",
            "Role shop/broken (rbac.yaml:1): a rule is left out: /rules/0/resources is a text where"
                + " a list belongs.",
            "RoleBinding shop/odd (rbac.yaml:1): it is left out: /subjects is an object where a"
                + " list belongs.");
    assertThat(grants(access))
        .containsExactly(
            "User u: get pods in shop via shop/RoleBinding.rbac.authorization.k8s.io/half of"
                + " shop/Role.rbac.authorization.k8s.io/broken/rules/1");
  }

  @Test
  void kindsThatWereNotHandedOverAreSaid() {
    assertThat(access("").limits())
        .containsExactly(
            "ClusterRole: it is not part of what was handed over.",
            "ClusterRoleBinding: it is not part of what was handed over.",
            "Role: it is not part of what was handed over.",
            "RoleBinding: it is not part of what was handed over.");
  }

  @Test
  void aBindingIsAsShippedOnlyWithItsOwnSubjectsAndLabel() {
    String shipped =
        binding(
                "ClusterRoleBinding",
                "cluster-admin",
                "ClusterRole/cluster-admin",
                "[{kind: Group, name: 'system:masters'}]")
            .replace(
                "{name: cluster-admin}",
                "{name: cluster-admin, labels: {kubernetes.io/bootstrapping: rbac-defaults}}");
    assertThat(isShipped(shipped)).isTrue();
    assertThat(isShipped(shipped.replace("rbac-defaults", "mine"))).isFalse();
    assertThat(
            isShipped(
                shipped.replace("system:masters'}", "system:masters'}, {kind: User, name: u}")))
        .isFalse();
    assertThat(
            isShipped(shipped.replace("name: cluster-admin, labels", "name: system:mine, labels")))
        .isFalse();
  }

  private static boolean isShipped(String yaml) {
    ResourceRef binding =
        Collector.snapshotOf("b.yaml", yaml)
            .all(Kinds.CLUSTER_ROLE_BINDING)
            .findFirst()
            .orElseThrow()
            .ref();
    return access(yaml + ADMINISTRATORS).isAsShipped(binding);
  }
}
