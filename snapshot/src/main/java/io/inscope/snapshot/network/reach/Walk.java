package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.policy.Action;
import io.inscope.snapshot.network.policy.Layer;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.policy.Rule;
import io.inscope.snapshot.network.reach.AppliedPolicy.AppliedRule;
import io.inscope.snapshot.network.reach.Chain.Selected;
import io.inscope.snapshot.network.reach.Chain.Stage;
import io.inscope.snapshot.network.reach.Grant.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One way through the policies of one side, for all ports at once.
///
/// Ports on which nothing has been decided flow down the tiers. A rule that matches takes its ports
/// out; one that may match, or whose policy may not apply, leaves them in too, so that a port ends
/// with every outcome it may have: permitted, denied, or both, which is UNKNOWN. A side no policy
/// selects, and ports no tier decides, are open. Each layer is walked by itself, and a port needs
/// all of them.
///
/// The reference is Calico's evaluation of [tiered
/// policy](https://docs.tigera.io/calico/latest/network-policy/policy-tiers/tiered-policy), of
/// which Kubernetes' own tiers are a case: admin policies, then network policies, whose tier closes
/// the pods they select, then baseline policies.
public final class Walk {
  private final Party subject;
  private final Chain chain;
  private final Direction direction;
  private final Party peer;
  private final Party destination;
  private final List<Hit> hits = new ArrayList<>();
  private final List<Doubt> doubts;
  private Ports live = Ports.ALL;
  private Ports passed = Ports.NONE;
  private Ports allow = Ports.NONE;
  private Ports deny = Ports.NONE;

  /// The ports of the tier that some policy leaves to it, where none applies for certain.
  private Ports left = Ports.NONE;

  Walk(Party subject, Chain chain, Direction direction, Party peer, Party destination) {
    this.subject = subject;
    this.chain = chain;
    this.direction = direction;
    this.peer = peer;
    this.destination = destination;
    this.doubts = new ArrayList<>(chain.doubts());
  }

  Grant grant() {
    Ports mayPass = Ports.ALL;
    Ports mayFail = Ports.NONE;
    Ports open = Ports.ALL;
    for (Layer layer : Layer.values()) {
      Ports concerned = layer.concerns(subject.ports());
      walk(chain.stages(layer), concerned);
      if (layer == Layer.NETWORK) {
        addDoubts(chain.doubts());
      }
      Ports beyond = Ports.ALL.without(concerned);
      mayPass = mayPass.and(allow.or(beyond));
      mayFail = mayFail.or(deny);
      open = open.and(live.or(beyond));
    }
    return new Grant(
        mayPass.without(mayFail),
        mayPass.and(mayFail),
        chain.isEmpty() ? Grant.Basis.FREE : Grant.Basis.POLICIES,
        List.copyOf(hits),
        open,
        List.copyOf(doubts));
  }

  /// Down the tiers of one layer. Ports that none of them decides are open.
  private void walk(List<Stage> stages, Ports concerned) {
    live = concerned;
    allow = Ports.NONE;
    deny = Ports.NONE;
    for (Stage stage : stages) {
      passed = Ports.NONE;
      left = Ports.NONE;
      stage.steps().forEach(this::ask);
      end(stage);
    }
    allow = allow.or(live);
  }

  private void addDoubts(List<Doubt> doubts) {
    for (Doubt doubt : doubts) {
      switch (doubt.reach()) {
        case OPENNESS -> deny = deny.or(live);
        case ALL -> {
          allow = Ports.ALL;
          deny = Ports.ALL;
        }
        case POLICY, DENIAL -> {}
      }
    }
  }

  /// Policies of one order. Whichever is asked first, a port may end as any of them says.
  private void ask(List<Selected> step) {
    Ports decided = Ports.NONE;
    int before = hits.size();
    for (Selected selected : step) {
      Ports surely = ask(selected.policy());
      decided = selected.sure() ? decided.or(surely) : decided;
      if (!selected.sure()) {
        left = selected.policy().policy().closes() ? left.or(live.without(surely)) : left;
        doubtHits(selected);
      }
    }
    if (step.size() > 1) {
      addConflicts(hits.subList(before, hits.size()));
    }
    live = live.without(decided);
  }

  /// Returns the ports it surely decides if it applies.
  private Ports ask(AppliedPolicy policy) {
    if (!policy.isReadable()) {
      allow = allow.or(live);
      deny = deny.or(live);
      passed = passed.or(live);
      return Ports.NONE;
    }
    boolean union = policy.policy().isUnion();
    Ports remaining = live;
    Ports decided = Ports.NONE;
    for (AppliedRule applied : policy.rules(direction)) {
      Tristate matches = applied.matches(subject, peer);
      Rule rule = applied.rule();
      if (matches == Tristate.NO || rule.action() == Action.LOG) {
        continue;
      }
      Ports ports = rule.ports().on(destination.ports()).and(remaining);
      if (ports.isEmpty()) {
        continue;
      }
      switch (rule.action()) {
        case ALLOW -> allow = allow.or(ports);
        case DENY -> deny = deny.or(ports);
        case PASS -> passed = passed.or(ports);
        case LOG -> {}
      }
      boolean sure = matches == Tristate.YES && rule.caveat().isEmpty();
      hits.add(new Hit(rule, ports, sure));
      if (sure) {
        decided = decided.or(ports);
        remaining = union ? remaining : remaining.without(ports);
      }
    }
    return decided;
  }

  private void doubtHits(Selected selected) {
    hits.replaceAll(
        hit ->
            hit.sure() && hit.rule().policy().equals(selected.policy().policy().ref())
                ? new Hit(hit.rule(), hit.ports(), false)
                : hit);
  }

  private void end(Stage stage) {
    if (stage.unread()) {
      allow = allow.or(live);
      left = live;
    }
    if (stage.tier().closes() && stage.sure()) {
      deny = deny.or(live);
      live = passed;
    } else {
      deny = stage.tier().closes() ? deny.or(left.and(live)) : deny;
      live = live.or(passed);
    }
  }

  /// Rules of policies of one priority that say different things of one port.
  private void addConflicts(List<Hit> step) {
    for (Hit one : step) {
      List<Hit> against =
          step.stream()
              .filter(
                  other ->
                      other.rule().action() != one.rule().action()
                          && !other.rule().policy().equals(one.rule().policy())
                          && !other.ports().and(one.ports()).isEmpty())
              .toList();
      if (!against.isEmpty()) {
        doubts.add(
            new Doubt(
                Doubt.Reach.POLICY,
                "which of the policies goes first is not defined: "
                    + Stream.concat(Stream.of(one), against.stream())
                        .map(hit -> hit.rule().name())
                        .sorted()
                        .collect(Collectors.joining(", "))));
      }
    }
  }
}
