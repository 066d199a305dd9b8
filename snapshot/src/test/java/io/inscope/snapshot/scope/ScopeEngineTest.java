package io.inscope.snapshot.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.access.AccessEngine;
import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Assumptions;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import io.inscope.snapshot.sidepath.SidePaths;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeEngineTest {
  private static final ClusterSnapshot SNAPSHOT =
      Collector.snapshotOf(
          "w.yaml",
          """
          {apiVersion: v1, kind: Pod, metadata: {name: vault, namespace: pay, labels: {app: vault}}, spec: {nodeName: n1}}
          ---
          {apiVersion: v1, kind: Pod, metadata: {name: api, namespace: shop}, spec: {nodeName: n2}}
          ---
          {apiVersion: v1, kind: Pod, metadata: {name: near, namespace: far}, spec: {nodeName: n1}}
          ---
          {apiVersion: v1, kind: Pod, metadata: {name: off, namespace: far}, spec: {nodeName: n2}}
          ---
          {apiVersion: v1, kind: Pod, metadata: {name: metrics, namespace: kube-system}, spec: {nodeName: n2}}
          ---
          {apiVersion: v1, kind: Pod, metadata: {name: etcd, namespace: infra, annotations: {kubernetes.io/config.mirror: x}}, spec: {nodeName: n3}}
          ---
          {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: calico-node, namespace: calico-system}, spec: {template: {spec: {containers: [{name: calico-node, image: "calico/node:v3.29.1"}]}}}}
          ---
          {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: vault, namespace: pay}, spec: {podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}}], ports: [{port: 5432}]}]}}
          """);
  private static final Connectivity CONNECTIVITY =
      ConnectivityEngine.of(SNAPSHOT, Zones.NONE, Assumptions.NONE);

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private static ScopeEntry entry(String decisions, String ref) {
    ScopeDecisions parsed = ScopeDecisions.parse(decisions);
    assertThat(parsed.problems()).isEmpty();
    ResourceRef workload = ResourceRef.parse(ref).orElseThrow();
    return derive(SNAPSHOT, parsed).entry(workload).orElseThrow();
  }

  private static Scope derive(ClusterSnapshot snapshot, ScopeDecisions decisions) {
    Connectivity connectivity =
        snapshot == SNAPSHOT
            ? CONNECTIVITY
            : ConnectivityEngine.of(snapshot, Zones.NONE, Assumptions.NONE);
    return ScopeEngine.derive(
        snapshot,
        connectivity,
        SidePaths.of(snapshot, AccessEngine.of(snapshot), connectivity.plugin()),
        decisions,
        TODAY);
  }

  private static final String CDE = "cde: [{namespace: pay, data-role: stores, because: Cards.}]\n";

  @Test
  void the_cde_is_what_people_declare() {
    ScopeEntry entry = entry(CDE, "pay/Pod/vault");
    assertThat(line(entry)).isEqualTo("cde cde cde stores: Cards.");
    assertThat(entry.proofs()).isEmpty();
    assertThat(entry.declaration().orElseThrow().source()).isEqualTo(ScopeSource.RULE);
  }

  /// Declared, derived, effective, data role and why.
  private static String line(ScopeEntry entry) {
    return "%s %s %s %s: %s"
        .formatted(
            entry.declared().map(ScopeClass::word).orElse("-"),
            entry.derived().word(),
            entry.effective().word(),
            entry.dataRole().word(),
            entry.because());
  }

  @Test
  void who_may_talk_to_the_cde_is_connected_and_the_proof_says_how() {
    ScopeEntry entry = entry(CDE, "shop/Pod/api");
    String id =
        CONNECTIVITY.all(false).stream()
            .filter(row -> row.from().name().equals("api") && row.to().name().equals("vault"))
            .findFirst()
            .orElseThrow()
            .id();
    assertThat(line(entry))
        .isEqualTo(
            "- connected-to connected-to none: connection "
                + id
                + ", shop/api to pay/vault on TCP 5432: no policy isolates shop/api for egress;"
                + " NetworkPolicy pay/vault ingress[0] at w.yaml:15");
    assertThat(entry.proofs()).hasSize(1).first().isInstanceOf(Proof.ByNetwork.class);
  }

  @Test
  void who_needs_no_connection_is_security_impacting() {
    assertThat(entry(CDE, "far/Pod/near").because())
        .isEqualTo("it shares node n1 with pay/vault (w.yaml:5 and w.yaml:1)");
    assertThat(entry(CDE, "kube-system/Pod/metrics").because())
        .isEqualTo("it runs in kube-system, among the cluster's own components");
    assertThat(entry(CDE, "infra/Pod/etcd").because())
        .isEqualTo("it is a static pod, part of the control plane or of its node");
    assertThat(entry(CDE, "calico-system/DaemonSet.apps/calico-node").because())
        .isEqualTo("it is the network plugin (Calico), which makes the segmentation");
    assertThat(entry(CDE, "far/Pod/near").effective()).isEqualTo(ScopeClass.SECURITY_IMPACTING);
  }

  @Test
  void without_a_link_it_is_undecided_not_out_of_scope() {
    assertThat(entry(CDE, "far/Pod/off"))
        .isEqualTo(
            new ScopeEntry(
                ResourceRef.parse("far/Pod/off").orElseThrow(),
                Optional.empty(),
                ScopeClass.UNDECIDED,
                ScopeClass.UNDECIDED,
                DataRole.NONE,
                "no link with the CDE was found, and nobody decided"));
  }

  @Test
  void a_decision_stays_and_what_contradicts_it_stands_beside_it() {
    ScopeEntry entry =
        entry(CDE + "out-of-scope: [{namespace: far, because: Says the bank.}]", "far/Pod/near");
    assertThat(entry.effective()).isEqualTo(ScopeClass.OUT_OF_SCOPE);
    assertThat(entry.isContradicted()).isTrue();
    assertThat(entry.because())
        .isEqualTo(
            "Says the bank. The facts show security-impacting: it shares node n1 with pay/vault"
                + " (w.yaml:5 and w.yaml:1)");
    assertThat(entry(CDE + "out-of-scope: [{namespace: far}]", "far/Pod/off").isContradicted())
        .isFalse();
  }

  @Test
  void the_narrowest_decision_counts() {
    String decisions =
        """
        cde:
          - namespace: pay
            data-role: processes
          - workload: pay/Pod/vault
            because: Narrow.
        """;
    assertThat(entry(decisions, "pay/Pod/vault").because()).isEqualTo("Narrow.");
    assertThat(entry(decisions, "pay/Pod/vault").dataRole()).isEqualTo(DataRole.PROCESSES);
    assertThat(
            entry(
                    "out-of-scope: [{namespace: pay}]\ncde: [{selector: {app: vault}}]",
                    "pay/Pod/vault")
                .effective())
        .isEqualTo(ScopeClass.CDE);
  }

  @Test
  void without_a_cde_nothing_is_derived() {
    assertThat(entry("zones: []", "kube-system/Pod/metrics").because())
        .isEqualTo("no CDE is declared yet");
  }

  @Test
  void names_that_speak_of_cards_are_suggested() {
    assertThat(
            ScopeEngine.suggest(
                Collector.snapshotOf(
                    "s.yaml",
                    """
                    {apiVersion: apps/v1, kind: Deployment, metadata: {name: card-api, namespace: payments}, spec: {template: {metadata: {labels: {app: hsm-proxy, tier: back}}}}}
                    ---
                    {apiVersion: apps/v1, kind: Deployment, metadata: {name: company-japan, namespace: shop}, spec: {template: {metadata: {labels: {app: web}}}}}
                    """)))
        .containsExactly(
            new ScopeSuggestion(
                ResourceRef.parse("payments/Deployment.apps/card-api").orElseThrow(),
                List.of("label app=hsm-proxy", "name has 'card'", "namespace has 'payment'")));
  }

  @Test
  void a_connection_that_is_sure_is_a_better_proof_than_one_that_is_not() {
    ClusterSnapshot snapshot =
        Collector.snapshotOf(
            "w.yaml",
            """
            {apiVersion: v1, kind: Pod, metadata: {name: vault, namespace: pay}, spec: {nodeName: n1}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: agent, namespace: zone}, spec: {nodeName: n1, hostNetwork: true}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: deny, namespace: pay}, spec: {podSelector: {}, policyTypes: [Ingress, Egress]}}
            """);
    Scope scope = derive(snapshot, ScopeDecisions.parse("cde: [{namespace: pay}]"));
    assertThat(scope.entries().getLast().because())
        .contains("zone/agent to pay/vault on TCP all: host network")
        .endsWith(
            "no policy stands between a pod and its own node (and 7 more: 5 network, 2 node)");
  }

  private static ScopeEntry only(String yaml, String decisions, String ref) {
    ScopeDecisions parsed = ScopeDecisions.parse(decisions);
    assertThat(parsed.problems()).isEmpty();
    return derive(Collector.snapshotOf("w.yaml", yaml), parsed)
        .entry(ResourceRef.parse(ref).orElseThrow())
        .orElseThrow();
  }

  @Test
  void every_kind_of_way_is_a_proof_the_strongest_first() {
    ScopeEntry entry =
        only(
            """
            {apiVersion: v1, kind: Pod, metadata: {name: vault, namespace: pay}, spec: {nodeName: n1, volumes: [{name: a, persistentVolumeClaim: {claimName: d}}, {name: s, secret: {secretName: k}}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: near, namespace: pay, labels: {app: near}}, spec: {nodeName: n1, serviceAccountName: bot, volumes: [{name: a, persistentVolumeClaim: {claimName: d}}, {name: s, secret: {secretName: k}}]}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: deny, namespace: pay}, spec: {podSelector: {}, policyTypes: [Ingress, Egress]}}
            ---
            {apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: r, namespace: pay}, rules: [{apiGroups: [''], resources: [secrets], verbs: [get]}]}
            ---
            {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: b, namespace: pay}, roleRef: {kind: Role, name: r}, subjects: [{kind: ServiceAccount, name: bot}]}
            ---
            {apiVersion: v1, kind: Service, metadata: {name: hook, namespace: pay}, spec: {selector: {app: near}}}
            ---
            {apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration, metadata: {name: v}, webhooks: [{name: h, clientConfig: {service: {namespace: pay, name: hook}}, rules: [{resources: [pods]}]}]}
            """,
            "cde: [{workload: pay/Pod/vault}]",
            "pay/Pod/near");
    assertThat(entry.proofs().stream().map(Proof::word))
        .containsExactly("volume", "rights", "secret", "webhook", "node");
    assertThat(entry.proofs().stream().map(Proof::sentence))
        .containsExactly(
            "it mounts PersistentVolumeClaim pay/d, as pay/vault does (w.yaml:3 and w.yaml:1)",
            "it runs as ServiceAccount pay/bot, which may read the secrets of namespace pay (get"
                + " secrets) (RoleBinding pay/b at w.yaml:1; Role pay/r at w.yaml:7)",
            "it uses Secret pay/k, as pay/vault does (w.yaml:3 and w.yaml:1)",
            "it sees and may refuse pods everywhere (webhook h of ValidatingWebhookConfiguration v"
                + " at w.yaml:13)",
            "it shares node n1 with pay/vault (w.yaml:3 and w.yaml:1)");
    assertThat(line(entry))
        .isEqualTo(
            "- connected-to connected-to none: it mounts PersistentVolumeClaim pay/d, as pay/vault"
                + " does (w.yaml:3 and w.yaml:1) (and 4 more: 1 node, 1 rights, 1 secret, 1"
                + " webhook)");
  }

  private static final String LABELLED =
      """
      {apiVersion: v1, kind: Namespace, metadata: {name: pay, labels: {pci.scope: %s}}}
      ---
      {apiVersion: v1, kind: Node, metadata: {name: n1, labels: {pci.scope: %s}}}
      ---
      {apiVersion: x/v1, kind: Db, metadata: {name: d, namespace: pay, labels: {pci.scope: %s}}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: p, namespace: pay, labels: {pci.scope: %s, app: p}, ownerReferences: [{apiVersion: x/v1, kind: Db, name: d, controller: true}]}, spec: {nodeName: n1}}
      """;

  /// All 64 combinations of sources: what counts is always the first that says something.
  @Test
  void the_first_source_that_says_something_counts() {
    List<ScopeSource> order = List.of(ScopeSource.values());
    for (int said = 0; said < 64; said++) {
      List<ScopeSource> sources = new ArrayList<>();
      for (ScopeSource source : order) {
        if ((said >> source.ordinal() & 1) == 1) {
          sources.add(source);
        }
      }
      String yaml =
          LABELLED.formatted(
              value(sources, ScopeSource.NAMESPACE),
              value(sources, ScopeSource.NODE),
              value(sources, ScopeSource.OWNER),
              value(sources, ScopeSource.OBJECT));
      String decisions =
          (sources.contains(ScopeSource.DECISION) ? "cde: [{workload: pay/Pod/p}]\n" : "")
              + (sources.contains(ScopeSource.RULE)
                  ? "connected-to: [{namespace: pay, selector: {app: p}}]\n"
                  : "")
              + "zones: []";
      assertThat(only(yaml, decisions, "pay/Pod/p").declaration().map(Declaration::source))
          .as(sources.toString())
          .isEqualTo(sources.stream().findFirst());
    }
  }

  private static String value(List<ScopeSource> said, ScopeSource source) {
    return said.contains(source) ? "security-impacting" : "\"\"";
  }

  @Test
  void an_annotation_speaks_before_a_label_and_traits_may_come_from_elsewhere() {
    String yaml =
        """
        {apiVersion: v1, kind: Namespace, metadata: {name: pay, annotations: {pci.environment: production, pci.tier: data}}}
        ---
        {apiVersion: apps/v1, kind: Deployment, metadata: {name: api, namespace: pay, labels: {pci.scope: cde}, annotations: {pci.scope: Connected}}, spec: {template: {metadata: {labels: {pci.data-role: transmits, pci.tier: app}}}}}
        """;
    ScopeEntry entry = only(yaml, "cde: [{namespace: other}]", "pay/Deployment.apps/api");
    assertThat(line(entry))
        .isEqualTo(
            "connected-to undecided connected-to transmits: declared by annotation pci.scope of"
                + " Deployment pay/api at w.yaml:3");
    assertThat(entry.traits())
        .isEqualTo(new Traits(Optional.of(DataRole.TRANSMITS), "app", "production", ""));
  }

  @Test
  void other_keys_may_speak_of_scope_and_values_that_say_nothing_are_told() {
    ClusterSnapshot snapshot =
        Collector.snapshotOf(
            "w.yaml",
            "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: pay, labels: {pci.scope:"
                + " yes-please, acme/pci: cde}}}");
    ScopeDecisions usual = ScopeDecisions.parse("zones: []");
    assertThat(derive(snapshot, usual).cde()).isEmpty();
    assertThat(usual.against(snapshot))
        .extracting(ScopeProblem::toString)
        .containsExactly(
            "label pci.scope of Pod pay/p at w.yaml:1 is not cde, connected-to, security-impacting"
                + " or out-of-scope, and does not count");
    assertThat(derive(snapshot, ScopeDecisions.parse("keys: {scope: [acme/pci]}")).cde())
        .containsExactly(ResourceRef.parse("pay/Pod/p").orElseThrow());
  }

  @Test
  void a_label_against_an_entry_of_the_file_is_told() {
    assertThat(
            ScopeDecisions.parse("cde: [{namespace: pay}]")
                .against(
                    Collector.snapshotOf(
                        "w.yaml",
                        "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: pay, labels:"
                            + " {pci.scope: out}}}")))
        .extracting(ScopeProblem::toString)
        .containsExactly(
            "line 1: says cde of pay/Pod/p, label pci.scope of Pod pay/p at w.yaml:1 says"
                + " out-of-scope; the latter counts");
  }

  private static final String WORKLOADS =
      """
      {apiVersion: v1, kind: Node, metadata: {name: n1, labels: {pool: cards}}}
      ---
      {apiVersion: v1, kind: Node, metadata: {name: n2}}
      ---
      {apiVersion: apps/v1, kind: Deployment, metadata: {name: card-api, namespace: pay-eu, uid: u}, spec: {template: {spec: {serviceAccountName: api, containers: [{name: a, image: registry.example/cards/api:1}, {name: b, image: envoy:1}]}}}}
      ---
      {apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: card-api-%1$s, namespace: pay-eu, ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: card-api, controller: true}]}, spec: {replicas: 2}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: card-api-%1$s-x, uid: "%1$s1", namespace: pay-eu, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: card-api-%1$s, controller: true}]}, spec: {nodeName: n1}, status: {podIP: 10.0.0.%2$s}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: card-api-%1$s-y, uid: "%1$s2", namespace: pay-eu, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: card-api-%1$s, controller: true}]}, spec: {nodeName: n2}, status: {podIP: 10.9.0.%2$s}}
      """;

  private static String declared(String condition, ScopeClass scopeClass) {
    return only(
            WORKLOADS.formatted("a", "7"),
            "%s: [{%s}]".formatted(scopeClass.word(), condition),
            "pay-eu/Deployment.apps/card-api")
        .declared()
        .map(ScopeClass::word)
        .orElse("-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "namespace: 'pay-*'",
        "namespace-selector: {kubernetes.io/metadata.name: pay-eu}",
        "name: 'card-?pi'",
        "service-account: api",
        "namespace: pay-eu, name: card-api, service-account: api"
      })
  void a_rule_may_describe_what_it_covers(String condition) {
    assertThat(declared(condition, ScopeClass.CDE)).isEqualTo("cde");
    assertThat(declared(condition, ScopeClass.OUT_OF_SCOPE)).isEqualTo("out-of-scope");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "node-selector: {pool: cards}",
        "image: registry.example/cards/",
        "cidr: 10.0.0.0/24"
      })
  void what_holds_of_one_pod_puts_into_scope_and_takes_nothing_out(String condition) {
    assertThat(declared(condition, ScopeClass.CDE)).isEqualTo("cde");
    assertThat(declared(condition, ScopeClass.OUT_OF_SCOPE)).isEqualTo("-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "namespace: pay",
        "namespace: 'pay-*', name: web",
        "service-account: default",
        "namespace: pay-eu, cidr: 10.1.0.0/16",
        "image: cards/"
      })
  void all_that_is_given_must_hold(String condition) {
    assertThat(declared(condition, ScopeClass.CDE)).isEqualTo("-");
  }

  @Test
  void decisions_hold_for_the_next_snapshot_whatever_its_pods_are_called() {
    ScopeDecisions decisions =
        ScopeDecisions.parse(
            "cde: [{workload: pay-eu/Deployment.apps/card-api, because: Cards.}]\n"
                + "security-impacting: [{workload: Node/n2}]");
    Scope before = derive(Collector.snapshotOf("w.yaml", WORKLOADS.formatted("a", "7")), decisions);
    Scope after = derive(Collector.snapshotOf("w.yaml", WORKLOADS.formatted("b", "8")), decisions);
    assertThat(before.entries().stream().map(e -> e.workload() + " " + line(e)))
        .containsExactly(
            "Node/n1 - cde cde none: it runs pay-eu/card-api of the CDE",
            "Node/n2 security-impacting cde security-impacting none: declared on line 2 of the"
                + " scope file. The facts show cde: it runs pay-eu/card-api of the CDE",
            "pay-eu/Deployment.apps/card-api cde cde cde none: Cards.");
    assertThat(after.entries()).isEqualTo(before.entries());
    assertThat(after.cde())
        .containsExactly(ResourceRef.parse("pay-eu/Deployment.apps/card-api").orElseThrow());
  }

  @Test
  void a_decision_that_has_expired_no_longer_counts_but_the_cde_does_not_shrink() {
    String expired =
        """
        cde: [{namespace: pay, valid-until: 2026-11-20}]
        out-of-scope: [{namespace: far, valid-until: 2026-11-20}]
        """;
    assertThat(line(entry(expired, "pay/Pod/vault")))
        .isEqualTo(
            "- cde cde none: The decision on line 1 of the scope file (cde) expired on 2026-11-20."
                + " It stays in the CDE until somebody decides anew.");
    assertThat(line(entry(expired, "far/Pod/off")))
        .isEqualTo(
            "- undecided undecided none: The decision on line 2 of the scope file (out-of-scope)"
                + " expired on 2026-11-20. no link with the CDE was found, and nobody decided");
    assertThat(derive(SNAPSHOT, ScopeDecisions.parse(expired)).problems())
        .extracting(ScopeProblem::toString)
        .containsExactly(
            "line 1: expired on 2026-11-20 and no longer counts; decide anew",
            "line 2: expired on 2026-11-20 and no longer counts; decide anew");
    assertThat(
            line(entry("out-of-scope: [{namespace: far, valid-until: 2026-11-21}]", "far/Pod/off")))
        .startsWith("out-of-scope undecided out-of-scope");
  }

  @Test
  void neither_nodes_nor_the_control_plane_can_be_out_of_scope_beside_a_cde() {
    String yaml =
        WORKLOADS.formatted("a", "7")
            + """
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: etcd, namespace: infra, annotations: {kubernetes.io/config.mirror: x}}, spec: {nodeName: n3}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: deny, namespace: pay-eu}, spec: {podSelector: {}, policyTypes: [Ingress, Egress]}}
            ---
            {apiVersion: v1, kind: Node, metadata: {name: n9}}
            """;
    String out =
        """
        out-of-scope:
          - workload: Node/n1
          - workload: Node/n9
          - workload: infra/Pod/etcd
        """;
    Scope scope =
        derive(
            Collector.snapshotOf("w.yaml", yaml),
            ScopeDecisions.parse("cde: [{namespace: pay-eu}]\n" + out));
    assertThat(scope.problems())
        .extracting(ScopeProblem::toString)
        .containsExactly(
            "line 3: Node/n1 cannot be out of scope, for it runs pay-eu/card-api of the CDE; it"
                + " counts as cde",
            "line 4: Node/n9 cannot be out of scope, for it is a node of a cluster in which the CDE"
                + " runs, and pods may be moved to it; it counts as security-impacting",
            "line 5: infra/Pod/etcd cannot be out of scope, for it is a static pod, part of the"
                + " control plane or of its node; it counts as security-impacting");
    ScopeEntry node = scope.entry(ResourceRef.parse("Node/n1").orElseThrow()).orElseThrow();
    assertThat(node.isRefused()).isTrue();
    assertThat(line(node))
        .isEqualTo(
            "out-of-scope cde cde none: declared on line 3 of the scope file. That cannot be. The"
                + " facts show cde: it runs pay-eu/card-api of the CDE");
    assertThat(derive(Collector.snapshotOf("w.yaml", yaml), ScopeDecisions.parse(out)).problems())
        .isEmpty();
  }

  @Test
  void undecided_ones_are_counted() {
    assertThat(derive(SNAPSHOT, ScopeDecisions.parse(CDE)).undecided()).isEqualTo(1);
  }

  @Test
  void images_databases_and_card_numbers_are_suggested_with_the_reason() {
    assertThat(
            ScopeEngine.suggest(
                Collector.snapshotOf(
                    "s.yaml",
                    """
                    {apiVersion: apps/v1, kind: Deployment, metadata: {name: gw, namespace: shop}, spec: {template: {spec: {containers: [{name: a, image: "vault-mirror.example:5000/juspay/hyperswitch-router:1"}]}}}}
                    ---
                    {apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db, namespace: payments}, spec: {template: {spec: {containers: [{name: a, image: "docker.io/library/postgres:16"}]}}}}
                    ---
                    {apiVersion: v1, kind: Pod, metadata: {name: test-runner, namespace: qa}, spec: {containers: [{name: a, envFrom: [{configMapRef: {name: fixtures}}]}]}}
                    ---
                    {apiVersion: v1, kind: ConfigMap, metadata: {name: fixtures, namespace: qa}, data: {orders: "paid with redacted:card:411111******1111"}}
                    ---
                    {apiVersion: v1, kind: Pod, metadata: {name: env, namespace: qa}, spec: {containers: [{name: a, env: [{name: N, value: "redacted:card:411111******1111"}]}]}}
                    ---
                    {apiVersion: v1, kind: Pod, metadata: {name: cache, namespace: qa}, spec: {containers: [{name: a, image: redis}]}}
                    """)))
        .extracting(ScopeSuggestion::toString)
        .containsExactly(
            "payments/StatefulSet.apps/db: it is a database (postgres), and its namespace has"
                + " 'payment', namespace has 'payment'",
            "qa/Pod/env: a card number stands in it at s.yaml:9",
            "qa/Pod/test-runner: a card number stands in ConfigMap qa/fixtures at s.yaml:7",
            "shop/Deployment.apps/gw: image"
                + " vault-mirror.example:5000/juspay/hyperswitch-router:1 has 'hyperswitch'");
  }
}
