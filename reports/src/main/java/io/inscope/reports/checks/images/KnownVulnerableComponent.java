package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.reports.versions.Component;
import io.inscope.reports.versions.KnownVulnerabilities;
import io.inscope.reports.versions.Version;
import io.inscope.reports.versions.Vulnerability;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// *Read:* `image` of every container: the name tells the component, the tag its version; and our
/// dated table of known vulnerabilities.
///
/// *Allowed:* versions in which those with a fix are fixed. A build of a vendor may hold the fix
/// under an old number: that is a question. An image without a version in its tag is not assessed.
/// Not applicable to software that the table does not have.
///
/// Source: the advisories that the table links.
public final class KnownVulnerableComponent implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sc-known-cve-component",
          "Components of the cluster hold the fixes for known vulnerabilities",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "Such components have wide rights, and how to break into their old versions is public.",
          "Upgrade the component to a version with the fixes.",
          "Components are told by the names of their images. The table is short and holds what its"
              + " date says: it does not replace a scanner.");

  /// Ends of repository names.
  private static final Map<String, Component> COMPONENTS =
      Map.ofEntries(
          Map.entry("kube-apiserver", Component.KUBE_APISERVER),
          Map.entry("kube-controller-manager", Component.KUBE_CONTROLLER_MANAGER),
          Map.entry("kube-proxy", Component.KUBE_PROXY),
          Map.entry("ingress-nginx/controller", Component.INGRESS_NGINX),
          Map.entry("ingress-nginx/controller-chroot", Component.INGRESS_NGINX),
          Map.entry(
              "kubernetes-ingress-controller/nginx-ingress-controller", Component.INGRESS_NGINX),
          Map.entry("csi-proxy", Component.CSI_PROXY),
          Map.entry("csi-secrets-store/driver", Component.SECRETS_STORE_CSI_DRIVER),
          Map.entry("secrets-store-csi-driver/driver", Component.SECRETS_STORE_CSI_DRIVER));

  private record Hit(String what, Evidence evidence, List<Vulnerability> has, boolean patched) {}

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
    List<Hit> hits = new ArrayList<>();
    List<Evidence> sound = new ArrayList<>();
    boolean unknown = false;
    for (Field container : workload.containers().toList()) {
      Field image = container.at("image");
      ImageName name = ImageName.of(image.text(""));
      Optional<Component> component = component(name);
      if (component.isEmpty()) {
        continue;
      }
      Optional<Version> version = Version.parse(name.tag());
      if (version.isEmpty()) {
        unknown = true;
        continue;
      }
      Evidence evidence = Evidence.of(workload.template(), image, container);
      List<Vulnerability> has =
          KnownVulnerabilities.shipped().affecting(component.get(), version.get()).stream()
              .filter(one -> one.hasFix() && !one.windowsOnly())
              .toList();
      if (has.isEmpty()) {
        sound.add(evidence);
      } else {
        hits.add(
            new Hit(
                component.get().word() + " " + version.get(),
                evidence,
                has,
                version.get().isVendorBuilt()));
      }
    }
    return outcome(hits, sound, unknown);
  }

  private static Outcome outcome(List<Hit> hits, List<Evidence> sound, boolean unknown) {
    List<Hit> sure = hits.stream().filter(hit -> !hit.patched()).toList();
    String source = KnownVulnerabilities.shipped().source();
    if (!sure.isEmpty()) {
      return new Outcome.Fail(
          "runs %s, according to %s".formatted(said(sure), source),
          sure.stream().map(Hit::evidence).toList());
    }
    if (!hits.isEmpty()) {
      return new Outcome.Manual(
          "Did the vendor fix these in its build: %s, according to %s?"
              .formatted(said(hits), source),
          hits.stream().map(Hit::evidence).toList());
    }
    if (unknown) {
      return new Outcome.NotAssessed("the tag of its image tells no version");
    }
    return sound.isEmpty()
        ? new Outcome.NotApplicable("it runs nothing that the table of vulnerabilities has")
        : new Outcome.Pass("runs versions without those of " + source, sound);
  }

  private static Optional<Component> component(ImageName name) {
    String path = name.repository();
    int last = path.lastIndexOf('/');
    int before = last < 0 ? -1 : path.lastIndexOf('/', last - 1);
    return Optional.ofNullable(COMPONENTS.get(path.substring(last + 1)))
        .or(() -> Optional.ofNullable(COMPONENTS.get(path.substring(before + 1))));
  }

  private static String said(List<Hit> hits) {
    return hits.stream()
        .map(hit -> hit.what() + " with " + Vulnerability.names(hit.has()))
        .distinct()
        .collect(Collectors.joining(", and "));
  }
}
