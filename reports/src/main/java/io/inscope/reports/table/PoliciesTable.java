package io.inscope.reports.table;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `networking.k8s.io` network policies in words: one row for each direction and rule.
///
/// What an absent field means is the API's: no `policyTypes` is ingress, and egress where egress
/// rules are given; a direction without rules lets nothing through; a rule without peers speaks of
/// everybody, one without ports of all ports. Source: [NetworkPolicySpec](
/// https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/).
public final class PoliciesTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("namespace", "Namespace", 18),
          new Column("policy", "Policy", 26),
          new Column("selects", "Pods it selects", 36),
          new Column("direction", "Direction", 10),
          new Column("rule", "Rule", 7),
          new Column("peers", "Lets through", 50),
          new Column("ports", "Ports", 24),
          new Column("place", "Place", 26));

  private PoliciesTable() {}

  /// One row for each rule, and for each direction that has none.
  ///
  /// @param policies objects of kind NetworkPolicy, in the order in which they are to be listed
  public static Table of(Stream<Resource> policies) {
    return new Table(
        "policies", "Network policies", COLUMNS, policies.flatMap(PoliciesTable::rows).toList());
  }

  private static Stream<List<Cell>> rows(Resource policy) {
    try {
      Field spec = policy.root().at("spec");
      String selects = selector(spec.at("podSelector"), "all pods of the namespace", "pods with ");
      List<List<Cell>> rows = new ArrayList<>();
      List<String> types = types(spec);
      if (types.contains("Ingress")) {
        rows.addAll(direction(policy, selects, "ingress", "from"));
      }
      if (types.contains("Egress")) {
        rows.addAll(direction(policy, selects, "egress", "to"));
      }
      return rows.stream();
    } catch (WrongShape e) {
      return Stream.of(
          row(policy, "not understood: " + e.getMessage(), "", Cell.BLANK, "", "", policy.root()));
    }
  }

  private static List<String> types(Field spec) {
    List<String> set = spec.at("policyTypes").each().map(type -> type.text("")).toList();
    if (!set.isEmpty()) {
      return set;
    }
    return spec.at("egress").each().findAny().isPresent()
        ? List.of("Ingress", "Egress")
        : List.of("Ingress");
  }

  private static List<List<Cell>> direction(
      Resource policy, String selects, String direction, String peers) {
    Field rules = policy.root().at("spec", direction);
    List<List<Cell>> rows =
        rules
            .each()
            .map(
                rule ->
                    row(
                        policy,
                        selects,
                        direction,
                        Cell.of(rule.index()),
                        peers(rule.at(peers)),
                        ports(rule.at("ports")),
                        rule))
            .toList();
    return rows.isEmpty()
        ? List.of(row(policy, selects, direction, Cell.BLANK, "nobody", "none", rules))
        : rows;
  }

  private static List<Cell> row(
      Resource policy,
      String selects,
      String direction,
      Cell rule,
      String peers,
      String ports,
      Field at) {
    return List.of(
        Cell.of(policy.ref().namespace()),
        Cell.of(policy.ref().name()),
        Cell.of(selects),
        Cell.of(direction),
        rule,
        Cell.of(peers),
        Cell.of(ports),
        Cell.of(policy.place(at)));
  }

  private static String peers(Field peers) {
    String words = peers.each().map(PoliciesTable::peer).collect(Collectors.joining("\n"));
    return words.isEmpty() ? "everybody, in and outside the cluster" : words;
  }

  private static String peer(Field peer) {
    if (peer.at("ipBlock").isPresent()) {
      String except =
          peer.at("ipBlock", "except")
              .each()
              .map(cidr -> cidr.text(""))
              .collect(Collectors.joining(", "));
      return "addresses "
          + peer.at("ipBlock", "cidr").text("(none given)")
          + (except.isEmpty() ? "" : " except " + except);
    }
    String pods = selector(peer.at("podSelector"), "all pods", "pods with ");
    return peer.at("namespaceSelector").isPresent()
        ? pods
            + " in "
            + selector(peer.at("namespaceSelector"), "every namespace", "namespaces with ")
        : pods + " of the same namespace";
  }

  private static String selector(Field selector, String everything, String prefix) {
    Stream<String> labels =
        selector.at("matchLabels").members().map(label -> label.key() + "=" + label.text(""));
    Stream<String> expressions =
        selector.at("matchExpressions").each().map(PoliciesTable::expression);
    String words = Stream.concat(labels, expressions).collect(Collectors.joining(", "));
    return words.isEmpty() ? everything : prefix + words;
  }

  private static String expression(Field e) {
    String key = e.at("key").text("");
    String values =
        e.at("values")
            .each()
            .map(value -> value.text(""))
            .collect(Collectors.joining(", ", "(", ")"));
    String operator = e.at("operator").text("");
    return switch (operator) {
      case "In" -> key + " in " + values;
      case "NotIn" -> key + " not in " + values;
      case "Exists" -> key + " set";
      case "DoesNotExist" -> key + " not set";
      default -> key + " " + operator + " " + values;
    };
  }

  private static String ports(Field ports) {
    String words = ports.each().map(PoliciesTable::port).collect(Collectors.joining(", "));
    return words.isEmpty() ? "all" : words;
  }

  private static String port(Field port) {
    String protocol = port.at("protocol").text("TCP");
    Field number = port.at("port");
    if (number.isMissing()) {
      return protocol + " all";
    }
    String first = Optional.ofNullable(number.value()).map(Object::toString).orElse("");
    Field end = port.at("endPort");
    return protocol + " " + first + (end.isPresent() ? "-" + end.number().orElse(0) : "");
  }
}
