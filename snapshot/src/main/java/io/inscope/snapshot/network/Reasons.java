package io.inscope.snapshot.network;

import io.inscope.snapshot.network.Grant.Permit;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Puts into words what permits a slice of a connection.
final class Reasons {
  private Reasons() {}

  /// What permits it on one side.
  ///
  /// @param subject the side, as people say it
  /// @param policies the policies that isolate the side, for ports none of their rules opens
  static String because(
      Direction direction,
      Collection<Permission> permissions,
      Slice slice,
      String subject,
      Collection<AppliedPolicy> policies) {
    TreeSet<String> reasons = new TreeSet<>();
    for (Permission permission : permissions) {
      if (matters(permission, slice)) {
        add(reasons, permission.side(direction), direction, slice, subject, policies);
      }
    }
    return String.join("; ", reasons);
  }

  private static boolean matters(Permission permission, Slice slice) {
    return switch (slice.outcome()) {
      case ALLOWED -> permission.allowed().meets(slice.ports());
      case UNKNOWN -> permission.possible().meets(slice.ports());
      case NOT_ENFORCED -> true;
    };
  }

  private static void add(
      TreeSet<String> reasons,
      Grant grant,
      Direction direction,
      Slice slice,
      String subject,
      Collection<AppliedPolicy> policies) {
    switch (grant.basis()) {
      case OUTSIDE -> reasons.add("outside the cluster");
      case UNSEEN -> reasons.add("the controller is not in the snapshot");
      case HOST -> reasons.add("host network: policies do not apply to " + subject);
      case SAME_NODE ->
          reasons.add(
              "same node (%s): no policy stands between a pod and its own node"
                  .formatted(grant.doubts().getFirst().reason()));
      case FREE -> reasons.add("no policy isolates " + subject + " for " + direction.word());
      case POLICIES -> {
        List<String> citations =
            grant.permits().stream()
                .filter(permit -> permit.ports().meets(slice.ports()))
                .map(permit -> permit.rule().citation())
                .toList();
        reasons.addAll(citations);
        if (citations.isEmpty() && slice.outcome() == Slice.Outcome.NOT_ENFORCED) {
          reasons.add("declared denied by " + names(policies) + ", but nobody enforces it");
        } else if (citations.isEmpty()) {
          reasons.add("isolated by " + names(policies) + ", no rule permits it");
        }
      }
    }
  }

  static String names(Collection<AppliedPolicy> policies) {
    return policies.stream()
        .map(policy -> policy.policy().ref().spoken())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /// Why an UNKNOWN slice is unknown.
  static String unknown(Collection<Permission> permissions, Slice slice) {
    TreeSet<String> reasons = new TreeSet<>();
    if (slice.outcome() == Slice.Outcome.UNKNOWN) {
      for (Permission permission : permissions) {
        if (permission.unknown().meets(slice.ports())) {
          addDoubts(reasons, permission.egress(), slice.ports());
          addDoubts(reasons, permission.ingress(), slice.ports());
        }
      }
    }
    return String.join("; ", reasons);
  }

  private static void addDoubts(TreeSet<String> reasons, Grant grant, PortRange ports) {
    if (!grant.unknown().meets(ports)) {
      return;
    }
    grant.doubts().forEach(doubt -> reasons.add(doubt.reason()));
    for (Permit permit : grant.permits()) {
      if (!permit.sure() && permit.ports().meets(ports)) {
        reasons.add(
            "whether "
                + permit.rule().name()
                + " matches depends on addresses or namespace labels"
                + " that the snapshot does not tell, or on the network plugin");
      }
    }
  }
}
