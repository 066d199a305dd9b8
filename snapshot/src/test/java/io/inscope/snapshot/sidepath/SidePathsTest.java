package io.inscope.snapshot.sidepath;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.access.AccessEngine;
import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.Tristate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Each world is written so that the lines of its objects can be told from the expected places.
class SidePathsTest {
  private static final PluginFacts PLUGIN =
      new PluginFacts(
          "Calico", "", Enforcement.YES, Tristate.YES, Tristate.YES, "DaemonSet net/calico, x");

  /// A resource knows here only that it stands in the file; its fields know their lines.
  private static final String VAULT =
      """
      {apiVersion: v1, kind: Pod, metadata: {name: vault, namespace: pay, labels: {app: vault}}, spec: {nodeName: n1}}
      ---
      """;

  private static ResourceRef ref(String text) {
    return ResourceRef.parse(text).orElseThrow();
  }

  private static SidePaths of(String yaml) {
    ClusterSnapshot snapshot = Collector.snapshotOf("w.yaml", yaml);
    return SidePaths.of(snapshot, AccessEngine.of(snapshot), PLUGIN);
  }

  private static List<String> lines(Stream<SidePath> paths, SidePathKind.Family family) {
    return paths
        .filter(path -> path.kind().family() == family)
        .map(
            path ->
                "%s %s -> %s: %s"
                    .formatted(path.kind().word(), path.verdict(), path.to().spoken(), path))
        .toList();
  }

  private static List<String> toVault(String yaml, SidePathKind.Family family) {
    return lines(of(VAULT + yaml).touching(Set.of(ref("pay/Pod/vault"))).stream(), family);
  }

  private static String rights(String rules, String subject) {
    return """
    {apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: r, namespace: pay}, rules: [%s]}
    ---
    {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: b, namespace: pay}, roleRef: {kind: Role, name: r}, subjects: [%s]}
    ---
    {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: c}, rules: []}
    ---
    {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: d}, roleRef: {kind: ClusterRole, name: c}, subjects: []}
    """
        .formatted(rules, subject);
  }

  private static final String DEVELOPERS = "{kind: Group, name: developers}";

  @Test
  void a_shell_by_get_counts_as_one_by_create() {
    assertThat(
            toVault(
                rights("{apiGroups: [''], resources: [pods/exec], verbs: [get]}", DEVELOPERS),
                SidePathKind.Family.ADMINISTRATIVE))
        .containsExactly(
            "exec ALLOWED -> namespace pay: Group developers may run commands in the pods of"
                + " namespace pay (get pods/exec) (RoleBinding pay/b at w.yaml:1; Role pay/r at"
                + " w.yaml:3)");
  }

  @Test
  void reading_pods_opens_none_of_them() {
    assertThat(
            toVault(
                rights("{apiGroups: [''], resources: [pods], verbs: [get, list]}", DEVELOPERS),
                SidePathKind.Family.ADMINISTRATIVE))
        .isEmpty();
  }

  @Test
  void a_wildcard_gives_every_right_but_those_over_the_cluster() {
    assertThat(
            of(VAULT + rights("{apiGroups: ['*'], resources: ['*'], verbs: ['*']}", DEVELOPERS))
                .touching(Set.of(ref("pay/Pod/vault")))
                .stream()
                .map(SidePath::kind)
                .collect(Collectors.toList()))
        .containsExactly(
            SidePathKind.EXEC,
            SidePathKind.ATTACH,
            SidePathKind.PORT_FORWARD,
            SidePathKind.EPHEMERAL_CONTAINER,
            SidePathKind.POD_PROXY,
            SidePathKind.SERVICE_PROXY,
            SidePathKind.READ_SECRETS,
            SidePathKind.CHANGE_WORKLOADS,
            SidePathKind.ISSUE_TOKENS,
            SidePathKind.IMPERSONATE,
            SidePathKind.CHANGE_RIGHTS,
            SidePathKind.CHANGE_SEGMENTATION,
            SidePathKind.WEBHOOK);
  }

  @Test
  void names_narrow_a_right_to_the_workload_of_the_pod_and_creation_to_nothing() {
    assertThat(
            toVault(
                rights(
                    "{apiGroups: [''], resources: [pods/exec, pods], verbs: [create],"
                        + " resourceNames: [vault]}",
                    DEVELOPERS),
                SidePathKind.Family.ADMINISTRATIVE))
        .containsExactly(
            "exec ALLOWED -> pay/vault: Group developers may run commands in the pods of pay/vault,"
                + " but only those named vault (create pods/exec) (RoleBinding pay/b at w.yaml:1;"
                + " Role pay/r at w.yaml:3)");
    assertThat(
            toVault(
                rights(
                    "{apiGroups: [''], resources: [pods/exec], verbs: [create], resourceNames:"
                        + " [other]}",
                    DEVELOPERS),
                SidePathKind.Family.ADMINISTRATIVE))
        .isEmpty();
  }

