package io.inscope.snapshot.exposure;

import io.inscope.snapshot.exposure.SupposedNamespaces.Place;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.policy.Action;
import io.inscope.snapshot.network.policy.NamedPort;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.policy.Rule;
import io.inscope.snapshot.network.reach.AppliedPolicy.AppliedRule;
import io.inscope.snapshot.network.reach.Chain;
import io.inscope.snapshot.network.reach.Cluster;
import io.inscope.snapshot.network.reach.Doubt;
import io.inscope.snapshot.network.reach.Evaluation;
import io.inscope.snapshot.network.reach.Grant;
import io.inscope.snapshot.network.reach.Grant.Hit;
import io.inscope.snapshot.network.reach.Party;
import io.inscope.snapshot.network.reach.Permission;
import io.inscope.snapshot.network.reach.Ruling;
import io.inscope.snapshot.network.row.Reasons;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/// Tries supposed pods against the policies of one party in one direction, and adds up what each
/// opening lets through.
final class Tally {
  /// Of namespaces that a workload's policies cannot tell apart, so many are tried to find one
  /// whose own policies do not stand in the way.
  private static final int TRIED = 8;

  private final Cluster cluster;
  private final Party subject;
  private final Direction direction;
  private final Map<Rule, AppliedRule> applied = new HashMap<>();
  private final Map<Part, Found> found = new LinkedHashMap<>();

  private Tally(Cluster cluster, Party subject, Direction direction) {
    this.cluster = cluster;
    this.subject = subject;
    this.direction = direction;
    Trial.rules(subject.chain(direction), direction)
        .forEach(rule -> applied.put(rule.rule(), rule));
  }

  static Map<Part, Found> of(
      Cluster cluster, Party subject, Direction direction, SupposedNamespaces namespaces) {
    Tally tally = new Tally(cluster, subject, direction);
    Trial trial = Trial.of(subject, direction, namespaces);
    for (Sight sight : trial.sights()) {
      for (Place place : namespaces.places(sight, cluster.namespaces())) {
        for (SortedMap<String, String> labels : sight.podLabels()) {
          for (String account : sight.accounts()) {
            tally.suppose(place, labels, account, trial, sight);
          }
        }
      }
    }
    if (!trial.beyond().isEmpty()) {
      tally.addUntried(trial.beyond());
    }
    return tally.found;
  }

  private void suppose(
      Place place, SortedMap<String, String> labels, String account, Trial trial, Sight sight) {
    Party bare = party(place.namespace(), labels, account);
    for (Set<NamedPort> names : trial.namings()) {
      Party pod = naming(bare, names);
      Permission permission = permission(pod);
      opened(permission.side(direction), pod)
          .forEach(
              (part, ports) -> {
                if (trial.apart()
                    && part.opening() instanceof Opening.ByRule by
                    && !sight.peers().contains(by.peer())) {
                  return;
                }
                Found one = found.computeIfAbsent(part, _ -> new Found());
                one.add(ports);
                one.in(place);
                exemplify(one, place, labels, account, names, ports);
                addReasons(one, permission.side(direction), part, ports);
              });
    }
  }

  /// Finds a namespace for the pod whose own policies do not stand in the way.
  private void exemplify(
      Found one,
      Place place,
      SortedMap<String, String> labels,
      String account,
      Set<NamedPort> names,
      Ports ports) {
    List<String> places = place.isNew() ? List.of(place.namespace()) : place.alike();
    for (String namespace : places.subList(0, Math.min(TRIED, places.size()))) {
      Party pod = naming(party(namespace, labels, account), names);
      Tristate passes = passes(permission(pod), ports);
      one.otherSide(passes, closing(pod));
      one.exemplify(
          new Example(namespace.startsWith("(") ? "" : namespace, place.labels(), labels, account),
          passes == Tristate.YES ? 1 : 0);
      if (passes == Tristate.YES) {
        return;
      }
    }
  }

  private Party party(String namespace, Map<String, String> labels, String account) {
    return cluster
        .suppose(new Supposed(namespace, labels, account).workload())
        .parties()
        .getFirst();
  }

  /// A pod that gives names to ports, it is not known which.
  private static Party naming(Party pod, Set<NamedPort> names) {
    if (names.isEmpty()) {
      return pod;
    }
    Map<NamedPort, Ports> ports = new HashMap<>(pod.ports());
    names.forEach(name -> ports.put(name, Ports.all(name.protocol())));
    return new Party(pod.nature(), pod.sure(), pod.maybe(), pod.egress(), pod.ingress(), ports);
  }

  private Permission permission(Party pod) {
    return direction == Direction.INGRESS
        ? Evaluation.between(pod, subject)
        : Evaluation.between(subject, pod);
  }

