package io.inscope.reports.checks.platform;

import io.inscope.reports.check.Audit;
import io.inscope.reports.versions.Version;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// The version of the API server, as far as it shows.
///
/// It shows in the tag of its image, where it runs as a pod, and in the version of the kubelet on
/// nodes of the control plane of K3s and RKE2, whose server is one binary with it. Otherwise there
/// is only a lower bound: a kubelet is never newer than its API server.
///
/// @param oldest of the instances; empty when none shows
/// @param newestKubelet empty when no node says
record ApiServerVersion(Optional<Version> oldest, Optional<Version> newestKubelet) {

  static ApiServerVersion of(Audit audit) {
    return new ApiServerVersion(
        Stream.concat(ofImages(audit), ofServers(audit)).min(Comparator.naturalOrder()),
        nodes(audit).flatMap(node -> kubelet(node).stream()).max(Comparator.naturalOrder()));
  }

  static Optional<Version> kubelet(Resource node) {
    return Nodes.info(node, "kubeletVersion").value() instanceof String text
        ? Version.parse(text)
        : Optional.empty();
  }

  private static Stream<Resource> nodes(Audit audit) {
    return audit.snapshot().all(Kinds.NODE).filter(ApiServerVersion::isSound);
  }

  private static boolean isSound(Resource node) {
    return node.root().at("status").isObject() && node.root().at("status", "nodeInfo").isObject();
  }

  private static Stream<Version> ofServers(Audit audit) {
    return nodes(audit)
        .filter(Nodes::isControlPlane)
        .flatMap(node -> kubelet(node).stream())
        .filter(v -> v.suffix().startsWith("k3s") || v.suffix().startsWith("rke2"));
  }

  private static Stream<Version> ofImages(Audit audit) {
    return audit.snapshot().workloads().stream()
        .filter(workload -> workload.namespace().equals("kube-system"))
        .filter(workload -> workload.podSpec().at("containers").isArray())
        .flatMap(workload -> workload.podSpec().at("containers").each())
        .filter(Field::isObject)
        .filter(container -> "kube-apiserver".equals(container.at("name").value()))
        .flatMap(
            container ->
                container.at("image").value() instanceof String image
                    ? tag(image).stream()
                    : Stream.empty());
  }

  private static Optional<Version> tag(String image) {
    String name = image.replaceFirst("@.*$", "");
    return Version.parse(name.substring(name.lastIndexOf(':') + 1));
  }
}
