package io.inscope.snapshot.network.path.gateway;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import java.util.Optional;

/// What a controller says in a list of conditions.
///
/// @param status `True`, `False` or `Unknown`
record Conditions(String status, String reason) {

  /// A condition of an object; empty when there is none, or when it is about an earlier generation.
  static Optional<Conditions> of(Resource resource, Field conditions, String type) {
    long generation = resource.root().at("metadata", "generation").number().orElse(0);
    return conditions
        .each()
        .filter(condition -> condition.at("type").text("").equals(type))
        .filter(c -> c.at("observedGeneration").number().orElse(generation) >= generation)
        .map(c -> new Conditions(c.at("status").text(""), c.at("reason").text("no reason given")))
        .findFirst();
  }

  boolean isTrue() {
    return status.equals("True");
  }

  boolean isFalse() {
    return status.equals("False");
  }
}
