package io.inscope.snapshot.network.engine;

import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Explanation;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.inventory.Instance;
import io.inscope.snapshot.network.policy.Action;
import io.inscope.snapshot.network.policy.Layer;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.Policy;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.policy.Rule;
import io.inscope.snapshot.network.reach.AppliedPolicy;
import io.inscope.snapshot.network.reach.AppliedPolicy.AppliedRule;
import io.inscope.snapshot.network.reach.Cluster;
import io.inscope.snapshot.network.reach.Doubt;
import io.inscope.snapshot.network.reach.Grant;
import io.inscope.snapshot.network.reach.Grant.Hit;
import io.inscope.snapshot.network.reach.Party;
import io.inscope.snapshot.network.reach.Ruling;
import io.inscope.snapshot.network.row.Reasons;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One side of an explanation: the policies of its namespace, and every rule of those that select
/// it.
public final class ExplainedSide {
  private final Cluster cluster;
  private final Direction direction;
  private final Asked subject;
  private final Asked peer;
  private final Party subjectParty;
  private final Party peerParty;
  private final PortRange port;

  ExplainedSide(
      Cluster cluster,
      Direction direction,
      Asked subject,
      Asked peer,
      Party subjectParty,
      Party peerParty,
      PortRange port) {
    this.cluster = cluster;
    this.direction = direction;
    this.subject = subject;
    this.peer = peer;
    this.subjectParty = subjectParty;
    this.peerParty = peerParty;
    this.port = port;
  }

  Explanation.Side side(Ruling ruling) {
    Grant grant = ruling.declared();
    Answer answer = Explainer.answer(grant.allowed(), grant.unknown(), port);
    List<Explanation.Step> steps = new ArrayList<>();
    Instance pod = subject.instance(subjectParty);
    if (pod != null && subjectParty.nature() == Party.Nature.POD) {
      for (AppliedPolicy policy : cluster.policies().in(pod.namespace(), direction)) {
        addSteps(steps, policy, answer, grant);
      }
    }
    return new Explanation.Side(answer, summary(ruling, answer), steps);
  }

  /// What is declared, and where that does not count, why, and what does.
  private String summary(Ruling ruling, Answer declared) {
    String summary = summary(ruling.declared(), declared);
    Answer effective = Explainer.answer(ruling, port);
    if (effective == declared) {
      return summary(ruling.told(), declared);
    }
    String evidence = ruling.enforced().evidence();
    return "declared %s: %s, but nobody enforces it%s%s"
        .formatted(
            declared.name().toLowerCase(Locale.ROOT),
            summary,
            evidence.isEmpty() ? "" : ": " + evidence,
            effective == Answer.ALLOWED ? "" : "; " + summary(ruling.effective(), effective));
  }

  private void addSteps(
      List<Explanation.Step> steps, AppliedPolicy applied, Answer answer, Grant grant) {
    Policy policy = applied.policy();
    String place = policy.resource().place(policy.resource().root().at("spec"));
    if (!subjectParty.chain(direction).policies().contains(applied)) {
      steps.add(new Explanation.Step(policy.ref().spoken(), place, notSelected(policy), false));
      return;
    }
    List<AppliedRule> rules = applied.rules(direction);
    boolean denied = grant.basis() == Grant.Basis.POLICIES && answer == Answer.DENIED;
    boolean byRule = hits(grant).anyMatch(hit -> hit.rule().action() == Action.DENY);
    steps.add(
        new Explanation.Step(
            policy.ref().spoken(),
            place,
            selected(policy, applied, rules),
            denied && !byRule && closed(grant).contains(applied)));
    for (AppliedRule rule : rules) {
      steps.add(step(rule, answer, grant));
    }
  }

  private String notSelected(Policy policy) {
    return policy.subject() instanceof PeerMatcher.PodsHere here
        ? "does not select %s: its podSelector is %s".formatted(subject.name(), here.pods())
        : "does not select %s: it is for %s".formatted(subject.name(), policy.subject());
  }

  private String selected(Policy policy, AppliedPolicy applied, List<AppliedRule> rules) {
    if (!applied.isReadable()) {
      return "is not valid, so what it decides is not known";
    }
    String does = policy.isClosing() ? "isolates" : "selects";
    String rank = policy.rank().words().isEmpty() ? "" : " with " + policy.rank().words();
    String empty =
        policy.isClosing() ? " and has no rule that permits anything" : " and has no rule";
    return "%s %s for %s%s%s"
        .formatted(does, subject.name(), direction.word(), rank, rules.isEmpty() ? empty : "");
  }

  private Stream<Hit> hits(Grant grant) {
    return grant.hits().stream().filter(hit -> hit.ports().meets(port));
  }

