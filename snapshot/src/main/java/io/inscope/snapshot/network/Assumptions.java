package io.inscope.snapshot.network;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the user states about the network plugin, overriding what was detected.
///
/// @param ipBlockMatchesPods whether an ipBlock also matches addresses of pods
/// @param ipBlockMatchesNodes whether an ipBlock also matches addresses of nodes
/// @param enforced whether policies are enforced
public record Assumptions(
    Optional<Tristate> ipBlockMatchesPods,
    Optional<Tristate> ipBlockMatchesNodes,
    Optional<Enforcement> enforced) {
  public static final Assumptions NONE =
      new Assumptions(Optional.empty(), Optional.empty(), Optional.empty());

  private static final List<String> KEYS =
      List.of("enforced", "ip_block_matches_nodes", "ip_block_matches_pods");
  private static final List<String> VALUES = List.of("yes", "no", "unknown");

  /// Reads `KEY=VALUE` texts; of a key given twice the last counts.
  ///
  /// @throws IllegalArgumentException with a message that lists what is possible
  public static Assumptions parse(List<String> texts) {
    Map<String, String> given = new TreeMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      String key = equals < 0 ? text : text.substring(0, equals);
      String value = equals < 0 ? "" : text.substring(equals + 1);
      if (!KEYS.contains(key)) {
        throw new IllegalArgumentException(
            "unknown assumption '%s'; known are %s".formatted(key, String.join(", ", KEYS)));
      }
      if (!VALUES.contains(value)) {
        throw new IllegalArgumentException(
            "assumption '%s' must be yes, no or unknown, not '%s'".formatted(key, value));
      }
      given.put(key, value.toUpperCase(Locale.ROOT));
    }
    return new Assumptions(
        Optional.ofNullable(given.get("ip_block_matches_pods")).map(Tristate::valueOf),
        Optional.ofNullable(given.get("ip_block_matches_nodes")).map(Tristate::valueOf),
        Optional.ofNullable(given.get("enforced")).map(Enforcement::valueOf));
  }

  /// Detected facts with the assumptions in their place, and saying so.
  public PluginFacts applyTo(PluginFacts detected) {
    if (equals(NONE)) {
      return detected;
    }
    TreeMap<String, String> stated = new TreeMap<>();
    enforced.ifPresent(v -> stated.put("enforced", v.word()));
    ipBlockMatchesNodes.ifPresent(v -> stated.put("ip_block_matches_nodes", word(v)));
    ipBlockMatchesPods.ifPresent(v -> stated.put("ip_block_matches_pods", word(v)));
    return new PluginFacts(
        detected.name(),
        detected.version(),
        enforced.orElse(detected.enforcesNetworkPolicy()),
        ipBlockMatchesPods.orElse(detected.ipBlockMatchesPods()),
        ipBlockMatchesNodes.orElse(detected.ipBlockMatchesNodes()),
        detected.evidence() + "; assumed by the user: " + stated.toString().replaceAll("[{}]", ""));
  }

  private static String word(Tristate value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
