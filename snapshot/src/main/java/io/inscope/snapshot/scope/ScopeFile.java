package io.inscope.snapshot.scope;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.network.address.Zone;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      DECLARABLE.stream().map(ScopeClass::word).collect(Collectors.joining(", ")) + ", zones, keys";

  private final List<ScopeDecision> decisions = new ArrayList<>();
  private final List<Zone> zones = new ArrayList<>();
  private final List<ScopeProblem> problems = new ArrayList<>();
  private ScopeKeys keys = ScopeKeys.DEFAULT;

  ScopeDecisions read(String yaml) {
    try {
      Field.root(YamlTree.parseOne(yaml)).members().forEach(this::section);
    } catch (YamlProblem e) {
      problems.add(new ScopeProblem(e.line(), String.valueOf(e.getMessage())));
    }
    problems.sort(null);
    return new ScopeDecisions(decisions, zones, keys, problems);
  }

  private void section(Field section) {
    try {
      switch (section.key()) {
        case "keys" -> keys = KeysEntry.read(section);
        case "zones" -> section.each().toList().forEach(this::zone);
        default -> {
          Optional<ScopeClass> scopeClass =
              DECLARABLE.stream().filter(c -> c.word().equals(section.key())).findFirst();
          if (scopeClass.isEmpty()) {
            throw new BadEntry("unknown key '" + section.key() + "'; known are " + TOP_KEYS);
          }
          section.each().toList().forEach(entry -> decision(entry, scopeClass.get()));
        }
      }
    } catch (BadEntry | WrongShape e) {
      problem(section, e);
    }
  }

  private void decision(Field entry, ScopeClass scopeClass) {
    try {
      decisions.add(DecisionEntry.read(entry, scopeClass));
    } catch (BadEntry | WrongShape e) {
      problem(entry, e);
    }
  }

  private void zone(Field entry) {
    try {
      zones.add(ZoneEntry.read(entry));
    } catch (BadEntry | WrongShape e) {
      problem(entry, e);
    }
  }

  private void problem(Field place, RuntimeException e) {
    problems.add(new ScopeProblem(place.line().orElse(0), String.valueOf(e.getMessage())));
  }
}