  private Explanation.Step step(AppliedRule applied, Answer answer, Grant grant) {
    Rule rule = applied.rule();
    Tristate matches = applied.matches(subjectParty, peerParty);
    boolean onPort = portsOf(rule).meets(port);
    boolean reached =
        grant.basis() != Grant.Basis.POLICIES
            || hits(grant).anyMatch(hit -> hit.rule().equals(rule));
    boolean sure = hits(grant).anyMatch(hit -> hit.rule().equals(rule) && hit.sure());
    boolean decided =
        grant.basis() == Grant.Basis.POLICIES
            && sure
            && (rule.action() == Action.ALLOW
                ? answer == Answer.ALLOWED
                : rule.action() == Action.DENY && answer == Answer.DENIED);
    return new Explanation.Step(
        rule.name(), rule.place(), outcome(rule, matches, onPort, reached), decided);
  }

  private Ports portsOf(Rule rule) {
    Party destination = direction == Direction.INGRESS ? subjectParty : peerParty;
    return rule.ports().on(destination.ports());
  }

  private String outcome(Rule rule, Tristate matches, boolean onPort, boolean reached) {
    if (matches == Tristate.NO) {
      String word = direction == Direction.INGRESS ? "from" : "to";
      String role = direction == Direction.INGRESS ? "the source" : "the destination";
      return "does not match: "
          + rule.peers().stream()
              .map(
                  matcher ->
                      "%s selects %s, %s"
                          .formatted(
                              word, matcher, peer.mismatch(matcher, role, cluster.namespaces())))
              .collect(Collectors.joining("; "));
    }
    if (!onPort) {
      String named = rule.ports().named().isEmpty() ? "" : ", which here means " + portsOf(rule);
      return "does not match: the port is not among " + rule.ports() + named;
    }
    if (rule.action() == Action.LOG) {
      return rule.restriction().isEmpty()
          ? rule.does()
          : "is about part of the traffic only, and so leaves the port open: " + rule.restriction();
    }
    if (!reached) {
      return "matches, but an earlier rule has decided";
    }
    if (!rule.caveat().isEmpty()) {
      return "may match (%s), then %s".formatted(rule.caveat(), rule.does());
    }
    return matches == Tristate.YES
        ? rule.does()
        : "may match, then "
            + rule.does()
            + ": that depends on addresses or namespace labels the snapshot does not tell, or on"
            + " the network plugin";
  }

  private String summary(Grant grant, Answer answer) {
    String name = subject.name();
    String doubts = grant.doubts().stream().map(Doubt::reason).collect(Collectors.joining("; "));
    return switch (grant.basis()) {
      case OUTSIDE -> name + " is outside the cluster";
      case UNSEEN -> name + " is not in the snapshot";
      case HOST -> "host network: policies do not apply to " + name;
      case SAME_NODE ->
          "both run on node " + doubts + ", and no policy stands between a pod and its own node";
      case FREE ->
          "no policy isolates %s for %s".formatted(name, direction.word())
              + (answer == Answer.UNKNOWN ? " for sure: " + doubts : "");
      case POLICIES ->
          switch (answer) {
            case ALLOWED -> allowed(grant);
            case DENIED -> denied(grant);
            case UNKNOWN ->
                doubts.isEmpty()
                    ? "it depends on what the snapshot does not tell whether "
                        + hits(grant)
                            .map(hit -> hit.rule().citation())
                            .sorted()
                            .collect(Collectors.joining("; "))
                        + " matches"
                    : doubts;
          };
    };
  }

  private String allowed(Grant grant) {
    return grant.open().meets(port)
        ? Reasons.open(subject.name(), direction, subjectParty.chain(direction).policies())
        : hits(grant)
            .filter(hit -> hit.rule().action() == Action.ALLOW)
            .map(hit -> hit.rule().citation())
            .sorted()
            .collect(Collectors.joining("; "));
  }

  private String denied(Grant grant) {
    String rules =
        hits(grant)
            .filter(hit -> hit.rule().action() == Action.DENY)
            .map(Reasons::cited)
            .sorted()
            .collect(Collectors.joining("; "));
    return rules.isEmpty()
        ? "no rule of %s permits it".formatted(Reasons.names(closed(grant)))
        : rules;
  }

  /// The policies of the layers in which no rule permits it, though something closes the side.
  private List<AppliedPolicy> closed(Grant grant) {
    Set<Layer> permitted =
        hits(grant)
            .filter(hit -> hit.rule().action() == Action.ALLOW)
            .map(hit -> hit.rule().rank().tier().layer())
            .collect(Collectors.toSet());
    return subjectParty.chain(direction).policies().stream()
        .filter(policy -> policy.policy().isClosing())
        .filter(policy -> !permitted.contains(policy.policy().rank().tier().layer()))
        .toList();
  }
}
