package io.inscope.snapshot.network.row;

import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.policy.Action;
import io.inscope.snapshot.network.reach.AppliedPolicy;
import io.inscope.snapshot.network.reach.Doubt;
import io.inscope.snapshot.network.reach.Grant;
import io.inscope.snapshot.network.reach.Grant.Hit;
import io.inscope.snapshot.network.reach.Permission;
import io.inscope.snapshot.network.reach.Ruling;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Puts into words what permits a slice of a connection.
public final class Reasons {
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

  /// Whether what policies say of the slice is made true.
  ///
  /// @param otherwise where no side has or could have policies
  static Enforcement enforced(
      Collection<Permission> permissions, Slice slice, Enforcement otherwise) {
    return permissions.stream()
        .filter(permission -> matters(permission, slice))
        .flatMap(permission -> permission.enforced().stream())
        .reduce(Enforced::weaker)
        .map(Enforced::state)
        .orElse(otherwise);
  }

  private static boolean matters(Permission permission, Slice slice) {
    return switch (slice.outcome()) {
      case ALLOWED -> permission.declared().meets(slice.ports());
      case UNKNOWN -> permission.possible().meets(slice.ports());
      case NOT_ENFORCED -> permission.allowed().meets(slice.ports());
    };
  }

  private static void add(
      TreeSet<String> reasons,
      Ruling ruling,
      Direction direction,
      Slice slice,
      String subject,
      Collection<AppliedPolicy> policies) {
    boolean lifted =
        slice.outcome() != Slice.Outcome.ALLOWED && ruling.lifted().meets(slice.ports());
    Grant grant = lifted ? ruling.declared() : ruling.told();
    switch (grant.basis()) {
      case OUTSIDE -> reasons.add("outside the cluster");
      case UNSEEN -> reasons.add("the controller is not in the snapshot");
      case HOST -> reasons.add("host network: policies do not apply to " + subject);
      case SAME_NODE ->
          reasons.add(
              "same node (%s): no policy stands between a pod and its own node"
                  .formatted(grant.doubts().getFirst().reason()));
      case FREE -> {
        boolean sure = !grant.unknown().meets(slice.ports());
        String doubts =
            grant.doubts().stream().map(Doubt::reason).distinct().collect(Collectors.joining("; "));
        reasons.add(
            "no policy %sisolates %s for %s%s"
                .formatted(
                    sure ? "" : "that is known ",
                    subject,
                    direction.word(),
                    sure || doubts.isEmpty() ? "" : ": " + doubts));
      }
      case POLICIES -> {
        List<String> citations = citations(grant, slice);
        reasons.addAll(citations);
        if (lifted) {
          reasons.add(lifted(ruling, slice.ports(), policies));
        } else if (grant.open().meets(slice.ports())) {
          reasons.add(open(subject, direction, policies));
        } else if (citations.isEmpty()) {
          reasons.add("isolated by " + isolating(policies) + ", no rule permits it");
        }
      }
    }
  }

  /// Why ports pass that policies deny, or may deny.
  ///
  /// @param policies those of the side
  public static String lifted(Ruling ruling, PortRange ports, Collection<AppliedPolicy> policies) {
    String says =
        ruling.declared().unknown().meets(ports) ? "declared unknown by " : "declared denied by ";
    String evidence = ruling.enforced().evidence();
    return says
        + denying(ruling.declared(), ports, policies)
        + ", but nobody enforces it"
        + (evidence.isEmpty() ? "" : ": " + evidence);
  }

  /// The policies whose rules deny; without any, those that isolate.
  private static String denying(
      Grant declared, PortRange ports, Collection<AppliedPolicy> policies) {
    String rules =
        declared.hits().stream()
            .filter(hit -> hit.rule().action() == Action.DENY && hit.ports().meets(ports))
            .map(hit -> hit.rule().policy().spoken())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    String isolating = isolating(policies);
    return !rules.isEmpty() ? rules : isolating.isEmpty() ? names(policies) : isolating;
  }

  /// The rules that decide, or may: of an allowed slice just those that permit it.
  private static List<String> citations(Grant grant, Slice slice) {
    boolean allowed = slice.outcome() == Slice.Outcome.ALLOWED;
    return grant.hits().stream()
        .filter(hit -> hit.ports().meets(slice.ports()))
        .filter(hit -> !allowed || hit.rule().action() == Action.ALLOW)
        .map(Reasons::cited)
        .toList();
  }

  /// `NetworkPolicy a/b ingress[0] at f.yaml:3`, `denied by AdminNetworkPolicy ...`
  public static String cited(Hit hit) {
    return switch (hit.rule().action()) {
      case ALLOW, LOG -> hit.rule().citation();
      case DENY -> "denied by " + hit.rule().citation();
      case PASS -> "passed on by " + hit.rule().citation();
    };
  }

  /// Why ports are open on which no policy decides.
  public static String open(
      String subject, Direction direction, Collection<AppliedPolicy> policies) {
    String text = "no policy isolates " + subject + " for " + direction.word();
    List<AppliedPolicy> asked =
        policies.stream().filter(policy -> !policy.policy().isolates()).toList();
    return asked.isEmpty() ? text : text + ", and no rule of " + names(asked) + " decides it";
  }

  private static String isolating(Collection<AppliedPolicy> policies) {
    return names(policies.stream().filter(policy -> policy.policy().isClosing()).toList());
  }

  public static String names(Collection<AppliedPolicy> policies) {
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
          addDoubts(reasons, permission.egress().effective(), slice.ports());
          addDoubts(reasons, permission.ingress().effective(), slice.ports());
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
    for (Hit hit : grant.hits()) {
      if (!hit.sure() && hit.ports().meets(ports)) {
        reasons.add("whether " + hit.rule().name() + hit.rule().unsure());
      }
    }
  }
}
