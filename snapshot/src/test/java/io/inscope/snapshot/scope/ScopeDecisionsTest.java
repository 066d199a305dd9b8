package io.inscope.snapshot.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.Zone;
import io.inscope.snapshot.network.address.Zones;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScopeDecisionsTest {
  private static ScopeRule rule(String namespace, LabelSelector selector) {
    return new ScopeRule(
        Optional.empty(),
        Optional.of(Glob.of(namespace)),
        LabelSelector.EVERYTHING,
        selector,
        Optional.empty(),
        Optional.empty(),
        LabelSelector.EVERYTHING,
        Optional.empty(),
        Optional.empty());
  }

  private static Traits role(DataRole role) {
    return new Traits(Optional.of(role), "", "", "");
  }

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
                rule("payments", LabelSelector.EVERYTHING),
                role(DataRole.PROCESSES),
                Grounds.because("Cards."),
                3),
            new ScopeDecision(
                ScopeClass.CDE,
                ScopeRule.of(ResourceRef.parse("payments/StatefulSet.apps/vault").orElseThrow()),
                role(DataRole.STORES),
                Grounds.NONE,
                6),
            new ScopeDecision(
                ScopeClass.OUT_OF_SCOPE,
                rule("shop", LabelSelector.ofLabels(Map.of("app", "web"))),
                Traits.NONE,
                Grounds.NONE,
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
            "line 3: unknown key 'namespce'; known are because, cidr, data-role, environment,"
                + " evidence, function, image, name, namespace, namespace-selector, node-selector,"
                + " selector, service-account, tier, valid-until, when, who, workload",
            "line 4: names nothing; give namespace, selector or workload",
            "line 5: workload 'vault' is not NAMESPACE/KIND.GROUP/NAME, for example"
                + " payments/StatefulSet.apps/card-vault",
            "line 6: workload names one already; leave out namespace and selector",
            "line 8: data-role 'storing' is not stores, processes, transmits or none",
            "line 10: label 'tier' of the selector is not a text; put it in quotes",
            "line 12: unknown key 'conected-to'; known are cde, connected-to, security-impacting,"
                + " out-of-scope, zones, keys",
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

  @Test
  void reads_what_describes_objects_on_what_grounds_and_what_speaks_of_scope() {
    ScopeDecisions decisions =
        ScopeDecisions.parse(
            """
            security-impacting:
              - namespace: "team-*"
                namespace-selector: {zone: pci}
                name: "*-agent"
                service-account: agent
                node-selector: {pool: cde}
                image: registry.example/agents/
                cidr: 10.0.0.0/24
                tier: app
                environment: production
                function: Log shipping
                who: A. Assessor
                when: 2026-03-01
                evidence: INT-12
                valid-until: "2027-03-01"
            keys:
              scope: [acme.example/pci, pci.scope]
              tier: []
            zones:
              - name: Acquirer
                kind: acquirer
                names: ["*.Acquirer.example", host.scheme.example]
            """);
    assertThat(decisions.problems()).isEmpty();
    assertThat(decisions.decisions())
        .containsExactly(
            new ScopeDecision(
                ScopeClass.SECURITY_IMPACTING,
                new ScopeRule(
                    Optional.empty(),
                    Optional.of(Glob.of("team-*")),
                    LabelSelector.ofLabels(Map.of("zone", "pci")),
                    LabelSelector.EVERYTHING,
                    Optional.of(Glob.of("*-agent")),
                    Optional.of("agent"),
                    LabelSelector.ofLabels(Map.of("pool", "cde")),
                    Optional.of("registry.example/agents/"),
                    AddressRange.parse("10.0.0.0/24")),
                new Traits(Optional.empty(), "app", "production", "Log shipping"),
                new Grounds(
                    "A. Assessor",
                    Optional.of(LocalDate.of(2026, 3, 1)),
                    "",
                    "INT-12",
                    Optional.of(LocalDate.of(2027, 3, 1))),
                2));
    assertThat(decisions.keys())
        .isEqualTo(
            new ScopeKeys(
                List.of("acme.example/pci", "pci.scope"),
                List.of("pci.data-role"),
                List.of(),
                List.of("pci.environment"),
                List.of("pci.function")));
    assertThat(decisions.zones())
        .containsExactly(
            new Zone(
                "Acquirer",
                Zone.Kind.ACQUIRER,
                List.of(),
                List.of("*.acquirer.example", "host.scheme.example")));
    Zones zones = Zones.of(decisions.zones());
    assertThat(zones.nameOfHost("pay.eu.acquirer.example")).isEqualTo("Acquirer");
    assertThat(zones.nameOfHost("Host.scheme.example")).isEqualTo("Acquirer");
    assertThat(zones.nameOfHost("acquirer.example")).isEmpty();
  }

  @Test
  void mistakes_in_the_newer_parts_are_told_as_well() {
    assertThat(
            ScopeDecisions.parse(
                    """
                    cde:
                      - selector: {}
                      - namespace: x
                        valid-until: soon
                      - cidr: 10.0.0.0/33
                    zones:
                      - name: A
                        kind: lan
                        addresses: [10.0.0.0/8]
                      - name: B
                        names: ["a b"]
                    keys:
                      scopes: [x]
                    """)
                .problems())
        .extracting(ScopeProblem::toString)
        .containsExactly(
            "line 2: covers everything, for the selector is empty; give namespace, selector or"
                + " workload",
            "line 3: valid-until 'soon' is not a date, for example 2026-12-31",
            "line 5: cidr '10.0.0.0/33' is not an address or CIDR, for example 10.20.0.0/16",
            "line 7: kind 'lan' is not internet, dmz, corporate, acquirer, admin, wireless,"
                + " cloud-metadata or other",
            "line 10: zone 'B': 'a b' is not the name of a host, for example *.acquirer.example",
            "line 12: unknown key 'scopes'; known are data-role, environment, function, scope,"
                + " tier");
  }

  @Test
  void zones_that_overlap_are_told_and_the_narrower_counts() {
    ScopeDecisions decisions =
        ScopeDecisions.parse(
            """
            zones:
              - {name: Company, addresses: [10.0.0.0/8]}
              - {name: Vault room, addresses: [10.1.0.0/16, 10.2.0.0/16]}
              - {name: Twin, addresses: [10.2.0.0/16]}
            """);
    assertThat(decisions.problems()).isEmpty();
    assertThat(
            decisions.against(
                Collector.snapshotOf("w.yaml", "{apiVersion: v1, kind: Pod, metadata: {name: a}}")))
        .extracting(ScopeProblem::toString)
        .containsExactly(
            "10.1.0.0-10.1.255.255 of zone 'Vault room' lies in zone 'Company'; it is shown as"
                + " 'Vault room'",
            "10.2.0.0-10.2.255.255 of zone 'Twin' lies in zone 'Company'; it is shown as 'Twin'",
            "10.2.0.0-10.2.255.255 of zone 'Vault room' lies in zone 'Company'; it is shown as"
                + " 'Vault room'",
            "zones 'Twin' and 'Vault room' both hold 10.2.0.0-10.2.255.255; it is shown as 'Twin'");
  }
}
