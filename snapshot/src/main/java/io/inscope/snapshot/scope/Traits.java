package io.inscope.snapshot.scope;

import java.util.Optional;

/// What a workload is for, whatever its scope class.
///
/// @param dataRole empty when nobody said
/// @param tier `dmz`, `app`, `data`, or what people call it; empty when nobody said
/// @param environment `production`, `test`; empty when nobody said
/// @param function what it does, in the words of an inventory; empty when nobody said
public record Traits(
    Optional<DataRole> dataRole, String tier, String environment, String function) {
  public static final Traits NONE = new Traits(Optional.empty(), "", "", "");

  /// These, and the other's where these say nothing.
  Traits or(Traits other) {
    return new Traits(
        dataRole.or(other::dataRole),
        tier.isEmpty() ? other.tier : tier,
        environment.isEmpty() ? other.environment : environment,
        function.isEmpty() ? other.function : function);
  }
}
