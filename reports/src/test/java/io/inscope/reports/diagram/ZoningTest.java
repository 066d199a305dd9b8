package io.inscope.reports.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Assumptions;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import io.inscope.snapshot.scope.DataRole;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeClass;
import io.inscope.snapshot.scope.ScopeEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// On rows as the engine writes them.
class ZoningTest {
  private static final String CLUSTER =
      """
      {apiVersion: v1, kind: Pod, metadata: {namespace: shop, name: behind, labels: {app: behind}}, spec: {containers: [{name: c, image: i, ports: [{containerPort: 8080}]}]}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {namespace: shop, name: balanced, labels: {app: balanced}}, spec: {containers: [{name: c, image: i}]}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {namespace: shop, name: on-nodes, labels: {app: on-nodes}}, spec: {containers: [{name: c, image: i}]}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {namespace: shop, name: external, labels: {app: external}}, spec: {containers: [{name: c, image: i}]}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {namespace: shop, name: host-port, labels: {app: host-port}}, spec: {containers: [{name: c, image: i, ports: [{containerPort: 8080, hostPort: 80}]}]}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {namespace: shop, name: inside, labels: {app: inside}}, spec: {containers: [{name: c, image: i}]}}
      ---
      {apiVersion: v1, kind: Service, metadata: {namespace: shop, name: behind}, spec: {selector: {app: behind}, ports: [{port: 80, targetPort: 8080}]}}
      ---
      {apiVersion: v1, kind: Service, metadata: {namespace: shop, name: balanced}, spec: {type: LoadBalancer, selector: {app: balanced}, ports: [{port: 443, targetPort: 8443}]}}
      ---
      {apiVersion: v1, kind: Service, metadata: {namespace: shop, name: on-nodes}, spec: {type: NodePort, selector: {app: on-nodes}, ports: [{port: 443, targetPort: 8443, nodePort: 30443}]}}
      ---
      {apiVersion: v1, kind: Service, metadata: {namespace: shop, name: external}, spec: {selector: {app: external}, externalIPs: [198.51.100.7], ports: [{port: 443, targetPort: 8443}]}}
      ---
      {apiVersion: v1, kind: Service, metadata: {namespace: shop, name: inside}, spec: {selector: {app: inside}, ports: [{port: 80, targetPort: 8080}]}}
      ---
      {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {namespace: shop, name: shop}, spec: {ingressClassName: nginx, rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: behind, port: {number: 80}}}}]}}]}, status: {loadBalancer: {ingress: [{ip: 198.51.100.8}]}}}
      """;

  private static ResourceRef pod(String name) {
    return ResourceRef.parse("shop/Pod/" + name).orElseThrow();
  }

  @Test
  void whatAnEntryPointLeadsToStandsInTheDmz() {
    List<Connection> table =
        ConnectivityEngine.of(
                Collector.snapshotOf("cluster.yaml", CLUSTER), Zones.NONE, Assumptions.NONE)
            .all(false);
    Scope scope =
        new Scope(
            Stream.of("behind", "balanced", "on-nodes", "external", "host-port", "inside")
                .map(
                    name ->
                        new ScopeEntry(
                            pod(name),
                            Optional.empty(),
                            ScopeClass.CONNECTED_TO,
                            ScopeClass.CONNECTED_TO,
                            DataRole.NONE,
                            ""))
                .toList());
    Zoning zoning = new Zoning(table, scope);

    assertThat(table)
        .extracting(row -> row.via().replaceAll("[ ,].*", ""))
        .contains("Ingress", "LoadBalancer", "NodePort", "externalIP", "hostPort", "pod");
    assertThat(List.of("behind", "balanced", "on-nodes", "external", "host-port"))
        .allSatisfy(name -> assertThat(zoning.ofWorkload(pod(name))).isEqualTo(ZoneKind.DMZ));
    assertThat(zoning.ofWorkload(pod("inside"))).isEqualTo(ZoneKind.CONNECTED);
    assertThat(
            table.stream()
                .map(Connection::from)
                .filter(from -> from.type() == Endpoint.Type.ENTRY)
                .map(zoning::of))
        .isNotEmpty()
        .containsOnly(ZoneKind.DMZ);
  }
}
