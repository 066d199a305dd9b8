package io.inscope.snapshot.scope;

import java.util.List;

/// The annotations and labels that speak of scope, by what they say. Of several the first counts.
///
/// @param scope values are `cde`, `connected-to` or `connected`, `security-impacting`,
///   `out-of-scope` or `out`
/// @param dataRole values are those of [DataRole]
public record ScopeKeys(
    List<String> scope,
    List<String> dataRole,
    List<String> tier,
    List<String> environment,
    List<String> function) {
  public static final ScopeKeys DEFAULT =
      new ScopeKeys(
          List.of("pci.scope"),
          List.of("pci.data-role"),
          List.of("pci.tier"),
          List.of("pci.environment"),
          List.of("pci.function"));

  public ScopeKeys {
    scope = List.copyOf(scope);
    dataRole = List.copyOf(dataRole);
    tier = List.copyOf(tier);
    environment = List.copyOf(environment);
    function = List.copyOf(function);
  }
}
