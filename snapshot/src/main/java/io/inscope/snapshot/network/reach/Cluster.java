package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.PluginSwitch;
import io.inscope.snapshot.network.address.Address;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.dialect.calico.CalicoObjects;
import io.inscope.snapshot.network.inventory.Instance;
import io.inscope.snapshot.network.inventory.NodeAddresses;
import io.inscope.snapshot.network.inventory.VirtualMachines;
import io.inscope.snapshot.network.plugin.PolicyEnforcement;
import io.inscope.snapshot.network.policy.NamespaceLabels;
import io.inscope.snapshot.network.policy.PeerMatcher;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything of a snapshot that takes part in connections, as parties: workloads, address ranges,
/// the nodes, and somebody of whom nothing is known.
public final class Cluster {
  /// So many workloads between two reports of progress.
  private static final int STEP = 1_000;

  private final Map<ResourceRef, Member> members = new LinkedHashMap<>();
  private final PolicySet policies;
  private final AddressAtoms atoms;
  private final Map<AddressAtoms.Atom, Party> outside = new LinkedHashMap<>();
  private final Parties parties;
  private final PermissionTable permissions;
  private final NamespaceLabels namespaces;
  private final Party anyNode;
  private final Map<Address, Party> nodeAt = new HashMap<>();
  private final Party stranger;
  private final Strangers strangers;
  private final Universe universe;
  private final PeerGroups groups;
  private final boolean usesIpv6;

  public Cluster(
      ClusterSnapshot snapshot,
      Zones zones,
      PluginFacts plugin,
      PolicyEnforcement enforcement,
      Progress progress) {
    boolean live = isLive(snapshot);
    namespaces = new NamespaceLabels(snapshot, live);
    CalicoObjects calico = new CalicoObjects(snapshot, namespaces, live);
    policies = new PolicySet(snapshot, live, plugin, calico);
    atoms = new AddressAtoms(policies.peers(), zones.cuts());
    NodeAddresses nodes = NodeAddresses.in(snapshot);
    AddressMembership nodeAddresses =
        new AddressMembership(
            policies.peers(), atoms, plugin.ipBlockMatchesNodes(), nodes.possible());
    NodeMembership nodeLabels = new NodeMembership(snapshot, policies.peers(), calico);
    parties =
        new Parties(
            policies,
            namespaces,
            new AddressMembership(
                policies.peers(), atoms, plugin.ipBlockMatchesPods(), nodes.podRanges()),
            nodeAddresses,
            nodeLabels,
            calico,
            enforcement);
    List<Workload> workloads = new ArrayList<>(snapshot.workloads());
    workloads.addAll(VirtualMachines.withoutPod(snapshot));
    workloads.sort(Comparator.comparing(Workload::ref));
    for (int done = 0; done < workloads.size(); done += STEP) {
      progress.step("Sorting pods by what policies see of them", done);
      workloads.subList(done, Math.min(done + STEP, workloads.size())).parallelStream()
          .flatMap(workload -> member(workload).stream())
          .toList()
          .forEach(member -> members.put(member.ref(), member));
    }
    BitSet domains = policies.peers().domains();
    for (AddressAtoms.Atom atom : atoms.all()) {
      Party party = Party.free(Party.Nature.OUTSIDE, atom.in(), domains);
      outside.put(atom, parties.intern(party));
    }
    anyNode = parties.intern(anyNode(nodes.known(), nodeAddresses, nodeLabels));
    for (Address address : nodes.known()) {
      nodeAt.put(address, parties.intern(anyNode(List.of(address), nodeAddresses, nodeLabels)));
    }
    BitSet everything = new BitSet();
    everything.set(0, policies.peers().size());
    stranger = parties.intern(Party.free(Party.Nature.UNSEEN, new BitSet(), everything));
    strangers =
        new Strangers(
            policies.peers(), party(atoms.holding(Address.parse(Strangers.ADDRESS).orElseThrow())));
    universe = new Universe(parties(), policies.peers().size());
    groups = new PeerGroups(universe);
    permissions =
        new PermissionTable(
            universe,
            groups,
            plugin.switches().value(PluginSwitch.LOCAL_NODE_INGRESS_ALLOWED),
            plugin.switches().value(PluginSwitch.LOCAL_NODE_EGRESS_ALLOWED));
    usesIpv6 = usesIpv6(snapshot, zones);
  }

  /// Empty for a workload that has no pod and none to come.
  private Optional<Member> member(Workload workload) {
    List<Instance> instances = Instance.of(workload);
    return instances.isEmpty()
        ? Optional.empty()
        : Optional.of(Member.of(workload, instances, parties));
  }

  private Set<Party> parties() {
    Set<Party> all = new LinkedHashSet<>();
    members.values().forEach(member -> all.addAll(member.parties()));
    all.addAll(outside.values());
    all.addAll(nodeAt.values());
    all.add(anyNode);
    all.add(stranger);
    return all;
  }

  /// A cluster has given its objects a UID; a manifest is declared intent.
  private static boolean isLive(ClusterSnapshot snapshot) {
    return Stream.of(
            Kinds.NAMESPACE,
            Kinds.POD,
            Kinds.DEPLOYMENT,
            Kinds.STATEFUL_SET,
            Kinds.DAEMON_SET,
            Kinds.NETWORK_POLICY,
            Kinds.NODE)
        .flatMap(snapshot::all)
        .anyMatch(resource -> resource.isLive());
  }

