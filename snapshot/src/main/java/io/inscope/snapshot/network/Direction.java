package io.inscope.snapshot.network;

import io.inscope.snapshot.json.Field;
import java.util.EnumSet;

/// Seen from the pod a policy selects.
public enum Direction {
  INGRESS,
  EGRESS;

  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /// The directions that a policy lists by name; empty when it lists none.
  ///
  /// @throws InvalidPolicy when a name is neither Ingress nor Egress
  static EnumSet<Direction> named(Field types) {
    EnumSet<Direction> named = EnumSet.noneOf(Direction.class);
    types
        .each()
        .forEach(
            type ->
                named.add(
                    switch (type.text("")) {
                      case "Ingress" -> INGRESS;
                      case "Egress" -> EGRESS;
                      default ->
                          throw new InvalidPolicy(
                              type, "is '" + type.text("") + "', not Ingress or Egress");
                    }));
    return named;
  }
}