  @Test
  void who_runs_as_a_service_account_has_its_rights_if_it_carries_the_token() {
    String yaml =
        VAULT
            + rights(
                "{apiGroups: [''], resources: [secrets], verbs: [list]}",
                "{kind: ServiceAccount, name: bot, namespace: ops}")
            + """
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: with, namespace: ops}, spec: {serviceAccountName: bot}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: without, namespace: ops}, spec: {serviceAccountName: bot, automountServiceAccountToken: false}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: other, namespace: ops}, spec: {}}
            """;
    SidePath path = of(yaml).touching(Set.of(ref("pay/Pod/vault"))).getFirst();
    assertThat(path.kind()).isEqualTo(SidePathKind.READ_SECRETS);
    assertThat(path.from().workloads()).containsExactly(ref("ops/Pod/with"));
    String group =
        rights(
            "{apiGroups: [''], resources: [secrets], verbs: [list]}",
            "{kind: Group, name: 'system:serviceaccounts:ops'}");
    SidePath byGroup =
        of(VAULT
                + group
                + yaml.substring(
                    yaml.indexOf("---\n{apiVersion: v1, kind: Pod, metadata: {name: with")))
            .touching(Set.of(ref("pay/Pod/vault")))
            .getFirst();
    assertThat(byGroup.from().workloads())
        .containsExactly(ref("ops/Pod/other"), ref("ops/Pod/with"));
    assertThat(byGroup.how())
        .isEqualTo(
            "may read the secrets of namespace pay (list secrets); every pod with a token in"
                + " namespace ops");
  }

  @Test
  void the_kubelet_is_a_right_over_the_cluster_and_names_are_nodes() {
    String role =
        """
        {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: k}, rules: [{apiGroups: [''], resources: [nodes/proxy], verbs: [get]%s}]}
        ---
        {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: k}, roleRef: {kind: ClusterRole, name: k}, subjects: [{kind: User, name: ann}]}
        ---
        {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: k, namespace: pay}, roleRef: {kind: ClusterRole, name: k}, subjects: [{kind: User, name: bob}]}
        ---
        {apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: k, namespace: pay}, rules: []}
        """;
    assertThat(toVault(role.formatted(""), SidePathKind.Family.ADMINISTRATIVE))
        .containsExactly(
            "node-proxy ALLOWED -> the whole cluster: User ann may use the kubelet's API, which"
                + " runs commands in every pod of the node, everywhere (get nodes/proxy)"
                + " (ClusterRoleBinding k at w.yaml:1; ClusterRole k at w.yaml:3)");
    assertThat(
            toVault(
                role.formatted(", resourceNames: [n1, n9]"), SidePathKind.Family.ADMINISTRATIVE))
        .containsExactly(
            "node-proxy ALLOWED -> node n1: User ann may use the kubelet's API, which runs commands"
                + " in every pod of the node, of node n1, but only those named n1, n9 (get"
                + " nodes/proxy) (ClusterRoleBinding k at w.yaml:1; ClusterRole k at w.yaml:3)");
  }

  @Test
  void rights_that_were_not_handed_over_are_unknown_not_absent() {
    assertThat(toVault("", SidePathKind.Family.ADMINISTRATIVE))
        .containsExactly(
            "rights UNKNOWN -> the whole cluster: Somebody may have rights that are not known"
                + " (ClusterRole: it is not part of what was handed over. ClusterRoleBinding: it is"
                + " not part of what was handed over. Role: it is not part of what was handed over."
                + " And 1 more.)");
  }

