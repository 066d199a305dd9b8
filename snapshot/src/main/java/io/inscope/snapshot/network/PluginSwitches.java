package io.inscope.snapshot.network;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where each switch of the network plugin stands, and what says so. Immutable.
public final class PluginSwitches {
  /// Nothing is known but what documents promise of any plugin.
  public static final PluginSwitches GENERIC = new PluginSwitches(Map.of());

  private final Map<PluginSwitch, Setting> settings;

  /// What a setting rests on.
  public enum Source {
    DETECTED,
    DEFAULT,
    ASSUMED;

    /// As commands print it: `detected`, `default`, `assumed`.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Where a switch stands, and what it rests on.
  ///
  /// @param evidence a clause without a full stop; empty for defaults
  public record Setting(Tristate value, Source source, String evidence) {}

  private PluginSwitches(Map<PluginSwitch, Setting> settings) {
    EnumMap<PluginSwitch, Setting> all = new EnumMap<>(PluginSwitch.class);
    for (PluginSwitch one : PluginSwitch.values()) {
      all.put(one, new Setting(one.generic(), Source.DEFAULT, ""));
    }
    all.putAll(settings);
    this.settings = Collections.unmodifiableMap(all);
  }

  /// Every switch, in the order of [PluginSwitch].
  public Map<PluginSwitch, Setting> all() {
    return settings;
  }

  public Setting get(PluginSwitch key) {
    return settings.getOrDefault(key, new Setting(key.generic(), Source.DEFAULT, ""));
  }

  public Tristate value(PluginSwitch key) {
    return get(key).value();
  }

  public PluginSwitches with(PluginSwitch key, Setting setting) {
    EnumMap<PluginSwitch, Setting> changed = new EnumMap<>(settings);
    changed.put(key, setting);
    return new PluginSwitches(changed);
  }

  public PluginSwitches detected(PluginSwitch key, Tristate value, String evidence) {
    return with(key, new Setting(value, Source.DETECTED, evidence));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PluginSwitches that && settings.equals(that.settings);
  }

  @Override
  public int hashCode() {
    return settings.hashCode();
  }

  @Override
  public String toString() {
    return settings.toString();
  }
}