  private Ruling other(Permission permission) {
    return direction == Direction.INGRESS ? permission.egress() : permission.ingress();
  }

  private Tristate passes(Permission permission, Ports ports) {
    Ruling other = other(permission);
    return !other.allowed().and(ports).isEmpty()
        ? Tristate.YES
        : other.possible().and(ports).isEmpty() ? Tristate.NO : Tristate.UNKNOWN;
  }

  private String closing(Party pod) {
    Chain chain = pod.chain(direction == Direction.INGRESS ? Direction.EGRESS : Direction.INGRESS);
    return Reasons.names(chain.policies());
  }

  /// For each opening the ports that are permitted through it for certain, or perhaps.
  private Map<Part, Ports> opened(Ruling ruling, Party pod) {
    Map<Part, Ports> opened = new LinkedHashMap<>();
    Grant declared = ruling.declared();
    Ports told = Ports.NONE;
    for (Hit hit : declared.hits()) {
      if (hit.rule().action() == Action.ALLOW) {
        told = told.or(hit.ports());
        Ports sure = hit.ports().and(declared.allowed());
        meaning(hit.rule(), pod)
            .forEach(
                (peer, means) -> {
                  Opening by = new Opening.ByRule(hit.rule(), peer);
                  if (means == Tristate.YES && hit.sure()) {
                    put(opened, by, Answer.ALLOWED, sure);
                    put(opened, by, Answer.UNKNOWN, hit.ports().and(declared.unknown()));
                  } else {
                    put(opened, by, Answer.UNKNOWN, hit.ports().and(declared.possible()));
                  }
                });
      }
    }
    Ports open = declared.open();
    told = told.or(open);
    put(opened, new Opening.Open(), Answer.ALLOWED, open.and(declared.allowed()));
    put(opened, new Opening.Open(), Answer.UNKNOWN, open.and(declared.unknown()));
    Ports lifted = ruling.lifted();
    put(opened, new Opening.Lifted(), Answer.ALLOWED, lifted);
    put(
        opened,
        new Opening.Doubtful(),
        Answer.UNKNOWN,
        ruling.possible().without(told).without(lifted));
    return opened;
  }

  private Map<PeerMatcher, Tristate> meaning(Rule rule, Party pod) {
    AppliedRule known = applied.get(rule);
    return known == null ? Map.of() : known.meaning(pod);
  }

  private static void put(Map<Part, Ports> opened, Opening opening, Answer verdict, Ports ports) {
    if (!ports.isEmpty()) {
      opened.merge(new Part(opening, verdict), ports, Ports::or);
    }
  }

  private static void addReasons(Found one, Ruling ruling, Part part, Ports ports) {
    one.ruledBy(ruling);
    if (part.isSure()) {
      return;
    }
    ruling.declared().doubts().stream().map(Doubt::reason).forEach(one::because);
    for (Hit hit : ruling.declared().hits()) {
      boolean own = !(part.opening() instanceof Opening.ByRule by) || by.rule().equals(hit.rule());
      boolean against = hit.rule().action() != Action.ALLOW;
      if ((own || (against && !hit.sure())) && !hit.ports().and(ports).isEmpty()) {
        one.because("whether " + hit.rule().name() + hit.rule().unsure());
      }
    }
  }

  /// What rules open as far as no denial takes it back, where that was not tried in full.
  private void addUntried(Set<String> reasons) {
    for (AppliedRule rule : applied.values()) {
      Rule one = rule.rule();
      if (one.action() != Action.ALLOW) {
        continue;
      }
      Ports most = most(one);
      for (PeerMatcher peer : one.peers()) {
        if (Wording.meansPods(peer)) {
          addUntried(new Opening.ByRule(one, peer), most, reasons);
        }
      }
    }
    boolean passes = applied.keySet().stream().anyMatch(rule -> rule.action() == Action.PASS);
    if (passes || !subject.chain(direction).isolates()) {
      addUntried(new Opening.Open(), Ports.ALL, reasons);
    }
  }

  private void addUntried(Opening opening, Ports most, Set<String> reasons) {
    Part part = new Part(opening, Answer.UNKNOWN);
    Found sure = found.get(part.sure());
    Ports rest = sure == null ? most : most.without(sure.ports());
    if (!rest.isEmpty()) {
      Found one = found.computeIfAbsent(part, _ -> new Found());
      one.add(rest);
      one.couldBeNew();
      reasons.forEach(one::because);
    }
  }

  private Ports most(Rule rule) {
    if (direction == Direction.INGRESS) {
      return rule.ports().on(subject.ports());
    }
    Map<NamedPort, Ports> any = new HashMap<>();
    rule.ports().named().forEach(name -> any.put(name, Ports.all(name.protocol())));
    return rule.ports().on(any);
  }
}
