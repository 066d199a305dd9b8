package io.inscope.reports.table;

import io.inscope.snapshot.network.address.Zone;
import io.inscope.snapshot.scope.Grounds;
import io.inscope.snapshot.scope.ScopeDecision;
import io.inscope.snapshot.scope.ScopeDecisions;
import io.inscope.snapshot.scope.ScopeRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The scope decisions in force as they were put on record, line by line, and the names given to
/// parts of the outside world. What they come to for each workload is in [ScopeRegisterTable].
public final class ScopeRulesTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("line", "Line", 6),
          new Column("what", "What", 10),
          new Column("class", "Class or zone", 18),
          new Column("covers", "Covers", 48),
          new Column("data_role", "Data role", 10),
          new Column("tier", "Tier", 8),
          new Column("environment", "Environment", 12),
          new Column("function", "Function", 18),
          new Column("because", "Because", 44),
          new Column("who", "Decided by", 14),
          new Column("when", "Decided on", 11),
          new Column("valid_until", "Valid until", 11),
          new Column("evidence", "Filed as", 14));

  private ScopeRulesTable() {}

  public static Table of(ScopeDecisions decisions) {
    return new Table(
        "scope-rules",
        "Scope decisions",
        COLUMNS,
        Stream.concat(
                decisions.decisions().stream().map(ScopeRulesTable::rule),
                decisions.zones().stream().map(ScopeRulesTable::zone))
            .toList());
  }

  private static List<Cell> rule(ScopeDecision decision) {
    Grounds grounds = decision.grounds();
    return List.of(
        Cell.of(decision.line()),
        Cell.of(decision.covers().workload().isPresent() ? "decision" : "rule"),
        new Cell.Status(decision.scopeClass().word()),
        Cell.of(covers(decision.covers())),
        Cell.of(decision.traits().dataRole().map(role -> role.word()).orElse("")),
        Cell.of(decision.traits().tier()),
        Cell.of(decision.traits().environment()),
        Cell.of(decision.traits().function()),
        Cell.of(grounds.because()),
        Cell.of(grounds.who()),
        Cell.of(grounds.when()),
        Cell.of(grounds.validUntil()),
        Cell.of(grounds.evidence()));
  }

  /// `namespace pay*, pods app=web`: what has to hold, in the words of the file.
  private static String covers(ScopeRule rule) {
    List<String> parts = new ArrayList<>();
    rule.workload().ifPresent(ref -> parts.add(ref.toString()));
    rule.namespace().ifPresent(glob -> parts.add("namespace " + glob));
    if (!rule.namespaceSelector().isEverything()) {
      parts.add("namespaces with " + rule.namespaceSelector());
    }
    rule.name().ifPresent(glob -> parts.add("name " + glob));
    if (!rule.selector().isEverything()) {
      parts.add("pods with " + rule.selector());
    }
    rule.serviceAccount().ifPresent(account -> parts.add("service account " + account));
    if (!rule.nodes().isEverything()) {
      parts.add("nodes with " + rule.nodes());
    }
    rule.image().ifPresent(image -> parts.add("images that begin with " + image));
    rule.addresses().ifPresent(range -> parts.add("addresses in " + range));
    return String.join(", ", parts);
  }

  private static List<Cell> zone(Zone zone) {
    return List.of(
        Cell.BLANK,
        Cell.of("zone"),
        Cell.of(zone.kind().word()),
        Cell.of(
            zone.name()
                + ": "
                + Stream.concat(
                        zone.addresses().stream().map(Object::toString), zone.names().stream())
                    .collect(Collectors.joining(", "))),
        Cell.BLANK,
        Cell.BLANK,
        Cell.BLANK,
        Cell.BLANK,
        Cell.BLANK,
        Cell.BLANK,
        Cell.BLANK,
        Cell.BLANK,
        Cell.BLANK);
  }
}
