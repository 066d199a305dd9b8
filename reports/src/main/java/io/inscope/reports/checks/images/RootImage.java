package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// *Read:* the user in the configuration of an image, as the bills of materials of Kubescape hold
/// it, and `runAsUser` of container and pod.
///
/// *Allowed:* a user other than root, 0 and none. Not applicable where the pod sets the user of all
/// its containers. Not assessed where no report says it, as those of trivy-operator.
///
/// Source: [image configuration](https://github.com/opencontainers/image-spec/blob/main/config.md).
public final class RootImage implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "img-root-user",
          "Images do not run as root",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "Root in a container has more ways out of it, and more rights over what is mounted.",
          "Set USER to a number other than 0 in the image, and runAsNonRoot in the pod.",
          "A name of a user may stand for root in the image; that is not seen.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Optional<Outcome> ofAll(Audit audit) {
    return ScannedImages.none(audit, ScanTopic.CONTENTS);
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    ScannedImages images = ScannedImages.of(workload, audit, ScanTopic.CONTENTS);
    Field pod = workload.podSpec().at("securityContext", "runAsUser");
    List<ScannedImages.Match> open =
        images.matches().stream().filter(match -> !isSet(match.container(), pod)).toList();
    if (open.isEmpty() && !images.matches().isEmpty()) {
      return new Outcome.NotApplicable("its pod sets the user of every container");
    }
    return new ScannedImages(open, images.about())
        .failIf(
            "runs images whose user is root",
            scan ->
                scan.config().stream()
                    .filter(config -> config.user().filter(RootImage::isRoot).isPresent())
                    .map(
                        config ->
                            new Scan.Finding(
                                "user", Severity.MEDIUM, Optional.empty(), config.evidence())),
            match ->
                match.scans().stream()
                        .anyMatch(scan -> scan.config().flatMap(ImageConfig::user).isPresent())
                    ? ""
                    : "no report says which user %s runs as"
                        .formatted(match.container().at("image").text("")));
  }

  private static boolean isSet(Field container, Field pod) {
    Field own = container.at("securityContext", "runAsUser");
    return (own.isPresent() ? own : pod).number().isPresent();
  }

  private static boolean isRoot(String user) {
    String name = user.split(":", -1)[0];
    return name.isEmpty() || name.equals("root") || name.equals("0");
  }
}
