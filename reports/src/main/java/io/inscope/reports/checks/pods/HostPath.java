package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A volume of a pod that is a path of its node.
///
/// Paths are compared by segments after `.`, `..` and doubled slashes are gone, and with `/var/run`
/// taken for `/run`, to which it is a link on every current distribution.
///
/// @param volume the name of the volume
/// @param source the field `hostPath`
/// @param segments of the path; empty for `/`
record HostPath(String volume, Field source, List<String> segments) {

  static Stream<HostPath> of(Workload workload) {
    return workload
        .podSpec()
        .at("volumes")
        .each()
        .filter(volume -> volume.at("hostPath").isPresent())
        .map(
            volume ->
                new HostPath(
                    volume.at("name").text(""),
                    volume.at("hostPath"),
                    segments(volume.at("hostPath", "path").text("/"))));
  }

  static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      switch (segment) {
        case "", "." -> {}
        case ".." -> {
          if (!segments.isEmpty()) {
            segments.removeLast();
          }
        }
        default -> segments.add(segment);
      }
    }
    if (segments.size() >= 2 && segments.get(0).equals("var") && segments.get(1).equals("run")) {
      segments.removeFirst();
    }
    return List.copyOf(segments);
  }

  /// The last segment; empty for `/`.
  String last() {
    return segments.isEmpty() ? "" : segments.getLast();
  }

  /// Whether another path is this one or below it.
  boolean leadsTo(String other) {
    return startsWith(segments(other), segments) || startsWith(unaliased(other), segments);
  }

  /// Whether another path is this one, below it or above it.
  boolean touches(String other) {
    return leadsTo(other) || startsWith(segments, segments(other));
  }

  /// The segments as they are written, so that `/var` leads to `/var/run/docker.sock`.
  private static List<String> unaliased(String path) {
    return Stream.of(path.split("/", -1)).filter(s -> !s.isEmpty()).toList();
  }

  private static boolean startsWith(List<String> path, List<String> prefix) {
    return path.size() >= prefix.size() && path.subList(0, prefix.size()).equals(prefix);
  }

  Evidence evidence(Workload workload) {
    Field path = source.at("path");
    return Evidence.of(workload.template(), path.isMissing() ? source : path);
  }
}
