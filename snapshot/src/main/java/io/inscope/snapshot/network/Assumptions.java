package io.inscope.snapshot.network;

import io.inscope.snapshot.network.PluginSwitches.Setting;
import io.inscope.snapshot.network.PluginSwitches.Source;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the user states about the network plugin, overriding what was detected.
///
/// @param stated the switches stated, in the order of [PluginSwitch]
/// @param words who states one and why, where more is known than that the user does: `assumed by
///   jdoe on 2026-05-02: seen on site`
public record Assumptions(Map<PluginSwitch, Tristate> stated, Map<PluginSwitch, String> words) {
  public static final Assumptions NONE = new Assumptions(Map.of());

  private static final String BY_USER = "assumed by the user";
  private static final List<String> VALUES = List.of("yes", "no", "unknown");

  public Assumptions {
    EnumMap<PluginSwitch, Tristate> sorted = new EnumMap<>(PluginSwitch.class);
    sorted.putAll(stated);
    stated = Collections.unmodifiableMap(sorted);
    words = Map.copyOf(words);
  }

  public Assumptions(Map<PluginSwitch, Tristate> stated) {
    this(stated, Map.of());
  }

  /// The same, with who states them and why, by key.
  public Assumptions saying(Map<String, String> wordsByKey) {
    EnumMap<PluginSwitch, String> said = new EnumMap<>(PluginSwitch.class);
    for (PluginSwitch one : stated.keySet()) {
      String word = wordsByKey.get(one.key());
      if (word != null) {
        said.put(one, word);
      }
    }
    return new Assumptions(stated, said);
  }

  private String words(PluginSwitch of) {
    return words.getOrDefault(of, BY_USER);
  }

  /// Reads `KEY=VALUE` texts; of a key given twice the last counts.
  ///
  /// @throws IllegalArgumentException with a message that lists what is possible
  public static Assumptions parse(List<String> texts) {
    EnumMap<PluginSwitch, Tristate> given = new EnumMap<>(PluginSwitch.class);
    for (String text : texts) {
      int equals = text.indexOf('=');
      String key = equals < 0 ? text : text.substring(0, equals);
      String value = equals < 0 ? "" : text.substring(equals + 1);
      PluginSwitch known =
          Stream.of(PluginSwitch.values())
              .filter(one -> one.key().equals(key))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "unknown assumption '%s'; known are %s".formatted(key, keys())));
      if (!VALUES.contains(value)) {
        throw new IllegalArgumentException(
            "assumption '%s' must be yes, no or unknown, not '%s'".formatted(key, value));
      }
      given.put(known, Tristate.valueOf(value.toUpperCase(Locale.ROOT)));
    }
    return new Assumptions(given);
  }

  /// Everything that can be stated: `audit_mode, enforced, ...`, sorted.
  public static String keys() {
    return Stream.of(PluginSwitch.values())
        .map(PluginSwitch::key)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /// Detected facts with the assumptions in their place, and saying so. Who states that policies
  /// are enforced, states that they are not only audited.
  public PluginFacts applyTo(PluginFacts detected) {
    if (stated.isEmpty()) {
      return detected;
    }
    PluginSwitches switches = detected.switches();
    if (stated.containsKey(PluginSwitch.ENFORCED)) {
      switches =
          switches.with(
              PluginSwitch.AUDIT_MODE,
              new Setting(Tristate.NO, Source.ASSUMED, words(PluginSwitch.ENFORCED)));
    }
    Map<String, String> texts = new TreeMap<>();
    for (Map.Entry<PluginSwitch, Tristate> one : stated.entrySet()) {
      String words = words(one.getKey());
      switches = switches.with(one.getKey(), new Setting(one.getValue(), Source.ASSUMED, words));
      texts.merge(words, one.getKey().key() + "=" + one.getValue().word(), "%s and %s"::formatted);
    }
    String clauses =
        texts.entrySet().stream()
            .map(one -> "; " + one.getValue() + ", " + one.getKey())
            .collect(Collectors.joining());
    return new PluginFacts(
        detected.name(), detected.version(), detected.evidence() + clauses, switches);
  }
}