  @Test
  void two_claims_may_lead_to_one_disk() {
    String yaml =
        """
        {apiVersion: v1, kind: PersistentVolume, metadata: {name: one}, spec: {nfs: {server: files, path: /exports}, claimRef: {namespace: pay, name: a}}}
        ---
        {apiVersion: v1, kind: PersistentVolume, metadata: {name: two}, spec: {nfs: {server: files, path: /exports}}}
        ---
        {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: a, namespace: pay}, spec: {accessModes: [ReadWriteMany]}}
        ---
        {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: b, namespace: shop}, spec: {volumeName: two}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: db, namespace: pay}, spec: {volumes: [{name: d, persistentVolumeClaim: {claimName: a}}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: job, namespace: pay}, spec: {volumes: [{name: d, persistentVolumeClaim: {claimName: a}}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}, spec: {volumes: [{name: d, persistentVolumeClaim: {claimName: b}}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: inline, namespace: shop}, spec: {volumes: [{name: d, nfs: {server: files, path: /exports}}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: same-name, namespace: shop}, spec: {volumes: [{name: d, persistentVolumeClaim: {claimName: a}}]}}
        """;
    assertThat(
            lines(
                of(yaml).touching(Set.of(ref("pay/Pod/db"))).stream(), SidePathKind.Family.VOLUME))
        .containsExactly(
            "volume ALLOWED -> pay/db: pay/job mounts PersistentVolumeClaim pay/a (ReadWriteMany),"
                + " as pay/db does (w.yaml:11 and w.yaml:9)",
            "volume ALLOWED -> pay/db: shop/inline mounts nfs files:/exports, which is the same"
                + " storage (nfs files:/exports) as PersistentVolumeClaim pay/a (ReadWriteMany) of"
                + " pay/db (w.yaml:15 and w.yaml:9)",
            "volume ALLOWED -> pay/db: shop/web mounts PersistentVolumeClaim shop/b, which is the"
                + " same storage (nfs files:/exports) as PersistentVolumeClaim pay/a"
                + " (ReadWriteMany) of pay/db (w.yaml:13 and w.yaml:9)");
  }

  private static String mounting(String name, String node, String path, boolean readOnly) {
    return """
    {apiVersion: v1, kind: Pod, metadata: {name: %s, namespace: far}, spec: {%s volumes: [{name: d, hostPath: {path: %s}}], containers: [{name: c, volumeMounts: [{name: d, mountPath: /d, readOnly: %s}]}]}}
    ---
    """
        .formatted(name, node.isEmpty() ? "" : "nodeName: " + node + ",", path, readOnly);
  }

  @Test
  void directories_of_a_node_meet_when_one_lies_in_the_other_and_somebody_writes() {
    String yaml =
        mounting("cards", "n1", "/data/cards", true)
            + mounting("backup", "n1", "/data/", false)
            + mounting("reader", "n1", "/data/cards", true)
            + mounting("sibling", "n1", "/data/cards2", false)
            + mounting("elsewhere", "n2", "/data", false)
            + mounting("somewhere", "", "/data/cards/old", false);
    assertThat(
            lines(
                of(yaml).touching(Set.of(ref("far/Pod/cards"))).stream(),
                SidePathKind.Family.VOLUME))
        .containsExactly(
            "host-path ALLOWED -> far/cards: far/backup mounts directory /data/ of the node, and"
                + " far/cards mounts /data/cards, both on node n1 (w.yaml:3 and w.yaml:1)",
            "host-path UNKNOWN -> far/cards: far/somewhere mounts directory /data/cards/old of the"
                + " node, and far/cards mounts /data/cards; whether on the same node is not known"
                + " (w.yaml:11 and w.yaml:1)");
  }

  @Test
  void secrets_count_however_they_are_used_and_tokens_do_not() {
    assertThat(
            lines(
                of(
                    """
                    {apiVersion: v1, kind: Pod, metadata: {name: vault, namespace: pay}, spec: {volumes: [{name: a, secret: {secretName: db}}, {name: t, secret: {secretName: default-token-x7k2p}}, {name: s, csi: {driver: secrets-store.csi.k8s.io, volumeAttributes: {secretProviderClass: hsm}}}], containers: [{name: c, envFrom: [{configMapRef: {name: leaky}}, {configMapRef: {name: plain}}]}]}}
                    ---
                    {apiVersion: v1, kind: Pod, metadata: {name: report, namespace: pay}, spec: {volumes: [{name: t, secret: {secretName: default-token-x7k2p}}, {name: s, csi: {volumeAttributes: {secretProviderClass: hsm}}}], containers: [{name: c, env: [{name: P, valueFrom: {secretKeyRef: {name: db, key: p}}}], envFrom: [{configMapRef: {name: leaky}}, {configMapRef: {name: plain}}]}]}}
                    ---
                    {apiVersion: v1, kind: ConfigMap, metadata: {name: leaky, namespace: pay}, data: {c: "card redacted:card:411111******1111"}}
                    ---
                    {apiVersion: v1, kind: ConfigMap, metadata: {name: plain, namespace: pay}, data: {c: nothing}}
                    ---
                    {apiVersion: v1, kind: Pod, metadata: {name: same, namespace: shop}, spec: {volumes: [{name: a, secret: {secretName: db}}]}}
                    """)
                    .touching(Set.of(ref("pay/Pod/vault")))
                    .stream(),
                SidePathKind.Family.SECRET))
        .containsExactly(
            "secret ALLOWED -> pay/vault: pay/report uses Secret pay/db, as pay/vault does"
                + " (w.yaml:3 and w.yaml:1)",
            "secret-store ALLOWED -> pay/vault: pay/report uses SecretProviderClass pay/hsm, as"
                + " pay/vault does (w.yaml:3 and w.yaml:1)",
            "config-map ALLOWED -> pay/vault: pay/report uses ConfigMap pay/leaky, as pay/vault"
                + " does; there are secrets in it (w.yaml:3 and w.yaml:1)");
  }

