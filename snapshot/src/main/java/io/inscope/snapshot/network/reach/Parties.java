package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.dialect.calico.CalicoObjects;
import io.inscope.snapshot.network.inventory.Instance;
import io.inscope.snapshot.network.plugin.PolicyEnforcement;
import io.inscope.snapshot.network.policy.CalicoLabels;
import io.inscope.snapshot.network.policy.NamedPort;
import io.inscope.snapshot.network.policy.NamespaceLabels;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.PodFacts;
import io.inscope.snapshot.network.policy.Ports;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.roaringbitmap.RoaringBitmap;

/// Makes parties of pods. Selectors are evaluated once for each class of pods, never for each pod,
/// and only against the peers that may be in the pod's namespace.
public final class Parties {
  private final PolicySet policies;
  private final NamespaceLabels namespaces;
  private final AddressMembership podAddresses;
  private final AddressMembership nodeAddresses;
  private final NodeMembership nodes;
  private final CalicoObjects calico;
  private final PeerIndex index;
  private final PolicyEnforcement enforcement;
  private final Map<String, List<Candidate>> candidates = new ConcurrentHashMap<>();
  private final Map<ClassKey, Party> classes = new ConcurrentHashMap<>();
  private final Map<Party, Party> interned = new ConcurrentHashMap<>();

  /// A peer that may hold pods of a namespace; UNKNOWN when that depends on labels not read.
  private record Candidate(int number, Tristate namespace) {}

  private record ClassKey(
      String namespace,
      Map<String, String> labels,
      boolean hostNetwork,
      RoaringBitmap sureAddresses,
      RoaringBitmap maybeAddresses,
      Map<NamedPort, Ports> ports,
      Enforced egress,
      Enforced ingress,
      PodFacts facts,
      String policing,
      String unreadable) {}

  Parties(
      PolicySet policies,
      NamespaceLabels namespaces,
      AddressMembership podAddresses,
      AddressMembership nodeAddresses,
      NodeMembership nodes,
      CalicoObjects calico,
      PolicyEnforcement enforcement) {
    this.policies = policies;
    this.namespaces = namespaces;
    this.podAddresses = podAddresses;
    this.nodeAddresses = nodeAddresses;
    this.nodes = nodes;
    this.calico = calico;
    this.index = new PeerIndex(policies.peers(), namespaces);
    this.enforcement = enforcement;
  }

  Party of(Instance instance) {
    BitSet sure = new BitSet();
    BitSet maybe = new BitSet();
    (instance.hostNetwork() ? nodeAddresses : podAddresses)
        .addTo(instance.addresses(), sure, maybe);
    if (instance.hostNetwork()) {
      nodes.addTo(instance.node(), sure, maybe);
    }
    ClassKey key =
        new ClassKey(
            instance.namespace(),
            policies.relevantLabels().of(labels(instance)),
            instance.hostNetwork(),
            Party.bits(sure),
            Party.bits(maybe),
            namedPorts(instance),
            enforced(instance, Direction.EGRESS),
            enforced(instance, Direction.INGRESS),
            policies.factsOf(instance),
            instance.hostNetwork() ? calico.policing(instance.node()) : "",
            instance.unreadable());
    return classes.computeIfAbsent(key, k -> intern(make(k)));
  }

  private static Policed onHost(String policing, Direction direction) {
    if (policing.isEmpty()) {
      return Policed.NOT;
    }
    Chain chain = Chain.of(List.of(), List.of(new Doubt(Doubt.Reach.ALL, policing)), direction);
    return new Policed(chain, chain, Enforced.NOTHING, "");
  }

  /// Policies do not apply to the host's network.
  private Enforced enforced(Instance instance, Direction direction) {
    return instance.hostNetwork() ? Enforced.NOTHING : enforcement.of(instance, direction);
  }

  Party intern(Party party) {
    return interned.computeIfAbsent(party, p -> p);
  }

  private Map<String, String> labels(Instance instance) {
    if (!policies.relevantLabels().usesServiceAccounts()) {
      return instance.labels();
    }
    Map<String, String> labels = new HashMap<>(instance.labels());
    instance.serviceAccount().ifPresent(n -> labels.put(CalicoLabels.SERVICE_ACCOUNT, n));
    return labels;
  }

  private Map<NamedPort, Ports> namedPorts(Instance instance) {
    Set<NamedPort> used = policies.namedPorts();
    Map<NamedPort, Ports> ports = policies.portsOf(instance);
    if (used.isEmpty()) {
      return ports;
    }
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
    RoaringBitmap sure = key.sureAddresses().clone();
    RoaringBitmap maybe = key.maybeAddresses().clone();
    maybe.andNot(sure);
    if (key.hostNetwork()) {
      return new Party(
          Party.Nature.HOST,
          sure,
          maybe,
          onHost(key.policing(), Direction.EGRESS),
          onHost(key.policing(), Direction.INGRESS),
          key.ports());
    }
    for (Candidate candidate : candidatesIn(key.namespace())) {
      int number = candidate.number();
      switch (candidate.namespace().and(holds(number, key))) {
        case YES -> sure.add(number);
        case UNKNOWN -> maybe.add(number);
        case NO -> {}
      }
    }
    maybe.andNot(sure);
    Party bare = new Party(Party.Nature.POD, sure, maybe, Policed.NOT, Policed.NOT, key.ports());
    return new Party(
        Party.Nature.POD,
        sure,
        maybe,
        Policed.of(chain(key, bare, Direction.EGRESS), key.egress(), enforcement),
        Policed.of(chain(key, bare, Direction.INGRESS), key.ingress(), enforcement),
        key.ports());
  }

