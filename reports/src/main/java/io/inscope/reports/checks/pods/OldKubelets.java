package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The kubelets of a cluster, and which of them have CVE-2021-25741.
///
/// @param versions by node, as it reports it; a node that reports none is left out
/// @param nodes how many nodes there are
record OldKubelets(Map<String, String> versions, int nodes) {
  /// The first patch version that is repaired, by minor.
  private static final Map<Integer, Integer> REPAIRED = Map.of(19, 15, 20, 11, 21, 5, 22, 2);

  private static final Pattern VERSION = Pattern.compile("v1\\.(\\d{1,3})\\.(\\d{1,4})(\\D.*)?");

  sealed interface Answer {
    /// At least one node has the weakness.
    record Old(String version) implements Answer {}

    record Unknown(String why) implements Answer {}

    record Repaired() implements Answer {}
  }

  static OldKubelets of(Audit audit) {
    Map<String, String> versions = new TreeMap<>();
    List<Resource> nodes;
    try (Stream<Resource> all = audit.snapshot().all(Kinds.NODE)) {
      nodes = all.toList();
    }
    for (Resource node : nodes) {
      Field status = node.root().at("status");
      Field info = status.isObject() ? status.at("nodeInfo") : status;
      if (info.isObject()
          && info.at("kubeletVersion").value() instanceof String version
          && VERSION.matcher(version).matches()) {
        versions.put(node.ref().name(), version);
      }
    }
    return new OldKubelets(versions, nodes.size());
  }

  /// Those under the pods of a workload; all of them where it has no pods.
  Answer under(Workload workload) {
    Set<String> names = new TreeSet<>();
    for (Resource pod : workload.pods()) {
      Field name = pod.root().at("spec", "nodeName");
      if (name.isPresent()) {
        names.add(name.text(""));
      }
    }
    if (names.isEmpty()) {
      return worst(versions.keySet(), nodes > 0 && versions.size() == nodes);
    }
    return worst(names, versions.keySet().containsAll(names));
  }

  private Answer worst(Set<String> names, boolean all) {
    Optional<String> old =
        names.stream()
            .map(name -> versions.getOrDefault(name, ""))
            .filter(OldKubelets::isOld)
            .findFirst();
    if (old.isPresent()) {
      return new Answer.Old(old.get());
    }
    return all
        ? new Answer.Repaired()
        : new Answer.Unknown("a node it may run on does not report the version of its kubelet");
  }

  private static boolean isOld(String version) {
    Matcher matcher = VERSION.matcher(version);
    if (!matcher.matches()) {
      return false;
    }
    int minor = Integer.parseInt(matcher.group(1));
    return minor < 19 || Integer.parseInt(matcher.group(2)) < REPAIRED.getOrDefault(minor, 0);
  }
}
