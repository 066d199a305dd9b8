package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;

/// Whoever may write to the socket of the container runtime can start a privileged container on the
/// node.
///
/// *Read:* `spec.volumes[].hostPath.path`, normalised, `/var/run` taken for `/run`; the sockets of
/// Docker, containerd, CRI-O and Podman wherever they are, and the directories above their usual
/// places.
///
/// *Allowed:* any other path.
///
/// Source: [container
/// runtimes](https://kubernetes.io/docs/setup/production-environment/container-runtimes/).
public final class RuntimeSocket implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-runtime-socket",
          "No pod reaches the container runtime's socket",
          Severity.CRITICAL,
          Set.of(Kinds.POD),
          "The runtime's socket is control over every container of the node, without "
              + "any trace in the API server's audit log.",
          "Remove the volume; build images with a tool that needs no runtime socket, "
              + "and read container data from the kubelet.",
          "A socket at an unusual place under an unusual name is not recognised.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final Set<String> NAMES =
      Set.of(
          "docker.sock",
          "dockershim.sock",
          "cri-dockerd.sock",
          "containerd.sock",
          "crio.sock",
          "podman.sock");

  private static final List<String> USUAL =
      List.of(
          "/run/docker.sock",
          "/run/cri-dockerd.sock",
          "/run/dockershim.sock",
          "/run/containerd/containerd.sock",
          "/run/k3s/containerd/containerd.sock",
          "/run/crio/crio.sock",
          "/run/podman/podman.sock",
          "/var/run/docker.sock");

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return Outcome.failIfAny(
        "reaches the container runtime's socket",
        HostPath.of(workload)
            .filter(path -> NAMES.contains(path.last()) || USUAL.stream().anyMatch(path::leadsTo))
            .map(path -> path.evidence(workload))
            .toList());
  }
}
