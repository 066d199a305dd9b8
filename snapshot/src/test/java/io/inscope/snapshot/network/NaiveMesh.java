package io.inscope.snapshot.network;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.address.Address;
import io.inscope.snapshot.network.address.AddressRange;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Asks the policies of a mesh of one pair of pods and one TCP port, by the letter of the
/// reference.
final class NaiveMesh {
  static final String ROOT = "istio-system";

  private final NaiveMeshFacts facts;

  NaiveMesh(ClusterSnapshot snapshot) {
    this.facts = new NaiveMeshFacts(snapshot);
  }

  /// @param from null for somebody outside
  Answer ask(@Nullable Resource from, Resource to, int port) {
    Tristate guarded = facts.inMesh(to);
    if (guarded == Tristate.NO || NaiveMeshFacts.excluded(to).contains(port)) {
      return Answer.ALLOWED;
    }
    String mode = facts.mode(to, port);
    Tristate caller = from == null ? Tristate.NO : facts.inMesh(from);
    boolean mayDeny = false;
    if (mode.equals("STRICT")) {
      if (caller == Tristate.NO && guarded == Tristate.YES) {
        return Answer.DENIED;
      }
      mayDeny = caller != Tristate.YES;
    }
    boolean closed = false;
    boolean doubtful = false;
    boolean allAllow = true;
    boolean allowed = false;
    boolean mayAllow = false;
    for (Resource policy : facts.all("AuthorizationPolicy")) {
      Field spec = policy.root().at("spec");
      boolean root = policy.ref().namespace().equals(ROOT);
      boolean here = policy.ref().namespace().equals(to.ref().namespace());
      LabelSelector selector =
          LabelSelector.of(spec.at("selector")).orElse(LabelSelector.EVERYTHING);
      if ((!root && !here) || !selector.matches(to.labels())) {
        continue;
      }
      boolean sure = guarded == Tristate.YES && (here || selector.isEverything());
      String action = spec.at("action").text("ALLOW");
      Tristate match =
          spec.at("rules")
              .each()
              .map(rule -> rule(rule, action, from, caller, to, port, mode))
              .reduce(Tristate.NO, Tristate::or);
      switch (action) {
        case "CUSTOM" -> mayDeny |= match != Tristate.NO;
        case "DENY" -> {
          if (match == Tristate.YES && sure) {
            return Answer.DENIED;
          }
          mayDeny |= match != Tristate.NO;
        }
        case "ALLOW" -> {
          closed |= sure;
          doubtful |= !sure;
          allAllow &= match == Tristate.YES;
          allowed |= sure && match == Tristate.YES;
          mayAllow |= match != Tristate.NO;
        }
        default -> {}
      }
    }
    if (closed && !allowed) {
      return mayAllow ? Answer.UNKNOWN : Answer.DENIED;
    }
    boolean open = allowed || !doubtful || allAllow;
    return open && !mayDeny ? Answer.ALLOWED : Answer.UNKNOWN;
  }

  private Tristate rule(
      Field rule,
      String action,
      @Nullable Resource from,
      Tristate caller,
      Resource to,
      int port,
      String mode) {
    boolean http = rule.at("to").each().anyMatch(t -> t.at("operation", "methods").isPresent());
    Set<Boolean> tcp = facts.declaredTcp(to, port);
    Tristate operation = Tristate.of(rule.at("to").isMissing());
    for (Field one : rule.at("to").each().map(t -> t.at("operation")).toList()) {
      Tristate match =
          Tristate.of(
              (one.at("ports").isMissing() || has(one.at("ports"), String.valueOf(port)))
                  && !has(one.at("notPorts"), String.valueOf(port)));
      if (!action.equals("ALLOW") && one.at("methods").isPresent()) {
        match =
            match.and(
                tcp.equals(Set.of(true))
                    ? Tristate.YES
                    : tcp.size() > 1 ? Tristate.UNKNOWN : Tristate.NO);
      }
      operation = operation.or(match);
    }
    if (action.equals("ALLOW") && http) {
      operation =
          operation.and(
              tcp.equals(Set.of(true))
                  ? Tristate.NO
                  : tcp.size() > 1 ? Tristate.UNKNOWN : Tristate.YES);
    }
    Tristate source =
        rule.at("from").isMissing()
            ? Tristate.YES
            : rule.at("from")
                .each()
                .map(f -> source(f.at("source"), action.equals("ALLOW"), from, caller, mode))
                .reduce(Tristate.NO, Tristate::or);
    return source.and(operation);
  }

  private static Tristate source(
      Field source, boolean allow, @Nullable Resource from, Tristate caller, String mode) {
    boolean known = from != null && matches(source, from);
    boolean plain = source.at("principals").isMissing() && source.at("namespaces").isMissing();
    Tristate identity =
        caller == Tristate.NO || mode.equals("DISABLE")
            ? Tristate.of(plain)
            : known == plain || (caller == Tristate.YES && mode.equals("STRICT"))
                ? Tristate.of(known)
                : caller == Tristate.UNKNOWN || allow != known
                    ? Tristate.UNKNOWN
                    : Tristate.of(allow);
    if (caller == Tristate.YES && mode.equals("PERMISSIVE") && !allow && !known) {
      identity = Tristate.NO;
    }
    String address = from == null ? "203.0.113.9" : from.root().at("status", "podIP").text("");
    return identity.and(
        Tristate.of(
            (source.at("ipBlocks").isMissing() || in(source.at("ipBlocks"), address))
                && !in(source.at("notIpBlocks"), address)));
  }

  private static boolean matches(Field source, Resource from) {
    String namespace = from.ref().namespace();
    String principal =
        "cluster.local/ns/"
            + namespace
            + "/sa/"
            + from.root().at("spec", "serviceAccountName").text("default");
    return (source.at("principals").isMissing() || has(source.at("principals"), principal))
        && (source.at("namespaces").isMissing() || has(source.at("namespaces"), namespace))
        && !has(source.at("notPrincipals"), principal)
        && !has(source.at("notNamespaces"), namespace);
  }

  private static boolean has(Field list, String value) {
    return list.each()
        .map(pattern -> pattern.text(""))
        .anyMatch(p -> value.matches(p.replace(".", "\\.").replace("*", ".*")));
  }

  private static boolean in(Field list, String address) {
    return list.each()
        .flatMap(block -> AddressRange.parse(block.text("")).stream())
        .anyMatch(range -> range.contains(Address.parse(address).orElseThrow()));
  }
}
