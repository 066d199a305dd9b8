package io.inscope.reports.table;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.PolicyReview;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The policies of every kind that is evaluated, rule by rule, with whom they select and whom their
/// rules mean: for the review of rule sets of PCI DSS 1.2.7.
///
/// A direction that a policy closes and in which it has no rule has a row of its own: it lets
/// nothing through.
public final class PoliciesTable {
  /// More names are counted: a cell is for reading.
  private static final int SHOWN = 12;

  private static final List<Column> COLUMNS =
      List.of(
          new Column("policy", "Policy", 36),
          new Column("order", "Order", 18),
          new Column("selects", "Selects", 34),
          new Column("selected", "Workloads it selects", 36),
          new Column("direction", "Direction", 10),
          new Column("rule", "Rule", 16),
          new Column("does", "What the rule does", 22),
          new Column("peers", "With whom", 44),
          new Column("meant", "Workloads that are meant", 36),
          new Column("ports", "Ports", 22),
          new Column("flags", "Look at", 34),
          new Column("place", "Place", 26));

  private PoliciesTable() {}

  /// One row for each rule, and for each closed direction that has none.
  public static Table of(List<PolicyReview> policies) {
    return new Table(
        "policies",
        "Network policies",
        COLUMNS,
        policies.stream().flatMap(PoliciesTable::rows).toList());
  }

  private static Stream<List<Cell>> rows(PolicyReview policy) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      List<PolicyReview.Rule> rules =
          policy.rules().stream().filter(rule -> rule.direction() == direction).toList();
      rules.forEach(rule -> rows.add(row(policy, rule)));
      if (rules.isEmpty() && policy.closes().contains(direction)) {
        rows.add(row(policy, direction.word(), "has no rule: lets nothing through"));
      }
    }
    if (rows.isEmpty()) {
      rows.add(row(policy, "", policy.problem().isEmpty() ? "has no rule" : ""));
    }
    return rows.stream();
  }

  private static List<Cell> row(PolicyReview policy, PolicyReview.Rule rule) {
    List<String> flags = flags(policy);
    if (rule.isOpen()) {
      flags.add("open to everybody, any pod or any address");
    }
    if (rule.meant().isEmpty() && rule.perhaps() == 0 && !rule.isOpen()) {
      flags.add("means no workload of the snapshot");
    }
    if (!rule.caveat().isEmpty()) {
      flags.add(rule.caveat());
    }
    return row(
        policy,
        rule.direction().word(),
        rule.list() + (rule.index() < 0 ? "" : "[" + rule.index() + "]"),
        rule.does(),
        String.join("\n", rule.peers()),
        meant(rule),
        rule.ports(),
        flags,
        rule.place());
  }

  private static String meant(PolicyReview.Rule rule) {
    String sure = names(rule.meant());
    return rule.perhaps() == 0
        ? sure
        : (sure.isEmpty() ? "" : sure + "\n")
            + "perhaps %d%s, by their addresses"
                .formatted(rule.perhaps(), rule.meant().isEmpty() ? "" : " more");
  }

  private static List<Cell> row(PolicyReview policy, String direction, String does) {
    return row(
        policy,
        direction,
        "",
        does,
        "",
        "",
        "",
        flags(policy),
        policy.policy().place(policy.policy().root().at("spec")));
  }

  private static List<Cell> row(
      PolicyReview policy,
      String direction,
      String rule,
      String does,
      String peers,
      String meant,
      String ports,
      List<String> flags,
      String place) {
    return List.of(
        Cell.of(policy.policy().ref().toString()),
        Cell.of(policy.order()),
        Cell.of(policy.selects()),
        Cell.of(names(policy.selected())),
        Cell.of(direction),
        Cell.of(rule),
        Cell.of(does),
        Cell.of(peers),
        Cell.of(meant),
        Cell.of(ports),
        Cell.of(String.join("\n", flags)),
        Cell.of(place));
  }

  private static List<String> flags(PolicyReview policy) {
    List<String> flags = new ArrayList<>();
    if (!policy.problem().isEmpty()) {
      flags.add("not known what it does: " + policy.problem());
    } else if (policy.selected().isEmpty()) {
      flags.add("selects no workload of the snapshot");
    }
    flags.addAll(policy.remarks());
    return flags;
  }

  private static String names(Collection<ResourceRef> refs) {
    String shown =
        refs.stream().limit(SHOWN).map(ResourceRef::toString).collect(Collectors.joining("\n"));
    return refs.size() > SHOWN ? shown + "\n+ " + (refs.size() - SHOWN) + " more" : shown;
  }
}
