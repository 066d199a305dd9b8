package io.inscope.snapshot.network.plugin;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.PluginSwitch;
import io.inscope.snapshot.network.PluginSwitches;
import io.inscope.snapshot.network.PluginSwitches.Setting;
import io.inscope.snapshot.network.PluginSwitches.Source;
import io.inscope.snapshot.network.Tristate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Finds the network plugin by what runs in the cluster. Nothing found is UNKNOWN, never
/// "enforced".
///
/// @param facts about the plugin, or about several together
/// @param whereReady whether policies are enforced on a node whose agent is ready
/// @param agents the workloads that are agents of whoever enforces policies, one on each node;
///   empty when nobody does, and for an engine without agents of its own
public record PluginDetection(PluginFacts facts, Enforced whereReady, List<Workload> agents) {
  private static final Set<String> AGENT_KINDS = Set.of("DaemonSet", "Pod");

  private static final List<Engine> ENGINES =
      List.of(
          new CalicoEngine(),
          new FlannelEngine(),
          new CiliumEngine(),
          new SmallEngines(),
          new CloudEngines(),
          new OvsEngines());

  /// One plugin and its agents.
  private record Hit(PluginFacts facts, List<Workload> agents) {
    boolean enforces() {
      return facts.enforcesNetworkPolicy() != Enforcement.NO
          || facts.switches().value(PluginSwitch.AUDIT_MODE) == Tristate.YES;
    }
  }

  public PluginDetection {
    agents = List.copyOf(agents);
  }

  public static PluginFacts detect(ClusterSnapshot snapshot) {
    return in(snapshot).facts();
  }

  public static PluginDetection in(ClusterSnapshot snapshot) {
    TreeMap<String, Hit> hits = new TreeMap<>();
    for (Workload workload : snapshot.workloads()) {
      if (AGENT_KINDS.contains(workload.ref().kind())) {
        recognize(workload, snapshot)
            .ifPresent(
                found ->
                    hits.computeIfAbsent(found.name(), _ -> new Hit(found, new ArrayList<>()))
                        .agents()
                        .add(workload));
      }
    }
    if (hits.isEmpty()) {
      PluginFacts facts =
          sure(EmbeddedEngine.in(snapshot).orElseGet(() -> nothing(snapshot)), snapshot);
      return new PluginDetection(facts, facts.enforced(), List.of());
    }
    return combined(List.copyOf(hits.values()), snapshot);
  }

  private static Optional<PluginFacts> recognize(Workload workload, ClusterSnapshot snapshot) {
    try {
      Agent agent = new Agent(workload);
      return ENGINES.stream()
          .map(engine -> engine.recognize(agent, snapshot))
          .flatMap(Optional::stream)
          .findFirst();
    } catch (WrongShape e) {
      // A malformed workload proves nothing about the plugin.
      return Optional.empty();
    }
  }

  private static PluginFacts nothing(ClusterSnapshot snapshot) {
    String hints = NodeHints.in(snapshot);
    String evidence =
        "nothing in the snapshot shows a network plugin"
            + (hints.isEmpty() ? "" : " at work, though " + hints);
    return new Found("unknown", "", evidence).enforces(Tristate.UNKNOWN, "").facts();
  }

  /// One plugin may make the network and another the policies; two that both make policies, or one
  /// that may, leave it open who does.
  private static PluginDetection combined(List<Hit> hits, ClusterSnapshot snapshot) {
    List<Hit> active = hits.stream().filter(Hit::enforces).toList();
    List<Hit> deciding = active.isEmpty() ? hits : active;
    String names = hits.stream().map(hit -> hit.facts().name()).collect(Collectors.joining(" + "));
    String evidence =
        hits.stream().map(hit -> hit.facts().evidence()).collect(Collectors.joining("; "));
    PluginSwitches switches = PluginSwitches.GENERIC;
    for (PluginSwitch key : PluginSwitch.values()) {
      boolean network = key == PluginSwitch.ENCRYPTS_PODS || key == PluginSwitch.ENCRYPTS_HOSTS;
      switches =
          switches.with(
              key,
              network
                  ? any(settings(hits, key))
                  : same(key, settings(deciding, key), active.size()));
    }
    List<Workload> agents = active.size() == 1 ? active.getFirst().agents() : List.of();
    PluginFacts facts =
        new PluginFacts(
            names,
            deciding.size() == 1 ? deciding.getFirst().facts().version() : "",
            evidence,
            switches);
    PluginFacts sure = sure(facts, snapshot);
    return new PluginDetection(unlessDown(sure, agents), sure.enforced(), agents);
  }

  /// Where not every DaemonSet was handed over, somebody unseen may enforce the kinds of policies
  /// that these plugins do not.
  private static PluginFacts sure(PluginFacts facts, ClusterSnapshot snapshot) {
    if (snapshot.coverage(Kinds.DAEMON_SET, "") instanceof Coverage.Read) {
      return facts;
    }
    PluginSwitches switches = facts.switches();
    for (PluginSwitch key : PolicyPlugins.KINDS) {
      Setting setting = switches.get(key);
      if (setting.value() == Tristate.NO) {
        switches = switches.detected(key, Tristate.UNKNOWN, setting.evidence());
      }
    }
    return new PluginFacts(facts.name(), facts.version(), facts.evidence(), switches);
  }

  private static List<Setting> settings(List<Hit> hits, PluginSwitch key) {
    return hits.stream().map(hit -> hit.facts().switches().get(key)).toList();
  }

  /// What all say, or UNKNOWN with all of it.
  private static Setting same(PluginSwitch key, List<Setting> settings, int active) {
    boolean contested = key == PluginSwitch.ENFORCED && active > 1;
    if (!contested && settings.stream().map(Setting::value).distinct().count() == 1) {
      return settings.getFirst();
    }
    return new Setting(Tristate.UNKNOWN, Source.DETECTED, evidence(settings));
  }

  /// What one of them encrypts, is encrypted.
  private static Setting any(List<Setting> settings) {
    return settings.stream()
        .filter(setting -> setting.value() == Tristate.YES)
        .findFirst()
        .orElseGet(
            () ->
                settings.stream()
                    .filter(setting -> setting.value() == Tristate.UNKNOWN)
                    .findFirst()
                    .orElse(settings.getFirst()));
  }

  private static String evidence(List<Setting> settings) {
    return String.join(
        "; ",
        settings.stream()
            .map(Setting::evidence)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /// Of the cluster as a whole: an agent that does not run enforces nothing on its nodes.
  private static PluginFacts unlessDown(PluginFacts facts, List<Workload> agents) {
    long desired = 0;
    long ready = 0;
    for (Workload agent : agents) {
      try {
        Field status = agent.owner().root().at("status");
        desired += status.at("desiredNumberScheduled").number().orElse(0);
        ready += status.at("numberReady").number().orElse(0);
      } catch (WrongShape e) {
        // A status that cannot be read tells nothing.
      }
    }
    if (ready >= desired || facts.enforcesNetworkPolicy() != Enforcement.YES) {
      return facts;
    }
    String evidence =
        facts.evidence() + ", but only %d of %d agents are ready".formatted(ready, desired);
    return new PluginFacts(
        facts.name(),
        facts.version(),
        evidence,
        facts.switches().detected(PluginSwitch.ENFORCED, Tristate.UNKNOWN, evidence));
  }
}
