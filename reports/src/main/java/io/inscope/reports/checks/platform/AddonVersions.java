package io.inscope.reports.checks.platform;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.components.KnownComponent;
import io.inscope.reports.components.KnownComponents;
import io.inscope.reports.components.Role;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// *Read:* the images of every workload.
///
/// *Allowed:* everything; each image of a known add-on is shown once, with its tag. Not assessed
/// when none is known.
///
/// Source: [add-ons](https://kubernetes.io/docs/concepts/cluster-administration/addons/).
public final class AddonVersions implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "k8s-addon-versions",
          "The versions of the cluster's add-ons are on record",
          Severity.INFO,
          Set.of(Kinds.POD),
          "Add-ons run with the rights of the cluster, and are forgotten when it is patched.",
          "Record the version and the owner of each, and follow its advisories.",
          "Add-ons are told by the names of their images; others, and renamed ones, are not"
              + " listed.");

  private static final Set<Role> ADD_ONS =
      Set.of(
          Role.DNS,
          Role.NETWORK_PLUGIN,
          Role.STORAGE,
          Role.METRICS,
          Role.INGRESS,
          Role.SERVICE_MESH,
          Role.CERTIFICATES,
          Role.POLICY);

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    Map<String, Evidence> byImage = new TreeMap<>();
    Set<String> names = new TreeSet<>();
    for (Workload workload : audit.snapshot().workloads()) {
      if (!workload.podSpec().isObject() || !workload.podSpec().at("containers").isArray()) {
        continue;
      }
      for (Field container : workload.podSpec().at("containers").each().toList()) {
        if (container.isObject() && container.at("image").value() instanceof String image) {
          Optional<KnownComponent> known =
              KnownComponents.of(image)
                  .filter(one -> one.roles().stream().anyMatch(ADD_ONS::contains));
          known.ifPresent(
              one -> {
                names.add(one.name());
                byImage.putIfAbsent(
                    image, Evidence.of(workload.template(), container.at("image"), container));
              });
        }
      }
    }
    return byImage.isEmpty()
        ? new Outcome.NotAssessed(
            "none of the images is a known add-on's: ask which there are, and their versions")
        : new Outcome.Pass("runs " + String.join(", ", names), List.copyOf(byImage.values()));
  }
}
