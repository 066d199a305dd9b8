package io.inscope.snapshot.scope;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.Zone;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// Reads a file of scope decisions, and says of each mistake on which line it is.
final class ScopeFile {
  private static final List<ScopeClass> DECLARABLE =
      List.of(
          ScopeClass.CDE,
          ScopeClass.CONNECTED_TO,
          ScopeClass.SECURITY_IMPACTING,
          ScopeClass.OUT_OF_SCOPE);
  private static final String TOP_KEYS =
      DECLARABLE.stream().map(ScopeClass::word).collect(Collectors.joining(", ")) + ", zones";
  private static final Set<String> ENTRY_KEYS =
      Set.of("namespace", "selector", "workload", "data-role", "because");
  private static final Set<String> ZONE_KEYS = Set.of("name", "addresses");

  private final List<ScopeDecision> decisions = new ArrayList<>();
  private final List<Zone> zones = new ArrayList<>();
  private final List<ScopeProblem> problems = new ArrayList<>();

  /// An entry that cannot be taken.
  private static final class BadEntry extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadEntry(String message) {
      super(message);
    }
  }

  ScopeDecisions read(String yaml) {
    try {
      Field.root(YamlTree.parseOne(yaml)).members().forEach(this::section);
    } catch (YamlProblem e) {
      problems.add(new ScopeProblem(e.line(), String.valueOf(e.getMessage())));
    }
    problems.sort(null);
    return new ScopeDecisions(decisions, zones, problems);
  }

  private void section(Field section) {
    Optional<ScopeClass> scopeClass =
        DECLARABLE.stream().filter(c -> c.word().equals(section.key())).findFirst();
    if (scopeClass.isEmpty() && !section.key().equals("zones")) {
      problem(section, "unknown key '" + section.key() + "'; known are " + TOP_KEYS);
      return;
    }
    try {
      for (Field entry : section.each().toList()) {
        entry(entry, scopeClass);
      }
    } catch (WrongShape e) {
      problem(section, String.valueOf(e.getMessage()));
    }
  }

  private void entry(Field entry, Optional<ScopeClass> scopeClass) {
    try {
      if (scopeClass.isPresent()) {
        decisions.add(decision(entry, scopeClass.get()));
      } else {
        zones.add(zone(entry));
      }
    } catch (BadEntry | WrongShape e) {
      problem(entry, String.valueOf(e.getMessage()));
    }
  }

  private void problem(Field place, String message) {
    problems.add(new ScopeProblem(place.line().orElse(0), message));
  }

  private static void requireKeys(Field entry, Set<String> known) {
    entry
        .members()
        .filter(member -> !known.contains(member.key()))
        .findFirst()
        .ifPresent(
            member -> {
              throw new BadEntry(
                  "unknown key '%s'; known are %s"
                      .formatted(
                          member.key(), known.stream().sorted().collect(Collectors.joining(", "))));
            });
  }

  private static ScopeDecision decision(Field entry, ScopeClass scopeClass) {
    requireKeys(entry, ENTRY_KEYS);
    Optional<String> namespace = entry.at("namespace").text();
    Field selector = entry.at("selector");
    Optional<ResourceRef> workload = entry.at("workload").text().map(ScopeFile::workload);
    if (workload.isPresent() && (namespace.isPresent() || selector.isPresent())) {
      throw new BadEntry("workload names one already; leave out namespace and selector");
    }
    if (workload.isEmpty() && namespace.isEmpty() && selector.isMissing()) {
      throw new BadEntry("names nothing; give namespace, selector or workload");
    }
    return new ScopeDecision(
        scopeClass,
        namespace,
        LabelSelector.ofLabels(labels(selector)),
        workload,
        entry.at("data-role").text().map(ScopeFile::dataRole),
        entry.at("because").text(""),
        entry.line().orElse(0));
  }

  private static SortedMap<String, String> labels(Field selector) {
    selector
        .members()
        .filter(label -> !(label.value() instanceof String))
        .findFirst()
        .ifPresent(
            label -> {
              throw new BadEntry(
                  "label '%s' of the selector is not a text; put it in quotes"
                      .formatted(label.key()));
            });
    return Resource.texts(selector);
  }

  private static ResourceRef workload(String written) {
    return ResourceRef.parse(written)
        .orElseThrow(
            () ->
                new BadEntry(
                    "workload '%s' is not NAMESPACE/KIND.GROUP/NAME, for example".formatted(written)
                        + " payments/StatefulSet.apps/card-vault"));
  }

  private static DataRole dataRole(String written) {
    return Arrays.stream(DataRole.values())
        .filter(role -> role.word().equals(written))
        .findFirst()
        .orElseThrow(
            () ->
                new BadEntry(
                    "data-role '%s' is not stores, processes, transmits or none"
                        .formatted(written)));
  }

  private static Zone zone(Field entry) {
    requireKeys(entry, ZONE_KEYS);
    String name = entry.at("name").text("");
    if (name.isBlank()) {
      throw new BadEntry("a zone needs a name");
    }
    List<AddressRange> addresses =
        entry.at("addresses").each().map(address -> range(name, address.text(""))).toList();
    if (addresses.isEmpty()) {
      throw new BadEntry("zone '" + name + "' has no addresses");
    }
    return new Zone(name, addresses);
  }

  private static AddressRange range(String zone, String written) {
    return AddressRange.parse(written)
        .orElseThrow(
            () ->
                new BadEntry(
                    "zone '%s': '%s' is not an address or CIDR, for example 203.0.113.0/24"
                        .formatted(zone, written)));
  }
}
