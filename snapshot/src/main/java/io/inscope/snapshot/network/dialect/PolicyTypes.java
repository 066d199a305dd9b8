package io.inscope.snapshot.network.dialect;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import java.util.EnumSet;

/// The list of directions as NetworkPolicy writes it, and Calico after it.
public final class PolicyTypes {
  private PolicyTypes() {}

  /// The directions that a policy lists by name; empty when it lists none.
  ///
  /// @throws InvalidPolicy when a name is neither Ingress nor Egress
  public static EnumSet<Direction> of(Field types) {
    EnumSet<Direction> named = EnumSet.noneOf(Direction.class);
    types
        .each()
        .forEach(
            type ->
                named.add(
                    switch (type.text("")) {
                      case "Ingress" -> Direction.INGRESS;
                      case "Egress" -> Direction.EGRESS;
                      default ->
                          throw new InvalidPolicy(
                              type, "is '" + type.text("") + "', not Ingress or Egress");
                    }));
    return named;
  }
}