  /// A pod of which nothing is known but its namespace, with the policies that select whatever pod
  /// is in there.
  Party newcomer(String namespace) {
    RoaringBitmap sure = new RoaringBitmap();
    RoaringBitmap maybe = new RoaringBitmap();
    for (Candidate candidate : candidatesIn(namespace)) {
      int number = candidate.number();
      if (candidate.namespace().and(holdsEverybody(number, namespace)) == Tristate.YES) {
        sure.add(number);
      } else {
        maybe.add(number);
      }
    }
    Party bare = new Party(Party.Nature.POD, sure, maybe, Policed.NOT, Policed.NOT, Map.of());
    return new Party(
        Party.Nature.POD,
        sure,
        maybe,
        Policed.of(everybody(namespace, bare, Direction.EGRESS), Enforced.NOTHING, enforcement),
        Policed.of(everybody(namespace, bare, Direction.INGRESS), Enforced.NOTHING, enforcement),
        Map.of());
  }

  /// Whether a peer holds every pod that may be in a namespace, whatever its labels.
  private Tristate holdsEverybody(int number, String namespace) {
    return switch (policies.peers().matcher(number)) {
      case PeerMatcher.PodsHere here -> Tristate.of(here.pods().isEverything());
      case PeerMatcher.PodsIn in -> Tristate.of(in.pods().isEverything());
      case PeerMatcher.Labelled labelled -> labelled.selector().matches(calico.ofAnyPod(namespace));
      default -> Tristate.UNKNOWN;
    };
  }

  private Chain everybody(String namespace, Party bare, Direction direction) {
    TreeSet<Doubt> doubts = new TreeSet<>(policies.doubts(namespace, Map.of(), direction));
    List<Chain.Selected> selected = new ArrayList<>();
    for (AppliedPolicy policy : policies.in(namespace, direction)) {
      Tristate selects = policy.selects(bare);
      if (selects == Tristate.YES
          || selects == Tristate.UNKNOWN && !namespaces.isComplete(namespace)) {
        boolean sure = selects == Tristate.YES && policy.doubt().isEmpty();
        selected.add(new Chain.Selected(policy, sure));
        if (!sure) {
          doubts.add(doubt(policy));
        }
      }
    }
    return Chain.of(selected, List.copyOf(doubts), direction);
  }

  private static Doubt doubt(AppliedPolicy policy) {
    return new Doubt(
        Doubt.Reach.POLICY,
        policy.doubt().isEmpty()
            ? "whether %s selects it depends on labels that the snapshot does not tell"
                .formatted(policy.policy().ref().spoken())
            : policy.doubt());
  }

  private Tristate holds(int number, ClassKey key) {
    return !key.unreadable().isEmpty()
        ? Tristate.UNKNOWN
        : switch (policies.peers().matcher(number)) {
          case PeerMatcher.PodsHere here -> Tristate.of(here.pods().matches(key.labels()));
          case PeerMatcher.PodsIn in -> Tristate.of(in.pods().matches(key.labels()));
          case PeerMatcher.Labelled labelled ->
              labelled.selector().matches(calico.ofPod(key.namespace(), key.labels()));
          case PeerMatcher.Known known -> Tristate.of(known.trait().holds(key.facts()));
          default -> Tristate.NO;
        };
  }

  private Chain chain(ClassKey key, Party bare, Direction direction) {
    TreeSet<Doubt> doubts =
        new TreeSet<>(policies.doubts(key.namespace(), key.labels(), direction));
    if (!key.unreadable().isEmpty()) {
      doubts.add(new Doubt(Doubt.Reach.ALL, key.unreadable()));
      return Chain.of(List.of(), List.copyOf(doubts), direction);
    }
    List<Chain.Selected> selected = new ArrayList<>();
    for (AppliedPolicy policy : policies.in(key.namespace(), direction)) {
      Tristate selects = policy.selects(bare);
      if (selects != Tristate.NO) {
        boolean sure = selects == Tristate.YES && policy.doubt().isEmpty();
        selected.add(new Chain.Selected(policy, sure));
        if (!sure) {
          doubts.add(doubt(policy));
        }
      }
    }
    return Chain.of(selected, List.copyOf(doubts), direction);
  }

  private List<Candidate> candidatesIn(String namespace) {
    return candidates.computeIfAbsent(
        namespace,
        _ -> {
          List<Candidate> found = new ArrayList<>();
          for (int number : index.candidates(namespace)) {
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
      case PeerMatcher.Labelled labelled ->
          Tristate.of(labelled.namespace().isEmpty() || labelled.namespace().equals(namespace));
      case PeerMatcher.Known _ -> Tristate.YES;
      default -> Tristate.NO;
    };
  }
}
