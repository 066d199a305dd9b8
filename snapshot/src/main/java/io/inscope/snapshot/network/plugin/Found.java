package io.inscope.snapshot.network.plugin;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.PluginSwitch;
import io.inscope.snapshot.network.PluginSwitches;
import io.inscope.snapshot.network.Tristate;
import java.util.Optional;

/// Facts about a plugin in the making. Each switch keeps what shows it.
final class Found {
  private final String name;
  private final String version;
  private String evidence;
  private PluginSwitches switches = PluginSwitches.GENERIC;

  Found(String name, String version, String evidence) {
    this.name = name;
    this.version = version;
    this.evidence = evidence;
  }

  static Found by(String name, Agent agent, Field container) {
    return new Found(name, Agent.version(container), agent.evidence(container, ""));
  }

  /// Whether it enforces policies.
  ///
  /// @param because what shows it beyond that it runs; may be empty
  Found enforces(Tristate value, String because) {
    evidence = because.isEmpty() ? evidence : evidence + ": " + because;
    switches = switches.detected(PluginSwitch.ENFORCED, value, evidence);
    return this;
  }

  /// A switch that follows from which plugin it is.
  Found is(PluginSwitch key, Tristate value) {
    return is(key, value, (name + " " + version).trim());
  }

  Found is(PluginSwitch key, Tristate value, String because) {
    switches = switches.detected(key, value, because);
    return this;
  }

  PluginFacts facts() {
    return new PluginFacts(name, version, evidence, switches);
  }

  /// `ConfigMap kube-system/cilium-config (cni.yaml:12) says enable-policy: never`
  static String says(Resource object, Field field) {
    return "%s (%s) says %s: %s"
        .formatted(object.ref().spoken(), object.place(field), field.key(), field.value());
  }

  static Optional<Resource> configMap(ClusterSnapshot snapshot, String name) {
    return snapshot
        .all(Kinds.CONFIG_MAP)
        .filter(map -> map.ref().name().equals(name) && map.root().at("data").isObject())
        .findFirst();
  }

  /// A plugin's object of configuration by its name, in any of its API groups.
  static Optional<Resource> object(
      ClusterSnapshot snapshot, String kind, String name, Iterable<String> groups) {
    for (String group : groups) {
      Optional<Resource> found =
          snapshot
              .all(new GroupKind(group, kind))
              .filter(one -> one.ref().name().equals(name))
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// Whether somebody listed a kind.
  static boolean wasRead(ClusterSnapshot snapshot, String group, String kind) {
    return snapshot.coverage(new GroupKind(group, kind), "") instanceof Coverage.Read;
  }

  /// The truth of a setting that may be a truth value or a text; UNKNOWN for anything else.
  static Tristate truth(Field field) {
    try {
      return switch (field.value()) {
        case Boolean b -> Tristate.of(b);
        case String text when text.equals("true") -> Tristate.YES;
        case String text when text.equals("false") -> Tristate.NO;
        case null, default -> Tristate.UNKNOWN;
      };
    } catch (WrongShape e) {
      return Tristate.UNKNOWN;
    }
  }
}