  @Test
  void neighbours_on_the_node_are_told_and_those_with_power_over_it() {
    assertThat(
            toVault(
                """
                {apiVersion: v1, kind: Pod, metadata: {name: near, namespace: far}, spec: {nodeName: n1}}
                ---
                {apiVersion: v1, kind: Pod, metadata: {name: gone, namespace: far}, spec: {nodeName: n1}, status: {phase: Succeeded}}
                ---
                {apiVersion: v1, kind: Pod, metadata: {name: off, namespace: far}, spec: {nodeName: n2, hostPID: true}}
                ---
                {apiVersion: v1, kind: Pod, metadata: {name: agent, namespace: far}, spec: {nodeName: n1, hostPID: true, hostNetwork: true, containers: [{name: c, securityContext: {privileged: true}}], volumes: [{name: k, hostPath: {path: /var/lib/kubelet/pods}}]}}
                ---
                {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: new, namespace: far}, spec: {template: {spec: {hostIPC: true}}}}
                """,
                SidePathKind.Family.NODE))
        .containsExactly(
            "shared-node ALLOWED -> pay/vault: far/agent shares node n1 with pay/vault (w.yaml:9"
                + " and w.yaml:1)",
            "shared-node ALLOWED -> pay/vault: far/near shares node n1 with pay/vault (w.yaml:3 and"
                + " w.yaml:1)",
            "node-access UNKNOWN -> the whole cluster: far/new shares memory with the processes of"
                + " the node; on which nodes it runs, or will run, is not known (w.yaml:11)",
            "node-access ALLOWED -> pay/vault: far/agent uses the network of the node, sees the"
                + " processes of the node, runs privileged, mounts /var/lib/kubelet/pods of the"
                + " node on node n1, where pay/vault runs (w.yaml:9)");
  }

  @Test
  void webhooks_lead_from_the_workload_that_serves_them_to_the_namespaces_they_see() {
    String hooks =
        """
        {apiVersion: v1, kind: Namespace, metadata: {name: pay, labels: {zone: pci}}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: guard, namespace: ops}, spec: {selector: {app: guard}}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: guard, namespace: ops, labels: {app: guard}}, spec: {}}
        ---
        {apiVersion: admissionregistration.k8s.io/v1, kind: MutatingWebhookConfiguration, metadata: {name: m}, webhooks: [{name: in, namespaceSelector: {matchLabels: {zone: pci}}, clientConfig: {service: {namespace: ops, name: guard}}, rules: [{resources: [pods]}]}, {name: in2, namespaceSelector: {matchLabels: {zone: pci}}, clientConfig: {service: {namespace: ops, name: guard}}, rules: [{resources: [deployments]}]}, {name: out, namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [pay]}]}, clientConfig: {service: {namespace: ops, name: guard}}, rules: [{resources: [pods]}]}]}
        ---
        {apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration, metadata: {name: v}, webhooks: [{name: url, clientConfig: {url: "https://hook.example/check"}, rules: [{resources: ['*']}]}, {name: of-cluster, clientConfig: {url: "https://a"}, rules: [{resources: [nodes], scope: Cluster}]}]}
        ---
        {apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: v1.metrics}, spec: {group: metrics, version: v1, insecureSkipTLSVerify: true, service: {namespace: ops, name: gone}}}
        ---
        {apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: v1.apps}, spec: {group: apps, version: v1}}
        ---
        {apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: certs.x}, spec: {group: x, names: {kind: Cert}, scope: Namespaced, conversion: {strategy: Webhook, webhook: {clientConfig: {service: {namespace: ops, name: guard}}}}}}
        ---
        {apiVersion: x/v1, kind: Cert, metadata: {name: c, namespace: pay}}
        """;
    assertThat(toVault(hooks, SidePathKind.Family.WEBHOOK))
        .containsExactly(
            "webhook ALLOWED -> the whole cluster: URL https://hook.example/check sees and may"
                + " refuse every kind of object everywhere (webhook url of"
                + " ValidatingWebhookConfiguration v at w.yaml:11)",
            "webhook ALLOWED -> namespace pay: ops/guard changes deployments, pods of namespace pay"
                + " (webhook in of MutatingWebhookConfiguration m at w.yaml:9, and 1 more)",
            "conversion-webhook ALLOWED -> namespace pay: ops/guard converts every Cert of"
                + " namespace pay (CustomResourceDefinition certs.x at w.yaml:17)",
            "aggregated-api ALLOWED -> the whole cluster: Service ops/gone, which is not in the"
                + " snapshot, answers for the API metrics/v1 in place of the API server, which does"
                + " not check its certificate (APIService v1.metrics at w.yaml:13)");
  }

