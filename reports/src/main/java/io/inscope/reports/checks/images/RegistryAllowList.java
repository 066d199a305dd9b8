package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// *Read:* `image` of every container, and the lists of allowed registries that policies of the
/// cluster state: see [AllowedImages].
///
/// *Allowed:* images that one of the lists covers, whether it is enforced or not and wherever it
/// applies: together they are what the organisation allows. Without any list the registries in use
/// are a question.
///
/// Source: [images](https://kubernetes.io/docs/concepts/containers/images/).
public final class RegistryAllowList implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "img-registry-allowlist",
          "Images come from allowed registries",
          Severity.MEDIUM,
          Set.of(),
          "Images from elsewhere were neither checked nor approved.",
          "Decide which registries are allowed, and let a policy at admission refuse the others.",
          "Lists are read from Gatekeeper, Kyverno and OpenShift; policies in CEL or Rego may state"
              + " others.");

  private static final int SHOWN = 100;

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    AllowedImages allowed = AllowedImages.of(audit.snapshot());
    Map<String, Evidence> registries = new TreeMap<>();
    List<Evidence> outside = new ArrayList<>();
    Optional<String> odd = Optional.empty();
    for (Workload workload : audit.snapshot().workloads()) {
      try {
        for (Field container : workload.containers().toList()) {
          Field image = container.at("image");
          if (image.text("").isEmpty()) {
            continue;
          }
          Evidence evidence = Evidence.of(workload.template(), image, container);
          registries.putIfAbsent(ImageName.of(image.text("")).registry(), evidence);
          if (!allowed.covers(image.text(""))) {
            outside.add(evidence);
          }
        }
      } catch (WrongShape e) {
        odd = Optional.of("%s: %s".formatted(workload.ref().spoken(), e.getMessage()));
      }
    }
    String unseen = Images.unseen(audit.snapshot());
    if (registries.isEmpty() && odd.isEmpty()) {
      return unseen.isEmpty()
          ? new Outcome.NotApplicable("the snapshot names no image")
          : new Outcome.NotAssessed(unseen);
    }
    if (allowed.isEmpty()) {
      return new Outcome.Manual(
          "Are these registries allowed: %s? No policy that was handed over lists the allowed ones."
              .formatted(String.join(", ", registries.keySet())),
          List.copyOf(registries.values()));
    }
    if (!outside.isEmpty()) {
      return new Outcome.Fail(
          "runs images from registries that are not allowed",
          outside.stream().limit(SHOWN).toList());
    }
    return odd.or(() -> Optional.of(unseen).filter(why -> !why.isEmpty()))
        .<Outcome>map(Outcome.NotAssessed::new)
        .orElseGet(() -> new Outcome.Pass(allowed.evidence()));
  }
}
