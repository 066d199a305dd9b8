package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What LimitRanges give containers that ask for nothing, by namespace.
///
/// They are applied when a pod is created: a pod that runs shows them itself, and a template does
/// not. Where only a maximum is set it is the default limit as well, and a default limit is the
/// default request.
///
/// Source: [limit ranges](https://kubernetes.io/docs/concepts/policy/limit-range/).
///
/// @param limits names of resources with a default limit, by namespace
/// @param requests names of resources with a default request, by namespace
record ResourceDefaults(Map<String, Set<String>> limits, Map<String, Set<String>> requests) {
  static final GroupKind LIMIT_RANGE = new GroupKind("", "LimitRange");

  private static final List<String> GIVE_LIMITS = List.of("default", "max");
  private static final List<String> GIVE_REQUESTS =
      List.of("default", "max", "defaultRequest", "min");

  static ResourceDefaults of(Audit audit) {
    Map<String, Set<String>> limits = new HashMap<>();
    Map<String, Set<String>> requests = new HashMap<>();
    try (Stream<Resource> all = audit.snapshot().all(LIMIT_RANGE)) {
      all.forEach(
          range -> {
            try {
              ofContainers(range)
                  .forEach(
                      item -> {
                        collect(item, GIVE_LIMITS, limits, range.ref().namespace());
                        collect(item, GIVE_REQUESTS, requests, range.ref().namespace());
                      });
            } catch (WrongShape e) {
              // It gives nothing; what is missing then is told of the workload.
            }
          });
    }
    return new ResourceDefaults(limits, requests);
  }

  /// The parts of a LimitRange that are about containers.
  static Stream<Field> ofContainers(Resource range) {
    return range
        .root()
        .at("spec", "limits")
        .each()
        .filter(item -> item.at("type").text("").equals("Container"));
  }

  private static void collect(
      Field item, List<String> lists, Map<String, Set<String>> into, String namespace) {
    for (String list : lists) {
      item.at(list)
          .members()
          .forEach(one -> into.computeIfAbsent(namespace, _ -> new HashSet<>()).add(one.key()));
    }
  }

  boolean giveLimit(String namespace, String resource) {
    return limits.getOrDefault(namespace, Set.of()).contains(resource);
  }

  boolean giveRequest(String namespace, String resource) {
    return requests.getOrDefault(namespace, Set.of()).contains(resource);
  }
}