  @Test
  void the_list_of_all_is_a_star_not_every_pair() {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      yaml.append(
          """
          {apiVersion: v1, kind: Pod, metadata: {name: p%02d, namespace: far}, spec: {nodeName: n1, volumes: [{name: d, persistentVolumeClaim: {claimName: a}}]}}
          ---
          """
              .formatted(i));
    }
    SidePaths paths = of(yaml.toString());
    assertThat(paths.all().stream().filter(p -> p.kind() == SidePathKind.VOLUME)).hasSize(49);
    assertThat(paths.all().stream().filter(p -> p.kind() == SidePathKind.SHARED_NODE)).hasSize(49);
    assertThat(
            paths.touching(Set.of(ref("far/Pod/p07"), ref("far/Pod/p08"))).stream()
                .filter(p -> p.kind() == SidePathKind.VOLUME))
        .hasSize(48 * 2 + 1);
  }

  @Test
  void nothing_is_asked_nothing_is_answered() {
    assertThat(of(VAULT).touching(Set.of())).isEmpty();
  }

  @Test
  void a_workload_that_makes_no_sense_is_a_limit() {
    assertThat(
            of(VAULT
                    + "{apiVersion: v1, kind: Pod, metadata: {name: odd, namespace: pay}, spec:"
                    + " {volumes: 7}}")
                .limits())
        .contains(
            "Pod pay/odd (w.yaml:1): what it shares is not known: /spec/volumes is a number where a"
                + " list belongs.");
  }

  @Test
  void who_has_power_over_a_node_may_meet_what_runs_nobody_knows_where() {
    assertThat(
            lines(
                of(
                    """
                    {apiVersion: v1, kind: Pod, metadata: {name: vault, namespace: pay}, spec: {}}
                    ---
                    {apiVersion: v1, kind: Pod, metadata: {name: off, namespace: far}, spec: {nodeName: n2, hostPID: true}}
                    """)
                    .touching(Set.of(ref("pay/Pod/vault")))
                    .stream(),
                SidePathKind.Family.NODE))
        .containsExactly(
            "node-access UNKNOWN -> the whole cluster: far/off sees the processes of the node on"
                + " node n2; whether pay/vault runs there is not known (w.yaml:3)");
  }

  /// Twice as many workloads in the same few groups: twice as many paths, not four times.
  @Test
  void the_list_of_all_grows_with_the_workloads_not_with_their_pairs() {
    int one = of(crowd(400)).all().size();
    int two = of(crowd(800)).all().size();
    assertThat(two).isLessThan(3 * one);
    assertThat(of(crowd(800)).touching(Set.of(ref("far/Pod/p0"))).size()).isLessThan(8 * 800);
  }

  private static String crowd(int workloads) {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < workloads; i++) {
      yaml.append(
          """
          {apiVersion: v1, kind: Pod, metadata: {name: p%d, namespace: far}, spec: {nodeName: n%d, hostPID: true, serviceAccountName: s%d, volumes: [{name: d, persistentVolumeClaim: {claimName: a}}, {name: h, hostPath: {path: /data/%d}}, {name: r, hostPath: {path: /data}}, {name: s, secret: {secretName: x}}]}}
          ---
          """
              .formatted(i, i % 3, i, i % 10));
    }
    return yaml.append(
            rights(
                "{apiGroups: ['*'], resources: ['*'], verbs: ['*']}",
                "{kind: Group, name: 'system:serviceaccounts'}"))
        .toString();
  }
}
