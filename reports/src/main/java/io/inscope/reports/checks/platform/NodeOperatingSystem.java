package io.inscope.reports.checks.platform;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// An operating system made for containers has a small, read-only system part and is updated as a
/// whole.
///
/// *Read:* `status.nodeInfo.osImage`.
///
/// *Allowed:* Container-Optimized OS, Bottlerocket, Flatcar, Talos, the CoreOS family, and the
/// container editions of SUSE and Rancher. A general-purpose system fails; one that is not known is
/// a question.
///
/// Source: NIST SP 800-190, 4.5.1, on [container-specific operating
/// systems](https://doi.org/10.6028/NIST.SP.800-190).
public final class NodeOperatingSystem implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "node-os-container-optimised",
          "Every node runs an operating system that is made for containers",
          Severity.LOW,
          Set.of(Kinds.NODE),
          "A general-purpose system brings packages, services and accounts that nothing needs, and"
              + " each can be attacked.",
          "Move the node to a container-optimised system, or harden and record the one it has.",
          "A general-purpose system may be hardened just as well; that is not visible.");

  private static final List<String> FOR_CONTAINERS =
      List.of(
          "bottlerocket",
          "container linux",
          "container-optimized",
          "coreos",
          "elemental",
          "flatcar",
          "harvester",
          "k3os",
          "kairos",
          "leap micro",
          "microos",
          "rancheros",
          "sl-micro",
          "sl micro",
          "sle micro",
          "suse linux enterprise micro",
          "suse linux micro",
          "talos");

  private static final List<String> GENERAL =
      List.of(
          "almalinux",
          "alpine",
          "amazon linux",
          "centos",
          "debian",
          "fedora",
          "opensuse",
          "oracle linux",
          "photon",
          "raspbian",
          "red hat enterprise linux",
          "rocky",
          "suse linux enterprise server",
          "ubuntu",
          "windows server");

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
    Field image = Nodes.info(node, "osImage");
    String name = image.text("").toLowerCase(Locale.ROOT);
    if (name.isBlank()) {
      return new Outcome.NotAssessed(Nodes.unknown());
    }
    List<Evidence> shown = List.of(Evidence.of(node, image));
    if (FOR_CONTAINERS.stream().anyMatch(name::contains)) {
      return new Outcome.Pass(shown);
    }
    return GENERAL.stream().anyMatch(name::contains)
        ? new Outcome.Fail("runs a general-purpose operating system", shown)
        : new Outcome.Manual("Is the operating system of the node made for containers?", shown);
  }
}
