package io.inscope.snapshot.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeArgumentsTest {
  @Test
  void aServerTellsWhatItWasStartedWith() {
    NodeArguments server =
        read("""
        apiVersion: v1
        kind: Node
        metadata:
          name: n1
          annotations:
            k3s.io/node-args: '["server","--secrets-encryption","--kube-apiserver-arg","a=1","--kube-apiserver-arg=b=2","--token","********"]'
        """)
            .getFirst();

    assertThat(server.program()).isEqualTo("K3s");
    assertThat(server.isServer()).isTrue();
    assertThat(server.values("--kube-apiserver-arg")).containsExactly("a=1", "b=2");
    assertThat(server.values("--kubelet-arg")).isEmpty();
    assertThat(server.has("--secrets-encryption")).isTrue();
    assertThat(server.has("--disable-apiserver")).isFalse();
    assertThat(server.node().place(server.annotation())).isEqualTo("case.yaml:6");
  }

  @Test
  void aSwitchCanBeTurnedOff() {
    NodeArguments agent =
        read("""
        apiVersion: v1
        kind: Node
        metadata:
          name: n1
          annotations:
            rke2.io/node-args: '["agent","--a","false","--b=false","--c","true","--d=true"]'
        """)
            .getFirst();

    assertThat(agent.program()).isEqualTo("RKE2");
    assertThat(agent.isServer()).isFalse();
    assertThat(List.of("--a", "--b", "--c", "--d").stream().filter(agent::has))
        .containsExactly("--c", "--d");
  }

  @Test
  void whatIsNoListOfTextsIsNotTold() {
    assertThat(
            read(
                """
                {apiVersion: v1, kind: Node, metadata: {name: a, annotations: {k3s.io/node-args: "server"}}}
                ---
                {apiVersion: v1, kind: Node, metadata: {name: b, annotations: {k3s.io/node-args: "[\\"a"}}}
                ---
                {apiVersion: v1, kind: Node, metadata: {name: c, annotations: {k3s.io/node-args: [a]}}}
                ---
                {apiVersion: v1, kind: Node, metadata: {name: d, annotations: 1}}
                ---
                {apiVersion: v1, kind: Node, metadata: {name: e}}
                """))
        .isEmpty();
  }

  private static List<NodeArguments> read(String yaml) {
    return NodeArguments.in(Collector.snapshotOf("case.yaml", yaml));
  }
}
