package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Which nodes are machines of a cloud that has a metadata service, by the provider they name.
///
/// @param inCloud those that are, sorted
/// @param unknown how many name no provider
/// @param all how many there are
/// @param addresses of the service
record CloudNodes(List<Resource> inCloud, int unknown, int all, List<String> addresses) {
  private static final Set<String> CLOUDS =
      Set.of(
          "alicloud",
          "aws",
          "azure",
          "digitalocean",
          "equinixmetal",
          "exoscale",
          "gce",
          "hcloud",
          "huaweicloud",
          "ibm",
          "linode",
          "oci",
          "openstack",
          "ovh",
          "scaleway",
          "tencentcloud",
          "upcloud",
          "vultr");

  private static final String V4 = "169.254.169.254";

  /// Of AWS alone.
  private static final String V6 = "fd00:ec2::254";

  static CloudNodes of(Audit audit) {
    List<Resource> inCloud = new ArrayList<>();
    Set<String> clouds = new HashSet<>();
    int unknown = 0;
    List<Resource> nodes;
    try (Stream<Resource> all = audit.snapshot().all(Kinds.NODE)) {
      nodes = all.toList();
    }
    for (Resource node : nodes) {
      String cloud = provider(node);
      if (CLOUDS.contains(cloud)) {
        inCloud.add(node);
        clouds.add(cloud);
      } else if (cloud.isEmpty()) {
        unknown++;
      }
    }
    return new CloudNodes(
        List.copyOf(inCloud),
        unknown,
        nodes.size(),
        clouds.contains("aws") ? List.of(V4, V6) : List.of(V4));
  }

  /// `aws` of `aws:///eu-central-1a/i-0123`. Lenient: an odd node must not cost the others theirs.
  private static String provider(Resource node) {
    Field spec = node.root().at("spec");
    String id = spec.isObject() && spec.at("providerID").value() instanceof String text ? text : "";
    int end = id.indexOf("://");
    return end < 0 ? "" : id.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /// One of them shows that there is a cloud.
  List<Evidence> evidence() {
    return inCloud.stream()
        .limit(1)
        .map(node -> Evidence.of(node, node.root().at("spec", "providerID")))
        .toList();
  }
}
