package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which environment each namespace says it belongs to, by a label or by its name.
///
/// @param said by namespace; a namespace that says nothing is missing
/// @param nodes the nodes on which pods of production and of the CDE run, with one pod of each
record Environments(SortedMap<String, Said> said, Map<String, Resource> nodes) {
  /// @param byLabel whether a label says it, not only the name
  record Said(boolean isProduction, boolean byLabel, Field place) {}

  private static final Set<String> KEYS =
      Set.of("env", "environment", "stage", "tier", "lifecycle", "deployment-environment");

  private static final Pattern PRODUCTION = Pattern.compile("prod|prd|production|live");
  private static final Pattern OTHER =
      Pattern.compile(
          "dev|devel|development|test|tests|testing|tst|qa|uat|int|integration|staging|stage|stg"
              + "|sandbox|demo|preprod|nonprod|preview|pre|non");

  static Environments of(Audit audit) {
    SortedMap<String, Said> said = new TreeMap<>();
    try (Stream<Resource> all = audit.snapshot().all(Kinds.NAMESPACE)) {
      all.filter(one -> !SystemNamespaces.contain(one.ref().name()))
          .forEach(one -> of(one).ifPresent(found -> said.put(one.ref().name(), found)));
    }
    SortedSet<String> cde = CdeNamespaces.of(audit).names();
    Map<String, Resource> nodes = new HashMap<>();
    for (Workload workload : audit.snapshot().workloads()) {
      Said here = said.get(workload.namespace());
      if (cde.contains(workload.namespace()) || (here != null && here.isProduction())) {
        workload.pods().forEach(pod -> node(pod).ifPresent(node -> nodes.putIfAbsent(node, pod)));
      }
    }
    return new Environments(said, nodes);
  }

  static Optional<String> node(Resource pod) {
    return pod.root().at("spec", "nodeName").value() instanceof String node
        ? Optional.of(node)
        : Optional.empty();
  }

  private static Optional<Said> of(Resource namespace) {
    for (Map.Entry<String, String> label : namespace.labels().entrySet()) {
      String key = label.getKey().substring(label.getKey().lastIndexOf('/') + 1);
      Optional<Boolean> production = isProduction(label.getValue());
      if (KEYS.contains(key.toLowerCase(Locale.ROOT)) && production.isPresent()) {
        Field place = namespace.root().at("metadata", "labels", label.getKey());
        return Optional.of(new Said(production.get(), true, place));
      }
    }
    Field name = namespace.root().at("metadata", "name");
    return isProduction(namespace.ref().name()).map(found -> new Said(found, false, name));
  }

  /// Empty when a text speaks of no environment. `pre-prod` and `non-prod` are not production.
  private static Optional<Boolean> isProduction(String text) {
    List<String> words = Arrays.asList(text.toLowerCase(Locale.ROOT).split("[-_.]", -1));
    if (words.stream().anyMatch(word -> OTHER.matcher(word).matches())) {
      return Optional.of(false);
    }
    return words.stream().anyMatch(word -> PRODUCTION.matcher(word).matches())
        ? Optional.of(true)
        : Optional.empty();
  }

  boolean anyProduction() {
    return said.values().stream().anyMatch(Said::isProduction);
  }
}
