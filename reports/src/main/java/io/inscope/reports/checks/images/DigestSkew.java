package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// *Read:* `status.containerStatuses[].imageID` of the pods, for each container and the name of the
/// image it asked for.
///
/// *Allowed:* one digest. Not applicable to workloads of which fewer than two pods say what they
/// run.
///
/// Source: [images](https://kubernetes.io/docs/concepts/containers/images/).
public final class DigestSkew implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "img-replica-digest-skew",
          "Replicas of a workload run the same images",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "A tag was moved while pods were running: some of them run what nobody has "
              + "approved for them.",
          "Name the image by its digest and roll the workload out again.",
          "On nodes of different architectures some runtimes report different digests "
              + "for one image.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Map<List<String>, Map<String, Evidence>> digests =
        new TreeMap<>(Comparator.comparing(List::toString));
    int telling = 0;
    for (Resource pod : workload.pods()) {
      List<Field> statuses = running(pod).toList();
      telling += statuses.isEmpty() ? 0 : 1;
      for (Field status : statuses) {
        Field id = status.at("imageID");
        digests
            .computeIfAbsent(
                List.of(status.at("name").text(""), asked(pod, status)), _ -> new TreeMap<>())
            .putIfAbsent(ImageName.of(id.text("")).digest(), Evidence.of(pod, id));
      }
    }
    if (telling < 2) {
      return new Outcome.NotApplicable("fewer than two of its pods say which image they run");
    }
    return Outcome.failIfAny(
        "runs different images under one name",
        digests.values().stream()
            .filter(found -> found.size() > 1)
            .flatMap(found -> found.values().stream())
            .toList());
  }

  private static Stream<Field> running(Resource pod) {
    return pod.root()
        .at("status", "containerStatuses")
        .each()
        .filter(status -> ImageName.of(status.at("imageID").text("")).isPinned());
  }

  /// The image of the specification: during a rollout pods rightly run different ones.
  private static String asked(Resource pod, Field status) {
    String name = status.at("name").text("");
    return pod.root()
        .at("spec", "containers")
        .each()
        .filter(container -> container.at("name").text("").equals(name))
        .map(container -> container.at("image").text(""))
        .findFirst()
        .orElse("");
  }
}
