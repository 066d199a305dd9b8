package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Installed;
import io.inscope.snapshot.model.GroupKind;
import java.util.List;
import java.util.stream.Collectors;

/// What is missing of the kinds of add-ons by which the outside gets in: where one of them may
/// exist and nobody handed it over, nothing follows from not finding a way in.
///
/// @param gap in words; empty when nothing is missing
public record EntryKinds(String gap) {
  private static final List<GroupKind> KINDS =
      List.of(
          new GroupKind("gateway.networking.k8s.io", "Gateway"),
          new GroupKind("gateway.networking.k8s.io", "HTTPRoute"),
          new GroupKind("gateway.networking.k8s.io", "GRPCRoute"),
          new GroupKind("gateway.networking.k8s.io", "TLSRoute"),
          new GroupKind("gateway.networking.k8s.io", "TCPRoute"),
          new GroupKind("networking.istio.io", "Gateway"),
          new GroupKind("networking.istio.io", "VirtualService"),
          new GroupKind("projectcontour.io", "HTTPProxy"),
          new GroupKind("route.openshift.io", "Route"),
          new GroupKind("traefik.io", "IngressRoute"),
          new GroupKind("traefik.io", "IngressRouteTCP"));

  private static final int NAMED = 1;

  public static EntryKinds of(Audit audit) {
    List<String> gaps =
        KINDS.stream()
            .map(kind -> Installed.of(audit.snapshot(), kind).gap())
            .filter(gap -> !gap.isEmpty())
            .toList();
    return new EntryKinds(
        gaps.stream().limit(NAMED).collect(Collectors.joining("; "))
            + (gaps.size() > NAMED
                ? "; and %d more kinds that may lead there".formatted(gaps.size() - NAMED)
                : ""));
  }
}
