package io.inscope.snapshot.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.Zone;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScopeDecisionsTest {
  @Test
  void reads_decisions_and_zones_with_their_lines() {
    ScopeDecisions decisions =
        ScopeDecisions.parse(
            """
            # who and what
            cde:
              - namespace: payments
                data-role: processes
                because: Cards.
              - workload: payments/StatefulSet.apps/vault
                data-role: stores
            out-of-scope:
              - namespace: shop
                selector: {app: web}
            zones:
              - name: Acquirer
                addresses: [203.0.113.0/24, "2001:db8::/32", 192.0.2.7]
            """);
    assertThat(decisions.problems()).isEmpty();
    assertThat(decisions.decisions())
        .containsExactly(
            new ScopeDecision(
                ScopeClass.CDE,
                Optional.of("payments"),
                LabelSelector.EVERYTHING,
                Optional.empty(),
                Optional.of(DataRole.PROCESSES),
                "Cards.",
                3),
            new ScopeDecision(
                ScopeClass.CDE,
                Optional.empty(),
                LabelSelector.EVERYTHING,
                ResourceRef.parse("payments/StatefulSet.apps/vault"),
                Optional.of(DataRole.STORES),
                "",
                6),
            new ScopeDecision(
                ScopeClass.OUT_OF_SCOPE,
                Optional.of("shop"),
                LabelSelector.ofLabels(Map.of("app", "web")),
                Optional.empty(),
                Optional.empty(),
                "",
                9));
    assertThat(decisions.zones())
        .containsExactly(
            new Zone(
                "Acquirer",
                List.of(
                    AddressRange.parse("203.0.113.0/24").orElseThrow(),
                    AddressRange.parse("2001:db8::/32").orElseThrow(),
                    AddressRange.parse("192.0.2.7").orElseThrow())));
  }

  @Test
  void every_mistake_is_told_with_its_line_and_costs_only_its_entry() {
    ScopeDecisions decisions =
        ScopeDecisions.parse(
            """
            cde:
              - namespace: payments
              - namespce: payments
              - {}
              - workload: vault
              - workload: a/Pod/b
                namespace: a
              - namespace: x
                data-role: storing
              - namespace: x
                selector: {tier: 1}
            conected-to: []
            security-impacting: kube-system
            zones:
              - name: A
                addresses: [203.0.113.0/33]
              - addresses: [203.0.113.0/24]
              - name: B
            """);
    assertThat(decisions.decisions()).hasSize(1);
    assertThat(decisions.zones()).isEmpty();
    assertThat(decisions.problems())
        .extracting(ScopeProblem::toString)
        .containsExactly(
            "line 3: unknown key 'namespce'; known are because, data-role, namespace, selector,"
                + " workload",
            "line 4: names nothing; give namespace, selector or workload",
            "line 5: workload 'vault' is not NAMESPACE/KIND.GROUP/NAME, for example"
                + " payments/StatefulSet.apps/card-vault",
            "line 6: workload names one already; leave out namespace and selector",
            "line 8: data-role 'storing' is not stores, processes, transmits or none",
            "line 10: label 'tier' of the selector is not a text; put it in quotes",
            "line 12: unknown key 'conected-to'; known are cde, connected-to, security-impacting,"
                + " out-of-scope, zones",
            "line 13: /security-impacting is a text where a list belongs",
            "line 15: zone 'A': '203.0.113.0/33' is not an address or CIDR, for example"
                + " 203.0.113.0/24",
            "line 17: a zone needs a name",
            "line 18: zone 'B' has no addresses");
  }

  @Test
  void what_is_not_yaml_is_told() {
    assertThat(ScopeDecisions.parse("cde: [").problems())
        .singleElement()
        .extracting(ScopeProblem::line)
        .isEqualTo(1);
    assertThat(ScopeDecisions.parse("cde: []\ncde: []").problems())
        .extracting(ScopeProblem::toString)
        .containsExactly("line 2: key 'cde' stands on line 1 already");
  }

  @Test
  void entries_that_cover_nothing_or_contradict_each_other_are_told() {
    ScopeDecisions decisions =
        ScopeDecisions.parse(
            """
            cde:
              - workload: pay/Deployment/api
              - namespace: pay
            out-of-scope:
              - namespace: pay
              - namespace: gone
            """);
    assertThat(
            decisions.against(
                Collector.snapshotOf(
                    "w.yaml",
                    "{apiVersion: apps/v1, kind: Deployment, metadata: {name: api, namespace:"
                        + " pay}}")))
        .extracting(ScopeProblem::toString)
        .containsExactly(
            "line 2: matches no workload; did you mean pay/Deployment.apps/api?",
            "line 5: says out-of-scope of pay/Deployment.apps/api, line 3 says cde; the latter"
                + " counts",
            "line 6: matches no workload");
  }
}
