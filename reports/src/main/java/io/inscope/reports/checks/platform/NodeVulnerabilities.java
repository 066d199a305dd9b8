package io.inscope.reports.checks.platform;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.reports.versions.Component;
import io.inscope.reports.versions.KnownVulnerabilities;
import io.inscope.reports.versions.Version;
import io.inscope.reports.versions.Vulnerability;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// *Read:* `kubeletVersion`, `containerRuntimeVersion` and `osImage` of `status.nodeInfo`, and our
/// dated table of known vulnerabilities.
///
/// *Allowed:* versions in which those with a fix are fixed. A build of a vendor, or a container
/// runtime from a distribution that patches in place, may hold the fix under an old number: that is
/// a question. A runtime other than containerd and CRI-O is not assessed.
///
/// Source: the advisories that the table links.
public final class NodeVulnerabilities implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "node-kernel-runtime-cve",
          "The kubelet and container runtime of every node hold the fixes for known"
              + " vulnerabilities",
          Severity.MEDIUM,
          Set.of(Kinds.NODE),
          "Such vulnerabilities let a container out to its node, or an account to more than it"
              + " may.",
          "Upgrade the node to a version with the fixes, or show that its vendor has them.",
          "The kernel is not judged, because distributions patch it without changing its number;"
              + " nor is runc, whose version nodes do not report. The table holds what its date"
              + " says.");

  /// Distributions that put fixes into old versions of their packages.
  private static final List<String> PATCH_IN_PLACE =
      List.of(
          "alma",
          "amazon linux",
          "centos",
          "debian",
          "oracle linux",
          "photon",
          "red hat",
          "rocky",
          "suse",
          "ubuntu");

  /// A part of a node with vulnerabilities.
  ///
  /// @param patched whether its vendor may have fixed them under this number
  private record Hit(String what, Field field, List<Vulnerability> has, boolean patched) {}

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.NODE);
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Outcome check(Resource node, Audit audit) {
    List<Hit> hits = new ArrayList<>();
    Set<String> unknown = new TreeSet<>();
    Field kubelet = Nodes.info(node, "kubeletVersion");
    Version.parse(kubelet.text(""))
        .ifPresentOrElse(
            version ->
                hits.add(
                    new Hit(
                        "kubelet " + version,
                        kubelet,
                        known(Component.KUBELET, version, node),
                        version.isVendorBuilt())),
            () -> unknown.add("the version of its kubelet is not known"));
    Field runtime = Nodes.info(node, "containerRuntimeVersion");
    runtime(node, runtime)
        .ifPresentOrElse(
            hits::add,
            () ->
                unknown.add(
                    "its container runtime is not in the table: " + runtime.text("it names none")));
    hits.removeIf(hit -> hit.has().isEmpty());
    List<Hit> sure = hits.stream().filter(hit -> !hit.patched()).toList();
    String source = KnownVulnerabilities.shipped().source();
    if (!sure.isEmpty()) {
      return new Outcome.Fail(
          "runs %s, according to %s".formatted(said(sure), source), evidence(node, sure));
    }
    if (!hits.isEmpty()) {
      return new Outcome.Manual(
          "Did the vendor fix these in its builds: %s, according to %s?"
              .formatted(said(hits), source),
          evidence(node, hits));
    }
    return unknown.isEmpty()
        ? new Outcome.Pass(
            "runs versions without those of " + source,
            List.of(Evidence.of(node, kubelet), Evidence.of(node, runtime)))
        : new Outcome.NotAssessed(String.join("; ", unknown));
  }

  private static Optional<Hit> runtime(Resource node, Field field) {
    String text = field.text("");
    int scheme = text.indexOf("://");
    Optional<Component> component =
        Component.of(scheme < 0 ? "" : text.substring(0, scheme))
            .filter(one -> one == Component.CONTAINERD || one == Component.CRI_O);
    Optional<Version> version = Version.parse(scheme < 0 ? "" : text.substring(scheme + 3));
    if (component.isEmpty() || version.isEmpty()) {
      return Optional.empty();
    }
    String system = Nodes.info(node, "osImage").text("").toLowerCase(Locale.ROOT);
    return Optional.of(
        new Hit(
            component.get().word() + " " + version.get(),
            field,
            known(component.get(), version.get(), node),
            version.get().isVendorBuilt() || PATCH_IN_PLACE.stream().anyMatch(system::contains)));
  }

  private static List<Vulnerability> known(Component component, Version version, Resource node) {
    return KnownVulnerabilities.shipped().affecting(component, version).stream()
        .filter(Vulnerability::hasFix)
        .filter(one -> !one.windowsOnly() || Nodes.isWindows(node))
        .toList();
  }

  /// `kubelet 1.21.3 with CVE-2021-25741, and containerd 1.5.2 with CVE-2022-23648 and 3 more`
  private static String said(List<Hit> hits) {
    return hits.stream()
        .map(hit -> hit.what() + " with " + Vulnerability.names(hit.has()))
        .collect(Collectors.joining(", and "));
  }

  private static List<Evidence> evidence(Resource node, List<Hit> hits) {
    return hits.stream().map(hit -> Evidence.of(node, hit.field())).toList();
  }
}