  /// Some node, it is not known which: only what holds for each of them is sure.
  private static Party anyNode(
      List<Address> known, AddressMembership membership, NodeMembership labels) {
    BitSet sure = new BitSet();
    BitSet maybe = new BitSet();
    if (known.isEmpty()) {
      membership.addTo(List.of(), sure, maybe);
    }
    for (Address address : known) {
      BitSet one = new BitSet();
      membership.addTo(List.of(address), one, maybe);
      maybe.or(one);
      if (address.equals(known.getFirst())) {
        sure.or(one);
      }
      sure.and(one);
    }
    labels.addTo("", sure, maybe);
    maybe.andNot(sure);
    return Party.free(Party.Nature.HOST, sure, maybe);
  }

  /// That a policy speaks of all addresses there are says nothing of IPv6.
  private boolean usesIpv6(ClusterSnapshot snapshot, Zones zones) {
    return zones.cuts().stream().anyMatch(range -> range.first().six())
        || members.values().stream().anyMatch(Member::hasIpv6)
        || IntStream.range(0, policies.peers().size())
            .mapToObj(policies.peers()::addresses)
            .flatMap(Optional::stream)
            .filter(set -> !set.equals(AddressSet.EVERYTHING))
            .anyMatch(set -> set.ranges().stream().anyMatch(r -> r.first().six()))
        || snapshot.all(Kinds.SERVICE).anyMatch(service -> hasIpv6(service.root().at("spec")));
  }

  private static boolean hasIpv6(Field spec) {
    try {
      return Stream.concat(Stream.of(spec.at("clusterIP")), spec.at("clusterIPs").each())
          .flatMap(field -> field.text().stream())
          .anyMatch(ip -> ip.indexOf(':') >= 0);
    } catch (WrongShape e) {
      return false;
    }
  }

  /// All workloads that take part, sorted.
  public List<Member> members() {
    return List.copyOf(members.values());
  }

  /// Those of some workloads, in no particular order.
  ///
  /// @param workloads null for all
  public Collection<Member> members(@Nullable Set<ResourceRef> workloads) {
    return workloads == null
        ? members.values()
        : workloads.stream().flatMap(ref -> member(ref).stream()).toList();
  }

  public Optional<Member> member(ResourceRef ref) {
    return Optional.ofNullable(members.get(ref));
  }

  /// A workload, or the one pod of a workload.
  public Optional<Member> workloadOrPod(ResourceRef ref) {
    Member whole = members.get(ref);
    return whole != null
        ? Optional.of(whole)
        : membersIn(ref.namespace())
            .flatMap(
                member ->
                    member.instances().stream()
                        .filter(instance -> instance.ref().equals(ref))
                        .map(one -> Member.of(member.workload(), List.of(one), parties)))
            .findFirst();
  }

  /// A workload that is not in the snapshot, as it would be if it were. It is nobody's partner.
  public Member suppose(Workload workload) {
    return Member.of(workload, Instance.of(workload), parties);
  }

  private Stream<Member> membersIn(String namespace) {
    return members.values().stream().filter(member -> member.ref().namespace().equals(namespace));
  }

  public PolicySet policies() {
    return policies;
  }

  public NamespaceLabels namespaces() {
    return namespaces;
  }

  public PermissionTable permissions() {
    return permissions;
  }

  /// All parties, numbered.
  Universe universe() {
    return universe;
  }

  /// What each party permits towards all others.
  PeerGroups groups() {
    return groups;
  }

  public Party anyNode() {
    return anyNode;
  }

  /// Whoever is at an address that is no pod's: a node, or somebody outside.
  public Party at(Address address) {
    Party node = nodeAt.get(address);
    return node == null ? party(atoms.holding(address)) : node;
  }

  /// Whether a node has an address.
  public boolean isNode(Address address) {
    return nodeAt.containsKey(address);
  }

  public Party stranger() {
    return stranger;
  }

  /// What the network's policies, as they are declared, grant to each of the [Strangers].
  public List<Grant> toEverybody(Party subject, Direction direction) {
    return strangers.grants(subject, subject.chain(direction), direction);
  }

  /// Any pod that somebody may create in a namespace: policies apply to it that select every pod.
  public Party newcomer(String namespace) {
    return parties.newcomer(namespace);
  }

  public boolean usesIpv6() {
    return usesIpv6;
  }

  /// The outside world in order of addresses: IPv4, and IPv6 where something in the snapshot uses
  /// it.
  public List<AddressAtoms.Atom> outside() {
    List<AddressAtoms.Atom> all = new ArrayList<>(atoms.family(false));
    if (usesIpv6) {
      all.addAll(atoms.family(true));
    }
    return all;
  }

  /// The parts of the outside world that meet a range.
  public List<AddressAtoms.Atom> outside(AddressRange range) {
    return atoms.meeting(range);
  }

  public Party party(AddressAtoms.Atom atom) {
    return Objects.requireNonNull(outside.get(atom));
  }

  /// A name of the DNS, as a destination of its own: among the peers that name it and those that
  /// hold every address. Whether it has an address that others hold is not known and not asked.
  ///
  /// @param name as a policy writes it: `api.example.com`, `*.example.com`
  public Party named(String name) {
    BitSet in = new BitSet();
    for (int number = 0; number < policies.peers().size(); number++) {
      in.set(
          number,
          policies.peers().matcher(number) instanceof PeerMatcher.Domains domains
              ? domains.cover(name)
              : policies.peers().addresses(number).filter(this::isEverything).isPresent());
    }
    return Party.free(Party.Nature.OUTSIDE, in, new BitSet());
  }

  private boolean isEverything(AddressSet addresses) {
    return addresses.ranges().contains(AddressRange.ALL_V4)
        && (!usesIpv6 || addresses.ranges().contains(AddressRange.ALL_V6));
  }

  /// Addresses of pods, to recognise them in questions.
  public Optional<Member> withAddress(Address address) {
    return members.values().stream()
        .filter(
            member ->
                !member.usesHostNetwork()
                    && member.instances().stream().anyMatch(i -> i.addresses().contains(address)))
        .findFirst();
  }
}
