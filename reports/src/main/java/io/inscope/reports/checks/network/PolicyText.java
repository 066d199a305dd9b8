package io.inscope.reports.checks.network;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.Direction;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a NetworkPolicy says, as it is written.
record PolicyText(Resource resource) {

  /// The directions it isolates in: those of `policyTypes`, else ingress, and egress if it has
  /// egress rules.
  Set<Direction> directions() {
    Set<Direction> directions = EnumSet.noneOf(Direction.class);
    List<String> types = spec().at("policyTypes").each().map(type -> type.text("")).toList();
    if (types.isEmpty() || types.contains("Ingress")) {
      directions.add(Direction.INGRESS);
    }
    if (types.isEmpty()
        ? rules(Direction.EGRESS).findAny().isPresent()
        : types.contains("Egress")) {
      directions.add(Direction.EGRESS);
    }
    return directions;
  }

  Stream<Field> rules(Direction direction) {
    return spec().at(direction.word()).each();
  }

  /// A selector that is not set selects every pod of the namespace, as `{}` does.
  LabelSelector subject() {
    return LabelSelector.of(spec().at("podSelector")).orElse(LabelSelector.EVERYTHING);
  }

  /// Isolates every pod of its namespace in a direction and opens nothing.
  boolean deniesAll(Direction direction) {
    return subject().isEverything()
        && directions().contains(direction)
        && rules(direction).findAny().isEmpty();
  }

  Field spec() {
    return resource.root().at("spec");
  }

  /// The list of peers of a rule: `from` or `to`.
  static Field peers(Field rule, Direction direction) {
    return rule.at(direction == Direction.INGRESS ? "from" : "to");
  }
}
