package io.inscope.snapshot.network.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.policy.Compiled;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.Policy;
import io.inscope.snapshot.network.policy.RejectedPolicy;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkPolicyDialectTest {
  private static Compiled compile(String spec) {
    return new NetworkPolicyDialect()
        .compile(
            Collector.snapshotOf(
                    "np.yaml",
                    "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: np,"
                        + " namespace: pay}, "
                        + spec
                        + "}")
                .all(Kinds.NETWORK_POLICY)
                .findFirst()
                .orElseThrow())
        .getFirst();
  }

  private static Policy accepted(String spec) {
    assertThat(compile("spec: " + spec)).isInstanceOf(Policy.class);
    return (Policy) compile("spec: " + spec);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                | INGRESS
          {podSelector: {}, ingress: []}                    | INGRESS
          {podSelector: {}, egress: []}                     | INGRESS
          {podSelector: {}, egress: [{}]}                   | INGRESS,EGRESS
          {podSelector: {}, policyTypes: []}                | INGRESS
          {podSelector: {}, policyTypes: [Egress]}          | EGRESS
          {podSelector: {}, policyTypes: [Ingress], egress: [{}]} | INGRESS
          {podSelector: {}, policyTypes: [Egress, Ingress]} | INGRESS,EGRESS
          """)
  void directions_follow_policyTypes_or_their_absence(String spec, String directions) {
    Set<Direction> expected =
        directions.contains(",")
            ? Set.of(Direction.values())
            : Set.of(Direction.valueOf(directions));
    assertThat(accepted(spec).directions()).isEqualTo(expected);
  }

  @Test
  void a_policy_without_a_spec_denies_all_ingress() {
    assertThat(compile("status: {}"))
        .isInstanceOfSatisfying(
            Policy.class,
            policy -> {
              assertThat(policy.subject())
                  .isEqualTo(new PeerMatcher.PodsHere("pay", LabelSelector.EVERYTHING));
              assertThat(policy.directions()).containsExactly(Direction.INGRESS);
              assertThat(policy.rules()).isEmpty();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                              | [anybody]
          {from: []}                                                      | [anybody]
          {from: null}                                                    | [anybody]
          {from: [{podSelector: {}}]}                                     | [any pod in pay]
          {from: [{podSelector: {matchLabels: {a: b}}}]}                  | [pods a=b in pay]
          {from: [{namespaceSelector: {}}]}                               | [any pod in any namespace]
          {from: [{namespaceSelector: {}, podSelector: null}]}            | [any pod in any namespace]
          {from: [{namespaceSelector: {matchLabels: {t: x}}, podSelector: {matchLabels: {a: b}}}]} | [pods a=b in namespaces t=x]
          {from: [{namespaceSelector: {}}, {podSelector: {}}]}            | [any pod in any namespace, any pod in pay]
          {from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]}  | [addresses 10.0.0.0/8 except 10.1.0.0/16]
          """)
  void peers_mean_what_the_documentation_says(String rule, String peers) {
    assertThat(accepted("{ingress: [" + rule + "]}").rules().getFirst().peers()).hasToString(peers);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                  | all
          {ports: []}                                         | all
          {ports: [{}]}                                       | TCP all
          {ports: [{protocol: UDP}]}                          | UDP all
          {ports: [{port: 80}]}                               | TCP 80
          {ports: [{port: 80, endPort: 80}]}                  | TCP 80
          {ports: [{port: 8000, endPort: 8999, protocol: SCTP}, {port: 53, protocol: UDP}]} | UDP 53, SCTP 8000-8999
          {ports: [{port: https}, {port: 80}]}                | TCP 80, TCP https
          {ports: [{port: dns, protocol: UDP}]}               | UDP dns
          """)
  void ports_mean_what_the_documentation_says(String rule, String ports) {
    assertThat(accepted("{ingress: [" + rule + "]}").rules().getFirst().ports()).hasToString(ports);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {ingress: [{from: [{}]}]}                                    | /spec/ingress/0/from/0 names no peer: neither podSelector, namespaceSelector nor ipBlock
          {ingress: [{from: [{podSelectr: {}}]}]}                      | /spec/ingress/0/from/0 names no peer: neither podSelector, namespaceSelector nor ipBlock
          {egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}]}]} | /spec/egress/0/to/0/ipBlock stands beside a selector; a peer is one or the other
          {ingress: [{from: [{ipBlock: {cidr: 10.0.0.0}}]}]}           | /spec/ingress/0/from/0/ipBlock/cidr is '10.0.0.0', not a CIDR
          {ingress: [{from: [{ipBlock: {}}]}]}                         | /spec/ingress/0/from/0/ipBlock/cidr is '', not a CIDR
          {ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/16]}}]}]} | /spec/ingress/0/from/0/ipBlock/except/0 is '11.0.0.0/16', which is not a part of cidr 10.0.0.0/8
          {ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/8]}}]}]}  | /spec/ingress/0/from/0/ipBlock/except/0 is '10.0.0.0/8', which is not a part of cidr 10.0.0.0/8
          {ingress: [{ports: [{port: 443, endPort: 442}]}]}            | /spec/ingress/0/ports/0/endPort is 442, less than port 443
          {ingress: [{ports: [{endPort: 442}]}]}                       | /spec/ingress/0/ports/0/endPort needs a port that is a number
          {ingress: [{ports: [{port: web, endPort: 442}]}]}            | /spec/ingress/0/ports/0/endPort needs a port that is a number
          {ingress: [{ports: [{port: 0}]}]}                            | /spec/ingress/0/ports/0/port is 0, not within 1 to 65535
          {ingress: [{ports: [{port: 65536}]}]}                        | /spec/ingress/0/ports/0/port is 65536, not within 1 to 65535
          {ingress: [{ports: [{port: "80"}]}]}                         | /spec/ingress/0/ports/0/port is '80', neither a number nor a port name
          {ingress: [{ports: [{port: way-too-long-name}]}]}            | /spec/ingress/0/ports/0/port is 'way-too-long-name', neither a number nor a port name
          {ingress: [{ports: [{protocol: ICMP}]}]}                     | /spec/ingress/0/ports/0/protocol is 'ICMP', not TCP, UDP or SCTP
          {policyTypes: [ingress]}                                     | /spec/policyTypes/0 is 'ingress', not Ingress or Egress
          {podSelector: {matchExpressions: [{key: a, operator: Is}]}}  | /spec/podSelector/matchExpressions/0/operator is 'Is', not one of In, NotIn, Exists, DoesNotExist
          {podSelector: [a]}                                           | /spec/podSelector is a list where an object belongs
          {ingress: {from: []}}                                        | /spec/ingress is an object where a list belongs
          {policyTypes: [Ingress], egress: [{to: [{}]}]}               | /spec/egress/0/to/0 names no peer: neither podSelector, namespaceSelector nor ipBlock
          """)
  void what_an_api_server_refuses_is_rejected(String spec, String reason) {
    assertThat(compile("spec: " + spec))
        .isInstanceOfSatisfying(
            RejectedPolicy.class, policy -> assertThat(policy.reason()).isEqualTo(reason));
  }

  @Test
  void a_rejected_policy_keeps_what_of_it_can_be_read() {
    assertThat(
            compile(
                "spec: {podSelector: {matchLabels: {a: b}}, policyTypes: [Egress], egress: [{to:"
                    + " [{}]}]}"))
        .isInstanceOfSatisfying(
            RejectedPolicy.class,
            policy -> {
              assertThat(policy.subject()).hasToString("pods a=b in pay");
              assertThat(policy.directions()).containsExactly(Direction.EGRESS);
            });
    assertThat(compile("spec: {podSelector: x, policyTypes: [Egress]}"))
        .isInstanceOfSatisfying(
            RejectedPolicy.class,
            policy -> {
              assertThat(policy.subject())
                  .isEqualTo(new PeerMatcher.PodsHere("pay", LabelSelector.EVERYTHING));
              assertThat(policy.directions()).containsExactlyInAnyOrder(Direction.values());
            });
  }

  @Test
  void rules_of_a_direction_that_is_not_named_are_remarked() {
    Policy policy = accepted("{podSelector: {}, policyTypes: [Ingress], egress: [{}]}");
    assertThat(policy.rules()).isEmpty();
    assertThat(policy.remarks())
        .containsExactly(
            "NetworkPolicy pay/np at np.yaml:1 lists egress rules, but its policyTypes do not name"
                + " that direction: they have no effect");
  }
}
