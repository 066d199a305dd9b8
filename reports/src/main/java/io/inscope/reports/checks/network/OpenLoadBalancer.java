package io.inscope.reports.checks.network;

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
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `spec.type`, `spec.loadBalancerSourceRanges` and the annotations with which providers
/// make a load balancer internal or limit its sources.
///
/// *Allowed:* source ranges narrower than all addresses, or an internal load balancer. Not
/// applicable to services of other types.
///
/// Source: [services](https://kubernetes.io/docs/concepts/services-networking/service/).
public final class OpenLoadBalancer implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "svc-lb-open",
          "No load balancer is open to every address",
          Severity.HIGH,
          Set.of(Kinds.SERVICE),
          "The service is reachable from the Internet.",
          "Set loadBalancerSourceRanges, or make the load balancer internal.",
          "What the provider limits elsewhere is not visible.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.SERVICE);
  }

  private static final Set<String> ALL = Set.of("0.0.0.0/0", "::/0");

  private static final String RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";

  /// Annotation to the value, in small letters, that makes it internal.
  private static final Map<String, String> INTERNAL =
      Map.of(
          "cloud.google.com/load-balancer-type", "internal",
          "networking.gke.io/load-balancer-type", "internal",
          "service.beta.kubernetes.io/aws-load-balancer-internal", "true",
          "service.beta.kubernetes.io/aws-load-balancer-scheme", "internal",
          "service.beta.kubernetes.io/azure-load-balancer-internal", "true",
          "service.beta.kubernetes.io/oci-load-balancer-internal", "true",
          "service.beta.kubernetes.io/openstack-internal-load-balancer", "true");

  @Override
  public Outcome check(Resource service, Audit audit) {
    Field type = service.root().at("spec", "type");
    if (!type.text("").equals("LoadBalancer")) {
      return new Outcome.NotApplicable("the service is no load balancer");
    }
    List<String> ranges = ranges(service);
    boolean limited = !ranges.isEmpty() && ranges.stream().noneMatch(ALL::contains);
    return limited || isInternal(service)
        ? Outcome.pass()
        : new Outcome.Fail("is open to every address", List.of(Evidence.of(service, type)));
  }

  private static List<String> ranges(Resource service) {
    String annotated = service.annotations().getOrDefault(RANGES, "");
    return Stream.concat(
            service.root().at("spec", "loadBalancerSourceRanges").each().map(r -> r.text("")),
            Stream.of(annotated.split(",")))
        .map(String::strip)
        .filter(range -> !range.isEmpty())
        .toList();
  }

  private static boolean isInternal(Resource service) {
    Map<String, String> annotations = service.annotations();
    return INTERNAL.entrySet().stream()
        .anyMatch(
            e ->
                annotations
                    .getOrDefault(e.getKey(), "")
                    .toLowerCase(Locale.ROOT)
                    .equals(e.getValue()));
  }
}
