package io.inscope.snapshot.network.dialect.istio;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.InvalidSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.dialect.istio.AuthorizationRules.Verb;
import io.inscope.snapshot.network.policy.Compiled;
import io.inscope.snapshot.network.policy.IgnoredPolicy;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.Policy;
import io.inscope.snapshot.network.policy.Rank;
import io.inscope.snapshot.network.policy.RejectedPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// AuthorizationPolicy of security.istio.io. Source: Istio's
/// [reference](https://istio.io/latest/docs/reference/config/security/authorization-policy/).
///
/// *Absent means:* no `action`: ALLOW. No `rules`: nothing ever matches, so an ALLOW without rules
/// permits nothing. No `from`, `to` or `when` in a rule: any source, operation, condition. No
/// `selector` and no `targetRefs`: every workload of the namespace, and of the mesh for the root
/// namespace.
final class AuthorizationPolicies {
  static final GroupKind KIND = new GroupKind("security.istio.io", "AuthorizationPolicy");

  private static final String DRY_RUN = "istio.io/dry-run";

  private final Mesh mesh;

  AuthorizationPolicies(Mesh mesh) {
    this.mesh = mesh;
  }

  List<Compiled> compile(Resource policy) {
    try {
      return isDryRun(policy)
          ? ignored(policy, "is declared but not enforced: it is a dry run (%s)".formatted(DRY_RUN))
          : accept(policy);
    } catch (InvalidPolicy | InvalidSelector | WrongShape e) {
      return reject(policy, String.valueOf(e.getMessage()));
    }
  }

  private static boolean isDryRun(Resource policy) {
    return policy.annotations().getOrDefault(DRY_RUN, "").equals("true");
  }

  private static List<Compiled> ignored(Resource policy, String why) {
    return List.of(
        new IgnoredPolicy(
            policy, "%s at %s %s.".formatted(policy.ref().spoken(), policy.origin().place(), why)));
  }

  private List<Compiled> accept(Resource policy) {
    Field spec = policy.root().at("spec");
    Verb verb = verb(spec.at("action"));
    List<Field> targets =
        Stream.concat(Stream.of(spec.at("targetRef")), spec.at("targetRefs").each())
            .filter(Field::isPresent)
            .toList();
    if (!targets.isEmpty() && spec.at("selector").isPresent()) {
      throw new InvalidPolicy(spec.at("selector"), "may not be given together with targetRefs");
    }
    String external = verb == Verb.CUSTOM ? external(spec.at("provider", "name")) : "";
    List<Compiled> compiled = new ArrayList<>();
    for (Field target : targets) {
      if (!isGateway(policy, target)) {
        compiled.addAll(
            ignored(
                policy,
                "is for %s %s and enforced by a waypoint, which is not evaluated; it can only forbid more"
                    .formatted(target.at("kind").text("?"), target.at("name").text("?"))));
      }
    }
    for (Scope scope : scopes(policy, targets)) {
      compiled.add(policy(policy, verb, external, scope));
    }
    return compiled.isEmpty() && targets.isEmpty()
        ? ignored(policy, "has no effect: no workload of the snapshot is in the mesh")
        : compiled;
  }

  private List<Scope> scopes(Resource policy, List<Field> targets) {
    return targets.isEmpty()
        ? Scope.of(policy, mesh, true)
        : targets.stream()
            .filter(target -> isGateway(policy, target))
            .flatMap(target -> Scope.ofGateway(policy, mesh, target.at("name").text("")).stream())
            .toList();
  }

  private boolean isGateway(Resource policy, Field target) {
    return target.at("kind").text("").equals("Gateway")
        && !mesh.isWaypoint(policy.ref().namespace(), target.at("name").text(""));
  }

  private static Verb verb(Field action) {
    return switch (action.text("ALLOW")) {
      case "ALLOW" -> Verb.ALLOW;
      case "DENY" -> Verb.DENY;
      case "CUSTOM" -> Verb.CUSTOM;
      case "AUDIT" -> Verb.AUDIT;
      default ->
          throw new InvalidPolicy(
              action, "is '" + action.text("") + "', not one of ALLOW, AUDIT, CUSTOM, DENY");
    };
  }

  private static String external(Field provider) {
    if (provider.isMissing()) {
      throw new InvalidPolicy(provider, "is missing; CUSTOM needs one");
    }
    return "the external authoriser '" + provider.text("") + "' decides";
  }

  private static Rank rank(Verb verb) {
    return switch (verb) {
      case ALLOW -> MeshTiers.ALLOW;
      case DENY -> MeshTiers.DENY;
      case CUSTOM -> MeshTiers.CUSTOM;
      case AUDIT -> MeshTiers.AUDIT;
    };
  }

  private Policy policy(Resource policy, Verb verb, String external, Scope scope) {
    return new Policy(
        policy,
        rank(verb),
        scope.pods(),
        Set.of(Direction.INGRESS),
        new AuthorizationRules(
                policy, verb, rank(verb), external, mesh, mesh.seen(scope.namespace()))
            .all(),
        List.of(),
        true,
        scope.doubt());
  }

  private List<Compiled> reject(Resource policy, String reason) {
    List<Scope> scopes;
    try {
      scopes = Scope.of(policy, mesh, true);
    } catch (InvalidSelector | WrongShape e) {
      scopes = Scope.ofAll(policy, mesh);
    }
    List<Compiled> rejected = new ArrayList<>();
    for (Scope scope : scopes) {
      rejected.add(
          new RejectedPolicy(
              policy, MeshTiers.MTLS, scope.pods(), Set.of(Direction.INGRESS), reason));
    }
    return rejected.isEmpty() ? ignored(policy, "is not valid: " + reason) : rejected;
  }
}
