package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;
import java.util.stream.Stream;

/// Tiller is the server of Helm 2. It takes orders from every pod that reaches it, without asking
/// who it is, and mostly has all rights.
///
/// *Read:* `image` of every container, and the labels `app` and `name` of the pod.
///
/// *Allowed:* anything but an image called tiller, and the labels its installation gives.
///
/// Source: [Helm's changes since version 2](https://helm.sh/docs/faq/changes_since_helm2/).
public final class Tiller implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sc-tiller",
          "The server of Helm 2 does not run",
          Severity.HIGH,
          Set.of(Kinds.POD),
          "Whoever reaches it installs what he wants with its rights, mostly those of the whole"
              + " cluster. It gets no fixes any more.",
          "Move the releases to Helm 3 and remove Tiller, its Service and its account.",
          "One that runs from a renamed image and without its labels is not recognised.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Outcome byImage = Images.failIf(workload, "is the server of Helm 2", Tiller::isTiller);
    Field labels = workload.podMetadata().at("labels");
    return !(byImage instanceof Outcome.Fail)
            && labels.at("app").text("").equals("helm")
            && labels.at("name").text("").equals("tiller")
        ? Outcome.failIfAny(
            "is the server of Helm 2",
            Stream.of(labels.at("name"))
                .map(label -> Evidence.of(workload.template(), label))
                .toList())
        : byImage;
  }

  private static boolean isTiller(ImageName name) {
    return ("/" + name.repository()).endsWith("/tiller");
  }
}
