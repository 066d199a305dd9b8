package io.inscope.snapshot.network.dialect.istio;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.inventory.ServicePath.Declared;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeshProtectionTest {
  private static final String POD =
      "{apiVersion: v1, kind: Pod, metadata: {namespace: pay, name: %s, labels: {app: %s},"
          + " annotations: {%s}}, spec: {containers: [{name: app}%s]}}";

  private static String pod(String name, String annotations, boolean sidecar) {
    return POD.formatted(name, name, annotations, sidecar ? ", {name: istio-proxy}" : "");
  }

  private static MeshProtection mesh(String... policies) {
    List<String> documents =
        new ArrayList<>(
            List.of(
                "{apiVersion: v1, kind: Namespace, metadata: {name: pay}}",
                pod("db", "traffic.sidecar.istio.io/excludeInboundPorts: '9000'", true),
                pod("web", "", true),
                pod("old", "", false),
                "{apiVersion: v1, kind: Service, metadata: {namespace: pay, name: db}, spec:"
                    + " {selector: {app: db}, ports: [{port: 5432}]}}"));
    documents.addAll(Arrays.asList(policies));
    return new MeshProtection(Collector.snapshotOf("mesh.yaml", String.join("\n---\n", documents)));
  }

  private static String peers(String mode) {
    return "{apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {namespace: pay,"
        + " name: default}, spec: {mtls: {mode: "
        + mode
        + "}}}";
  }

  private static Endpoint end(String name) {
    return Endpoint.of(Endpoint.Type.WORKLOAD, ResourceRef.of(Kinds.POD, "pay", name));
  }

  private static Declared ask(MeshProtection mesh, String from, String to, int port) {
    return mesh.between(end(from), end(to), new PortRange(Protocol.TCP, port, port));
  }

  @Test
  void two_proxies_use_mtls_unless_something_switches_it_off() {
    assertThat(ask(mesh(), "web", "db", 5432))
        .isEqualTo(
            new Declared(
                Protection.MTLS,
                "both sides have a proxy of the mesh, and plain text is accepted too: no"
                    + " PeerAuthentication says otherwise"));
    assertThat(ask(mesh(peers("STRICT")), "web", "db", 5432))
        .isEqualTo(
            new Declared(
                Protection.MTLS, "PeerAuthentication pay/default (STRICT) at mesh.yaml:11"));
    assertThat(ask(mesh(peers("DISABLE")), "web", "db", 5432))
        .isEqualTo(
            new Declared(
                Protection.CLEAR,
                "the mesh does not encrypt it: PeerAuthentication pay/default (DISABLE) at"
                    + " mesh.yaml:11"));
    assertThat(
            ask(
                mesh(
                    "{apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata:"
                        + " {namespace: pay, name: plain}, spec: {host: db.pay.svc.cluster.local,"
                        + " trafficPolicy: {tls: {mode: DISABLE}}}}"),
                "web",
                "db",
                5432))
        .isEqualTo(
            new Declared(
                Protection.UNKNOWN,
                "callers are told not to use the mesh's mTLS: DestinationRule pay/plain (tls.mode"
                    + " DISABLE) at mesh.yaml:1"));
  }

  @Test
  void a_caller_without_a_proxy_speaks_plain_text_where_that_is_accepted() {
    assertThat(ask(mesh(peers("PERMISSIVE")), "old", "db", 5432))
        .isEqualTo(
            new Declared(
                Protection.CLEAR,
                "the caller has no proxy, and plain text is accepted: PeerAuthentication"
                    + " pay/default (PERMISSIVE) at mesh.yaml:11"));
    assertThat(
            mesh()
                .between(
                    Endpoint.ofAddresses("Internet", "1.2.3.4-1.2.3.4"),
                    end("db"),
                    new PortRange(Protocol.TCP, 5432, 5432))
                .protection())
        .isEqualTo(Protection.CLEAR);
  }

  @Test
  void a_port_kept_from_the_proxy_is_clear_and_the_weakest_port_counts() {
    assertThat(ask(mesh(peers("STRICT")), "web", "db", 9000))
        .isEqualTo(
            new Declared(
                Protection.CLEAR,
                "the mesh does not encrypt it: an annotation keeps the port from the proxy of the"
                    + " pod"));
    assertThat(
            mesh(peers("STRICT"))
                .between(end("web"), end("db"), new PortRange(Protocol.TCP, 1, 65535))
                .protection())
        .isEqualTo(Protection.CLEAR);
  }

  @Test
  void it_says_nothing_of_pods_without_a_proxy_nor_of_other_protocols() {
    Declared nothing = new Declared(Protection.UNKNOWN, "");
    assertThat(ask(mesh(), "web", "old", 5432)).isEqualTo(nothing);
    assertThat(mesh().between(end("web"), end("db"), new PortRange(Protocol.UDP, 53, 53)))
        .isEqualTo(nothing);
  }

  @Test
  void it_knows_which_workloads_have_a_proxy() {
    MeshProtection mesh = mesh();

    assertThat(mesh.isThere()).isTrue();
    assertThat(mesh.proxied(ResourceRef.of(Kinds.POD, "pay", "db"))).isEqualTo(Tristate.YES);
    assertThat(mesh.proxied(ResourceRef.of(Kinds.POD, "pay", "old"))).isEqualTo(Tristate.NO);
    assertThat(mesh.proxied(ResourceRef.of(Kinds.POD, "pay", "gone"))).isEqualTo(Tristate.UNKNOWN);
  }

  @Test
  void without_a_mesh_nothing_has_a_proxy() {
    MeshProtection none =
        new MeshProtection(
            Collector.snapshotOf(
                "a.yaml",
                "{apiVersion: v1, kind: Pod, metadata: {namespace: pay, name: db}, spec: {}}"));

    assertThat(none.isThere()).isFalse();
    assertThat(none.proxied(ResourceRef.of(Kinds.POD, "pay", "db"))).isEqualTo(Tristate.NO);
  }
}
