package io.inscope.snapshot.network.exposure;

import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.exposure.SupposedNamespaces.Place;
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
import java.util.Optional;
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
  private final Map<Opening, Found> found = new LinkedHashMap<>();

  private Tally(Cluster cluster, Party subject, Direction direction) {
    this.cluster = cluster;
    this.subject = subject;
    this.direction = direction;
    Trial.rules(subject.chain(direction), direction)
        .forEach(rule -> applied.put(rule.rule(), rule));
  }

  static Map<Opening, Found> of(
      Cluster cluster, Party subject, Direction direction, SupposedNamespaces namespaces) {
    Tally tally = new Tally(cluster, subject, direction);
    Trial trial = Trial.of(subject, direction, namespaces);
    for (Sight sight : trial.sights()) {
      for (Place place : namespaces.places(sight, cluster.namespaces())) {
        for (SortedMap<String, String> labels : sight.podLabels()) {
          for (String account : sight.accounts()) {
            tally.suppose(place, labels, account, trial.namings());
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
      Place place, SortedMap<String, String> labels, String account, List<Set<NamedPort>> namings) {
    Party bare = party(place.namespace(), labels, account);
    for (Set<NamedPort> names : namings) {
      Party pod = naming(bare, names);
      Permission permission = permission(pod);
      Map<Opening, Ports[]> opened = opened(permission.side(direction), pod);
      opened.forEach(
          (opening, ports) -> {
            Found one = found.computeIfAbsent(opening, _ -> new Found());
            one.add(ports[0], ports[1]);
            one.in(place);
            Ports possible = ports[0].or(ports[1]);
            boolean passes = passes(permission, possible);
            one.otherSide(passes ? "" : closing(pod));
            String where = place.name();
            if (!passes) {
              Optional<String> elsewhere =
                  place.alike().stream()
                      .limit(TRIED)
                      .filter(
                          namespace ->
                              passes(
                                  permission(naming(party(namespace, labels, account), names)),
                                  possible))
                      .findFirst();
              elsewhere.ifPresent(_ -> one.otherSide(""));
              passes = elsewhere.isPresent();
              where = elsewhere.orElse(where);
            }
            one.exemplify(
                new Example(where, place.labels(), labels, account),
                (ports[0].isEmpty() ? 0 : 2) + (passes ? 1 : 0));
            addReasons(one, permission.side(direction), opening, ports[1]);
          });
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

  private boolean passes(Permission permission, Ports ports) {
    return !other(permission).possible().and(ports).isEmpty();
  }

  private String closing(Party pod) {
    Chain chain =
        pod.chain(direction == Direction.INGRESS ? Direction.EGRESS : Direction.INGRESS);
    return Reasons.names(chain.policies());
  }

  /// For each opening the ports that are permitted through it, and those that may be.
  private Map<Opening, Ports[]> opened(Ruling ruling, Party pod) {
    Map<Opening, Ports[]> opened = new LinkedHashMap<>();
    Grant declared = ruling.declared();
    Ports told = Ports.NONE;
    for (Hit hit : declared.hits()) {
      if (hit.rule().action() == Action.ALLOW) {
        Ports sure = hit.ports().and(declared.allowed());
        Ports perhaps = hit.ports().and(declared.unknown());
        told = told.or(sure).or(perhaps);
        AppliedRule rule = applied.get(hit.rule());
        Set<PeerMatcher> peers =
            rule == null ? Set.copyOf(hit.rule().peers()) : rule.meaning(pod).keySet();
        for (PeerMatcher peer : peers) {
          put(opened, new Opening.ByRule(hit.rule(), peer), sure, perhaps);
        }
      }
    }
    Ports open = declared.open();
    put(opened, new Opening.Open(), open.and(declared.allowed()), open.and(declared.unknown()));
    told = told.or(open.and(declared.possible()));
    Ports lifted = ruling.lifted();
    put(opened, new Opening.Lifted(), lifted, Ports.NONE);
    put(
        opened,
        new Opening.Doubtful(),
        Ports.NONE,
        ruling.possible().without(told).without(lifted));
    return opened;
  }

  private static void put(
      Map<Opening, Ports[]> opened, Opening opening, Ports sure, Ports perhaps) {
    if (!sure.isEmpty() || !perhaps.isEmpty()) {
      opened.merge(
          opening,
          new Ports[] {sure, perhaps},
          (a, b) -> new Ports[] {a[0].or(b[0]), a[1].or(b[1])});
    }
  }

  private static void addReasons(Found one, Ruling ruling, Opening opening, Ports unknown) {
    one.ruledBy(ruling);
    if (unknown.isEmpty()) {
      return;
    }
    ruling.declared().doubts().stream().map(Doubt::reason).forEach(one::because);
    for (Hit hit : ruling.declared().hits()) {
      boolean own = !(opening instanceof Opening.ByRule by) || by.rule().equals(hit.rule());
      boolean against = hit.rule().action() != Action.ALLOW;
      if (!hit.sure() && (own || against) && !hit.ports().and(unknown).isEmpty()) {
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
    if (!subject.chain(direction).isolates()) {
      addUntried(new Opening.Open(), Ports.ALL, reasons);
    }
  }

  private void addUntried(Opening opening, Ports most, Set<String> reasons) {
    Found known = found.get(opening);
    Ports rest = known == null ? most : most.without(known.possible());
    if (!rest.isEmpty()) {
      Found one = found.computeIfAbsent(opening, _ -> new Found());
      one.add(Ports.NONE, rest);
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
