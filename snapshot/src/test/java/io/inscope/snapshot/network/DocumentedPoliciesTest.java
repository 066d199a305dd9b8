package io.inscope.snapshot.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The examples of the [concept
/// page](https://kubernetes.io/docs/concepts/services-networking/network-policies/), by their names
/// there, on three pods: `default/db` (role=db), `default/front` (role=frontend) and `other/web`
/// (role=frontend) in a namespace with project=myproject.
class DocumentedPoliciesTest {
  private static final String PODS =
      """
      {apiVersion: v1, kind: Namespace, metadata: {name: other, labels: {project: myproject}}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: db, namespace: default, labels: {role: db}}, spec: {}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: front, namespace: default, labels: {role: frontend}}, spec: {}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: other, labels: {role: frontend}}, spec: {}}
      ---
      {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: np, namespace: default}, spec: %s}
      """;

  /// `front -> db TCP 6379`, `outside -> db ...`, for rows with default/db on one side.
  private static List<String> with(String spec) {
    Connectivity connectivity =
        ConnectivityEngine.of(
            Collector.snapshotOf("doc.yaml", PODS.formatted(spec)),
            Zones.NONE,
            Assumptions.parse(List.of("ip_block_matches_pods=no")));
    return connectivity.all(false).stream()
        .filter(row -> row.from().name().equals("db") || row.to().name().equals("db"))
        .filter(row -> row.ports().protocol() == Protocol.TCP)
        .map(row -> side(row.from()) + " -> " + side(row.to()) + " " + row.ports())
        .toList();
  }

  private static String side(Endpoint endpoint) {
    return endpoint.isObject()
        ? endpoint.name()
        : endpoint.addresses().replace("0.0.0.0-255.255.255.255", "outside");
  }

  private static final List<String> OUT =
      List.of("db -> front TCP all", "db -> web TCP all", "db -> outside TCP all");
  private static final List<String> IN =
      List.of("front -> db TCP all", "web -> db TCP all", "outside -> db TCP all");

  @Test
  void default_deny_ingress() {
    assertThat(with("{podSelector: {}, policyTypes: [Ingress]}"))
        .containsExactly("db -> web TCP all", "db -> outside TCP all");
  }

  @Test
  void allow_all_ingress() {
    assertThat(with("{podSelector: {}, ingress: [{}], policyTypes: [Ingress]}"))
        .containsExactlyInAnyOrderElementsOf(concat(OUT, IN));
  }

  @Test
  void default_deny_egress() {
    assertThat(with("{podSelector: {}, policyTypes: [Egress]}"))
        .containsExactly("web -> db TCP all", "outside -> db TCP all");
  }

  @Test
  void allow_all_egress() {
    assertThat(with("{podSelector: {}, egress: [{}], policyTypes: [Egress]}"))
        .containsExactlyInAnyOrderElementsOf(concat(OUT, IN));
  }

  @Test
  void default_deny_all() {
    assertThat(with("{podSelector: {}, policyTypes: [Ingress, Egress]}")).isEmpty();
  }

  @Test
  void test_network_policy() {
    assertThat(
            with(
                """
                {podSelector: {matchLabels: {role: db}}, policyTypes: [Ingress, Egress],
                 ingress: [{from: [{ipBlock: {cidr: 172.17.0.0/16, except: [172.17.1.0/24]}},
                                   {namespaceSelector: {matchLabels: {project: myproject}}},
                                   {podSelector: {matchLabels: {role: frontend}}}],
                            ports: [{protocol: TCP, port: 6379}]}],
                 egress: [{to: [{ipBlock: {cidr: 10.0.0.0/24}}], ports: [{protocol: TCP, port: 5978}]}]}
                """))
        .containsExactly(
            "db -> 10.0.0.0-10.0.0.255 TCP 5978",
            "front -> db TCP 6379",
            "web -> db TCP 6379",
            "172.17.0.0-172.17.0.255 -> db TCP 6379",
            "172.17.2.0-172.17.255.255 -> db TCP 6379");
  }

  @Test
  void multi_port_egress() {
    assertThat(
            with(
                """
                {podSelector: {matchLabels: {role: db}}, policyTypes: [Egress],
                 egress: [{to: [{ipBlock: {cidr: 10.0.0.0/24}}],
                           ports: [{protocol: TCP, port: 32000, endPort: 32768}]}]}
                """))
        .filteredOn(row -> row.startsWith("db ->"))
        .containsExactly("db -> 10.0.0.0-10.0.0.255 TCP 32000-32768");
  }

  @Test
  void one_element_means_both_selectors() {
    assertThat(
            with(
                """
                {podSelector: {matchLabels: {role: db}}, ingress: [{from: [
                  {namespaceSelector: {matchLabels: {project: myproject}}, podSelector: {matchLabels: {role: frontend}}}]}]}
                """))
        .filteredOn(row -> row.contains("-> db"))
        .containsExactly("web -> db TCP all");
  }

  @Test
  void two_elements_mean_either_selector() {
    assertThat(
            with(
                """
                {podSelector: {matchLabels: {role: db}}, ingress: [{from: [
                  {namespaceSelector: {matchLabels: {project: myproject}}}, {podSelector: {matchLabels: {role: frontend}}}]}]}
                """))
        .filteredOn(row -> row.contains("-> db"))
        .containsExactly("front -> db TCP all", "web -> db TCP all");
  }

  @Test
  void a_namespace_by_its_name() {
    assertThat(
            with(
                """
                {podSelector: {matchLabels: {role: db}}, ingress: [{from: [
                  {namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: default}}}]}]}
                """))
        .filteredOn(row -> row.contains("-> db"))
        .containsExactly("front -> db TCP all");
  }

  private static List<String> concat(List<String> left, List<String> right) {
    return Stream.concat(left.stream(), right.stream()).toList();
  }
}
