package io.inscope.reports.checks.images;

import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What really runs of an image that a container names: the status of the pods tells it, and a tag
/// alone does not. Pods that still run another image, as in the middle of a rollout, do not count.
public final class RunningDigests {
  private static final Pattern DIGEST = Pattern.compile("([0-9a-f]{64})$");

  private RunningDigests() {}

  /// The digests with which pods run a container as it is asked for now, `sha256:...`; empty when
  /// no status tells.
  ///
  /// @param container its name
  /// @param image as the workload names it
  public static SortedSet<String> of(Workload workload, String container, String image) {
    SortedSet<String> digests = new TreeSet<>();
    for (Resource pod : workload.pods()) {
      boolean asks =
          Stream.of("containers", "initContainers", "ephemeralContainers")
              .flatMap(list -> pod.root().at("spec", list).each())
              .anyMatch(
                  one ->
                      one.at("name").text("").equals(container)
                          && one.at("image").text("").equals(image));
      if (asks) {
        Stream.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses")
            .flatMap(list -> pod.root().at("status", list).each())
            .filter(status -> status.at("name").text("").equals(container))
            .map(status -> DIGEST.matcher(status.at("imageID").text("")))
            .filter(Matcher::find)
            .forEach(matcher -> digests.add("sha256:" + matcher.group(1)));
      }
    }
    return Collections.unmodifiableSortedSet(digests);
  }
}
