package io.inscope.snapshot.network;

import io.inscope.snapshot.model.LabelSelector;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Makes parties of pods. Selectors are evaluated once for each class of pods, never for each pod,
/// and only against the peers that may be in the pod's namespace.
final class Parties {
  private final PolicySet policies;
  private final NamespaceLabels namespaces;
  private final AddressMembership podAddresses;
  private final AddressMembership nodeAddresses;
  private final Map<String, List<Candidate>> candidates = new ConcurrentHashMap<>();
  private final Map<ClassKey, Party> classes = new ConcurrentHashMap<>();
  private final Map<Party, Party> interned = new ConcurrentHashMap<>();

  /// A peer that may hold pods of a namespace; UNKNOWN when that depends on labels not read.
  private record Candidate(int number, Tristate namespace) {}

  private record ClassKey(
      String namespace,
      Map<String, String> labels,
      boolean hostNetwork,
      BitSet sureAddresses,
      BitSet maybeAddresses,
      Map<NamedPort, Ports> ports,
      String unreadable) {}

  Parties(
      PolicySet policies,
      NamespaceLabels namespaces,
      AddressMembership podAddresses,
      AddressMembership nodeAddresses) {
    this.policies = policies;
    this.namespaces = namespaces;
    this.podAddresses = podAddresses;
    this.nodeAddresses = nodeAddresses;
  }

  Party of(Instance instance) {
    BitSet sure = new BitSet();
    BitSet maybe = new BitSet();
    (instance.hostNetwork() ? nodeAddresses : podAddresses)
        .addTo(instance.addresses(), sure, maybe);
    ClassKey key =
        new ClassKey(
            instance.namespace(),
            policies.relevantLabels().of(instance.labels()),
            instance.hostNetwork(),
            sure,
            maybe,
            namedPorts(instance),
            instance.unreadable());
    return classes.computeIfAbsent(key, k -> intern(make(k)));
  }

  Party intern(Party party) {
    return interned.computeIfAbsent(party, p -> p);
  }

  private Map<NamedPort, Ports> namedPorts(Instance instance) {
    Set<NamedPort> used = policies.namedPorts();
    if (used.isEmpty()) {
      return Map.of();
    }
    Map<NamedPort, Ports> ports = new HashMap<>();
    instance
        .declaredPorts()
        .forEach(
            declared -> {
              NamedPort name = new NamedPort(declared.name(), declared.protocol());
              if (used.contains(name)) {
                Ports one =
                    Ports.of(new PortRange(declared.protocol(), declared.port(), declared.port()));
                ports.merge(name, one, Ports::or);
              }
            });
    return ports;
  }

  private Party make(ClassKey key) {
    BitSet sure = (BitSet) key.sureAddresses().clone();
    BitSet maybe = (BitSet) key.maybeAddresses().clone();
    if (key.hostNetwork()) {
      maybe.andNot(sure);
      return new Party(
          Party.Nature.HOST, sure, maybe, List.of(), List.of(), List.of(), List.of(), key.ports());
    }
    boolean readable = key.unreadable().isEmpty();
    for (Candidate candidate : candidatesIn(key.namespace())) {
      if (!readable) {
        maybe.set(candidate.number());
      } else if (podSelector(candidate.number()).matches(key.labels())) {
        (candidate.namespace() == Tristate.YES ? sure : maybe).set(candidate.number());
      }
    }
    maybe.andNot(sure);
    return new Party(
        Party.Nature.POD,
        sure,
        maybe,
        readable ? policies.selecting(key.namespace(), key.labels(), Direction.EGRESS) : List.of(),
        readable ? policies.selecting(key.namespace(), key.labels(), Direction.INGRESS) : List.of(),
        doubts(key, Direction.EGRESS),
        doubts(key, Direction.INGRESS),
        key.ports());
  }

  private List<Doubt> doubts(ClassKey key, Direction direction) {
    TreeSet<Doubt> doubts =
        new TreeSet<>(policies.doubts(key.namespace(), key.labels(), direction));
    if (!key.unreadable().isEmpty()) {
      doubts.add(new Doubt(Doubt.Reach.ALL, key.unreadable()));
    }
    return List.copyOf(doubts);
  }

  private List<Candidate> candidatesIn(String namespace) {
    return candidates.computeIfAbsent(
        namespace,
        _ -> {
          List<Candidate> found = new ArrayList<>();
          for (int number = 0; number < policies.peers().size(); number++) {
            Tristate holds = mayHold(policies.peers().matcher(number), namespace);
            if (holds != Tristate.NO) {
              found.add(new Candidate(number, holds));
            }
          }
          return found;
        });
  }

  private Tristate mayHold(PeerMatcher matcher, String namespace) {
    return switch (matcher) {
      case PeerMatcher.PodsHere here ->
          here.namespace().equals(namespace) ? Tristate.YES : Tristate.NO;
      case PeerMatcher.PodsIn in -> namespaces.match(namespace, in.namespaces());
      case PeerMatcher.Anyone _, PeerMatcher.Addresses _ -> Tristate.NO;
    };
  }

  private LabelSelector podSelector(int number) {
    return switch (policies.peers().matcher(number)) {
      case PeerMatcher.PodsHere here -> here.pods();
      case PeerMatcher.PodsIn in -> in.pods();
      case PeerMatcher.Anyone _, PeerMatcher.Addresses _ ->
          throw new IllegalStateException("not a set of pods");
    };
  }
}
