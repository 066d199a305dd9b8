package io.inscope.reports.checks.secrets;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Whether a namespace is for production, told by its labels and its name.
enum Surroundings {
  PRODUCTION,
  OTHER,
  UNKNOWN;

  private static final Set<String> PRODUCTIVE = Set.of("live", "prd", "prod", "production");

  private static final Set<String> OTHERS =
      Set.of(
          "dev",
          "develop",
          "development",
          "demo",
          "int",
          "integration",
          "lab",
          "nonprod",
          "non",
          "pre",
          "preprod",
          "qa",
          "sandbox",
          "sbx",
          "stage",
          "staging",
          "stg",
          "test",
          "testing",
          "tst",
          "uat");

  private static final Set<String> LABELS =
      Set.of("app.kubernetes.io/environment", "env", "environment", "stage", "tier");

  /// The surroundings that each namespace of a snapshot is.
  record OfNamespaces(Map<String, Surroundings> byName) {
    static OfNamespaces of(Audit audit) {
      Map<String, Surroundings> byName = new HashMap<>();
      try (Stream<Resource> all = audit.snapshot().all(Kinds.NAMESPACE)) {
        all.forEach(one -> byName.put(one.ref().name(), known(one)));
      }
      return new OfNamespaces(byName);
    }

    Surroundings in(String namespace) {
      Surroundings known = byName.get(namespace);
      return known == null ? told(namespace) : known;
    }
  }

  private static Surroundings known(Resource namespace) {
    Surroundings labelled = labelled(namespace);
    return labelled == UNKNOWN ? told(namespace.ref().name()) : labelled;
  }

  private static Surroundings labelled(Resource namespace) {
    try {
      return namespace.labels().entrySet().stream()
          .filter(label -> LABELS.contains(label.getKey().toLowerCase(Locale.ROOT)))
          .map(label -> told(label.getValue()))
          .filter(told -> told != UNKNOWN)
          .findFirst()
          .orElse(UNKNOWN);
    } catch (WrongShape e) {
      return UNKNOWN;
    }
  }

  /// `shop-prod` is production, `pre-prod` is not.
  private static Surroundings told(String name) {
    List<String> words = Arrays.asList(name.toLowerCase(Locale.ROOT).split("[^a-z]+"));
    return words.stream().anyMatch(OTHERS::contains)
        ? OTHER
        : words.stream().anyMatch(PRODUCTIVE::contains) ? PRODUCTION : UNKNOWN;
  }
}
