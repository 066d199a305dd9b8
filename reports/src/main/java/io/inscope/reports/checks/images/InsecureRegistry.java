package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// *Read:* OpenShift's `Image` configuration: `spec.registrySources.insecureRegistries` and
/// `allowedRegistriesForImport[].insecure`; and the registries in the `image` of every container.
///
/// *Allowed:* none listed there. A bare address, localhost, or a port that is mostly used without
/// TLS is a question. Elsewhere than on OpenShift the settings are on the nodes: not assessed.
///
/// Source: [image configuration of
/// OpenShift](https://docs.redhat.com/en/documentation/openshift_container_platform/4.17/html/images/image-configuration).
public final class InsecureRegistry implements ClusterCheck {
  static final GroupKind IMAGE_CONFIGURATION = new GroupKind("config.openshift.io", "Image");

  private static final CheckInfo INFO =
      new CheckInfo(
          "img-insecure-registry",
          "Registries are spoken to with TLS",
          Severity.MEDIUM,
          Set.of(),
          "Whoever is on the way between node and registry puts an image of his own in its place.",
          "Give the registry a certificate that nodes trust, and take it off the list.",
          "Settings of the container runtime on nodes are not in the API.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    List<Evidence> listed = listed(audit);
    if (!listed.isEmpty()) {
      return new Outcome.Fail("speaks to registries without TLS", listed);
    }
    Map<String, Evidence> plain = new TreeMap<>();
    for (Workload workload : audit.snapshot().workloads()) {
      try {
        workload.containers().forEach(container -> plain(workload, container, plain));
      } catch (WrongShape e) {
        // Other checks say so; no registry can be read from it.
      }
    }
    if (!plain.isEmpty()) {
      return new Outcome.Manual(
          "Is %s spoken to with TLS?".formatted(String.join(", ", plain.keySet())),
          List.copyOf(plain.values()));
    }
    return audit.snapshot().coverage(IMAGE_CONFIGURATION, "") instanceof Coverage.Read(int count)
            && count > 0
            && Images.unseen(audit.snapshot()).isEmpty()
        ? Outcome.pass()
        : new Outcome.NotAssessed(
            "which registries nodes trust without TLS is set on them: ask for hosts.toml of"
                + " containerd, registries.conf or registries.yaml");
  }

  private static List<Evidence> listed(Audit audit) {
    try (Stream<Resource> all = audit.snapshot().all(IMAGE_CONFIGURATION)) {
      return all.flatMap(
              one ->
                  Stream.concat(
                          one.root().at("spec", "registrySources", "insecureRegistries").each(),
                          one.root()
                              .at("spec", "allowedRegistriesForImport")
                              .each()
                              .map(entry -> entry.at("insecure"))
                              .filter(Field::isTrue))
                      .map(field -> Evidence.of(one, field)))
          .toList();
    }
  }

  private static void plain(Workload workload, Field container, Map<String, Evidence> found) {
    Field image = container.at("image");
    ImageName name = ImageName.of(image.text(""));
    if (Registries.looksPlain(name)) {
      found.putIfAbsent(name.registry(), Evidence.of(workload.template(), image, container));
    }
  }
}
