package io.inscope.snapshot.network;

import io.inscope.snapshot.network.AppliedPolicy.AppliedRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// One side of an explanation: the policies of its namespace, and every rule of those that select
/// it.
final class ExplainedSide {
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

  Explanation.Side side(Grant grant) {
    Answer answer = Explainer.answer(grant.allowed(), grant.unknown(), port);
    List<Explanation.Step> steps = new ArrayList<>();
    Instance pod = subject.instance(subjectParty);
    if (pod != null && subjectParty.nature() == Party.Nature.POD) {
      for (AppliedPolicy policy : cluster.policies().in(pod.namespace(), direction)) {
        addSteps(steps, policy, answer, grant.basis());
      }
    }
    return new Explanation.Side(answer, summary(grant, answer), steps);
  }

  private void addSteps(
      List<Explanation.Step> steps, AppliedPolicy applied, Answer answer, Grant.Basis basis) {
    Policy policy = applied.policy();
    String place = policy.resource().place(policy.resource().root().at("spec"));
    if (!subjectParty.policies(direction).contains(applied)) {
      steps.add(
          new Explanation.Step(
              policy.ref().spoken(),
              place,
              "does not select %s: its podSelector is %s"
                  .formatted(subject.name(), policy.subject()),
              false));
      return;
    }
    List<AppliedRule> rules = applied.rules(direction);
    boolean byPolicies = basis == Grant.Basis.POLICIES;
    steps.add(
        new Explanation.Step(
            policy.ref().spoken(),
            place,
            "isolates %s for %s%s"
                .formatted(
                    subject.name(),
                    direction.word(),
                    rules.isEmpty() ? " and has no rule that permits anything" : ""),
            byPolicies && answer == Answer.DENIED));
    for (AppliedRule rule : rules) {
      Tristate matches = rule.matches(peerParty);
      boolean onPort = portsOf(rule.rule()).meets(port);
      steps.add(
          new Explanation.Step(
              rule.rule().name(),
              rule.rule().place(),
              outcome(rule.rule(), matches, onPort),
              byPolicies && matches == Tristate.YES && onPort && answer == Answer.ALLOWED));
    }
  }

  private Ports portsOf(Rule rule) {
    Party destination = direction == Direction.INGRESS ? subjectParty : peerParty;
    return rule.ports().on(destination.ports());
  }

  private String outcome(Rule rule, Tristate matches, boolean onPort) {
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
    return matches == Tristate.YES
        ? "allows it"
        : "may allow it: that depends on addresses or namespace labels the snapshot does not tell,"
            + " or on the network plugin";
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
            case ALLOWED ->
                grant.permits().stream()
                    .filter(permit -> permit.sure() && permit.ports().meets(port))
                    .map(permit -> permit.rule().citation())
                    .sorted()
                    .collect(Collectors.joining("; "));
            case DENIED ->
                "no rule of %s permits it"
                    .formatted(Reasons.names(subjectParty.policies(direction)));
            case UNKNOWN ->
                doubts.isEmpty()
                    ? "it depends on what the snapshot does not tell whether "
                        + grant.permits().stream()
                            .filter(permit -> permit.ports().meets(port))
                            .map(permit -> permit.rule().citation())
                            .sorted()
                            .collect(Collectors.joining("; "))
                        + " matches"
                    : doubts;
          };
    };
  }
}
