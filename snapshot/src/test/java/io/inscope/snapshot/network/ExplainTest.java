package io.inscope.snapshot.network;

import static io.inscope.snapshot.network.World.pod;
import static io.inscope.snapshot.network.World.podRef;
import static io.inscope.snapshot.network.World.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inscope.snapshot.network.Explanation.Side;
import io.inscope.snapshot.network.Explanation.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainTest {
  private static final World WORLD =
      World.of(
          pod("pay/db", "{app: db}", "{containers: [{ports: [{name: sql, containerPort: 5432}]}]}"),
          pod("pay/cart", "{app: cart}", "{}", "{podIP: 10.0.0.7}"),
          pod("shop/web", "{app: web}", "{}"),
          policy("pay/deny", "{podSelector: {}, policyTypes: [Ingress]}"),
          policy("pay/cache", "{podSelector: {matchLabels: {app: cache}}}"),
          policy(
              "pay/db",
              """
              {podSelector: {matchLabels: {app: db}}, ingress: [
                {from: [{podSelector: {matchLabels: {app: web}}}, {namespaceSelector: {matchLabels: {team: a}}}, {ipBlock: {cidr: 192.0.2.0/24}}]},
                {from: [{podSelector: {matchLabels: {app: cart}}}], ports: [{port: sql}]}]}
              """));

  private static Explanation explain(String from, String to, int port) {
    return WORLD.the().explain(peer(from), peer(to), Protocol.TCP, port);
  }

  private static Peer peer(String text) {
    return text.matches("[0-9./]+") ? new Peer.OfAddress(text) : new Peer.OfObject(podRef(text));
  }

  private static final Step DENY_ISOLATES =
      new Step(
          "NetworkPolicy pay/deny",
          "world.yaml:7",
          "isolates pay/db for ingress and has no rule that permits anything",
          false);
  private static final Step CACHE =
      new Step(
          "NetworkPolicy pay/cache",
          "world.yaml:9",
          "does not select pay/db: its podSelector is app=cache",
          false);

  @Test
  void tells_every_rule_and_the_one_that_decided() {
    assertThat(explain("pay/cart", "pay/db", 5432))
        .isEqualTo(
            new Explanation(
                "pay/cart",
                "pay/db",
                new PortRange(Protocol.TCP, 5432, 5432),
                Answer.ALLOWED,
                Enforcement.UNKNOWN,
                new Side(Answer.ALLOWED, "no policy isolates pay/cart for egress", List.of()),
                new Side(
                    Answer.ALLOWED,
                    "NetworkPolicy pay/db ingress[1] at world.yaml:13",
                    List.of(
                        CACHE,
                        new Step(
                            "NetworkPolicy pay/db",
                            "world.yaml:11",
                            "isolates pay/db for ingress",
                            false),
                        new Step(
                            "NetworkPolicy pay/db ingress[0]",
                            "world.yaml:12",
                            "does not match: from selects pods app=web in pay, the source has"
                                + " app=cart; from selects any pod in namespaces team=a, namespace"
                                + " pay has no label team; from selects addresses 192.0.2.0/24, the"
                                + " source has 10.0.0.7",
                            false),
                        new Step(
                            "NetworkPolicy pay/db ingress[1]", "world.yaml:13", "allows it", true),
                        DENY_ISOLATES)),
                "Allowed: no policy isolates pay/cart for egress; NetworkPolicy pay/db ingress[1]"
                    + " at world.yaml:13."));
  }

  @Test
  void tells_why_the_port_does_not_match() {
    Explanation explanation = explain("pay/cart", "pay/db", 5433);
    assertThat(explanation.verdict()).isEqualTo(Answer.DENIED);
    assertThat(explanation.because())
        .isEqualTo("Denied: no rule of NetworkPolicy pay/db, NetworkPolicy pay/deny permits it.");
    assertThat(explanation.ingress().steps().get(3))
        .isEqualTo(
            new Step(
                "NetworkPolicy pay/db ingress[1]",
                "world.yaml:13",
                "does not match: the port is not among TCP sql, which here means TCP 5432",
                false));
    assertThat(explanation.ingress().steps().get(1).decided()).isTrue();
  }

  @Test
  void tells_of_addresses_and_of_pods_behind_them() {
    assertThat(explain("203.0.113.7", "pay/db", 5432).ingress().steps().get(2).outcome())
        .endsWith("the source is outside the cluster, at 203.0.113.7");
    assertThat(explain("192.0.2.0/25", "pay/db", 1).because())
        .isEqualTo(
            "Allowed: 192.0.2.0/25 is outside the cluster; NetworkPolicy pay/db ingress[0] at"
                + " world.yaml:12.");
    assertThat(explain("10.0.0.7", "pay/db", 5432).from()).isEqualTo("pay/cart");
  }

  @Test
  void what_cannot_be_answered_says_what_to_do() {
    assertThatThrownBy(() -> explain("192.0.0.0/16", "pay/db", 1))
        .hasMessage(
            "policies treat parts of 192.0.0.0/16 differently; ask for a smaller range or a single"
                + " address");
    assertThatThrownBy(() -> explain("pay/dc", "pay/db", 1))
        .hasMessage(
            "the snapshot has no workload or running pod 'pay/Pod/dc'; write it as"
                + " NAMESPACE/KIND.GROUP/NAME, for example payments/Deployment.apps/gateway");
    assertThatThrownBy(() -> explain("shop/db", "pay/db", 1))
        .hasMessage(
            "the snapshot has no workload or running pod 'shop/Pod/db'; did you mean pay/Pod/db?");
    assertThatThrownBy(() -> explain("203.0.113.0/99", "pay/db", 1))
        .hasMessage("'203.0.113.0/99' is not an address; write 203.0.113.7 or 203.0.113.0/24");
  }
}
