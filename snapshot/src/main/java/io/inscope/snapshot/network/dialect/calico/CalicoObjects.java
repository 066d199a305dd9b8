package io.inscope.snapshot.network.dialect.calico;

import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.policy.CalicoLabels;
import io.inscope.snapshot.network.policy.NamespaceLabels;
import io.inscope.snapshot.network.policy.PeerMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What Calico's selectors look at beside pods: network sets, host endpoints, and the labels pods
/// have by their namespace and service account. Source: [network
/// sets](https://docs.tigera.io/calico/latest/reference/resources/globalnetworkset) and [host
/// endpoints](https://docs.tigera.io/calico/latest/reference/resources/hostendpoint).
public final class CalicoObjects {
  /// The API groups: as Calico's own server gives its objects, and as the API server keeps them.
  public static final List<String> GROUPS = List.of("projectcalico.org", "crd.projectcalico.org");

  private static final String NAME = "projectcalico.org/name";

  private final NamespaceLabels namespaces;
  private final Map<String, Map<String, String>> accounts = new HashMap<>();
  private final boolean accountsKnown;
  private final List<NetworkSet> sets = new ArrayList<>();
  private final List<CalicoLabels> hosts = new ArrayList<>();
  private final TreeMap<String, String> policed = new TreeMap<>();
  private final TreeSet<String> limits = new TreeSet<>();

  /// A network set.
  private record NetworkSet(String namespace, CalicoLabels labels, AddressSet addresses) {}

  public CalicoObjects(ClusterSnapshot snapshot, NamespaceLabels namespaces, boolean live) {
    this.namespaces = namespaces;
    accountsKnown = !live || snapshot.coverage(Kinds.SERVICE_ACCOUNT, "") instanceof Coverage.Read;
    snapshot
        .all(Kinds.SERVICE_ACCOUNT)
        .forEach(account -> accounts.put(key(account), labels(account)));
    for (String kind : List.of("NetworkSet", "GlobalNetworkSet")) {
      all(snapshot, kind).forEach(this::addSet);
    }
    all(snapshot, "HostEndpoint")
        .forEach(
            host -> {
              hosts.add(CalicoLabels.of(labels(host)));
              String node = String.valueOf(host.root().at("spec", "node").value());
              policed.putIfAbsent(node, host.ref().spoken());
              limits.add(
                  "%s is not evaluated: what Calico does to the traffic of node %s itself is"
                          .formatted(host.ref().spoken(), node)
                      + " UNKNOWN.");
            });
  }

  /// Why it is not known what a pod in the host's network may do: a HostEndpoint closes its node
  /// but for what policies and failsafes open. Empty when nothing speaks of its node. Source: [host
  /// endpoints](https://docs.tigera.io/calico/latest/reference/resources/hostendpoint).
  ///
  /// @param node empty when it is not known
  public String policing(String node) {
    String by =
        node.isEmpty()
            ? policed.values().stream().findFirst().orElse("")
            : policed.getOrDefault(node, "");
    return by.isEmpty()
        ? ""
        : by
            + " polices "
            + (node.isEmpty() ? "a node that may be its own" : "its node")
            + ", which is not evaluated";
  }

  /// The objects of a kind, each once, though the cluster keeps it in two groups.
  static Stream<Resource> all(ClusterSnapshot snapshot, String kind) {
    Map<String, Resource> found = new TreeMap<>();
    for (String group : GROUPS) {
      snapshot
          .all(new GroupKind(group, kind))
          .forEach(resource -> found.putIfAbsent(key(resource), resource));
    }
    return found.values().stream();
  }

  private static String key(Resource resource) {
    return resource.ref().namespace() + "/" + resource.ref().name();
  }

  private static Map<String, String> labels(Resource resource) {
    try {
      return resource.labels();
    } catch (WrongShape e) {
      return Map.of();
    }
  }

  private void addSet(Resource set) {
    String namespace = CalicoRules.namespaceOf(set);
    try {
      List<AddressRange> ranges = new ArrayList<>();
      set.root()
          .at("spec", "nets")
          .each()
          .forEach(
              net ->
                  CalicoNets.parse(net.text(""))
                      .ifPresentOrElse(
                          ranges::add,
                          () -> limits.add(set.ref().spoken() + " is not valid: " + net)));
      if (set.root().at("spec", "allowedEgressDomains").each().findAny().isPresent()) {
        limits.add(set.ref().spoken() + " lists domains: which addresses they mean is not known.");
      }
      sets.add(
          new NetworkSet(
              namespace,
              namespace.isEmpty()
                  ? CalicoLabels.of(set.labels())
                  : ofNamespaced(namespace, set.labels(), false),
              AddressSet.of(ranges)));
    } catch (WrongShape e) {
      limits.add(set.ref().spoken() + " cannot be read: " + e.getMessage());
    }
  }

  /// The labels of a pod.
  ///
  /// @param own its own, with [CalicoLabels#SERVICE_ACCOUNT] where that is known
  public CalicoLabels ofPod(String namespace, Map<String, String> own) {
    return ofNamespaced(namespace, own, true);
  }

  /// The labels that every pod of a namespace has: those of its own are not known.
  public CalicoLabels ofAnyPod(String namespace) {
    CalicoLabels bare = ofPod(namespace, Map.of());
    return new CalicoLabels() {
      @Override
      public boolean knows(String key) {
        return (key.startsWith(OF_NAMESPACE) && bare.knows(key))
            || key.equals(NAMESPACE)
            || key.equals(ORCHESTRATOR);
      }

      @Override
      public Optional<String> get(String key) {
        return bare.get(key);
      }
    };
  }

  private CalicoLabels ofNamespaced(String namespace, Map<String, String> own, boolean pod) {
    return new CalicoLabels() {
      @Override
      public boolean knows(String key) {
        if (key.startsWith(OF_NAMESPACE)) {
          String name = key.substring(OF_NAMESPACE.length());
          return name.equals(NAME) || namespaces.knows(namespace, name);
        }
        if (key.startsWith(OF_SERVICE_ACCOUNT) && pod) {
          return key.endsWith(NAME) || accountsKnown || accounts.containsKey(account());
        }
        return !key.equals(SERVICE_ACCOUNT) || !pod || own.containsKey(key);
      }

      @Override
      public Optional<String> get(String key) {
        if (key.equals(NAMESPACE)) {
          return Optional.of(namespace);
        }
        if (key.equals(ORCHESTRATOR)) {
          return pod ? Optional.of("k8s") : Optional.empty();
        }
        if (key.startsWith(OF_NAMESPACE)) {
          String name = key.substring(OF_NAMESPACE.length());
          return Optional.ofNullable(
              name.equals(NAME) ? namespace : namespaces.known(namespace).get(name));
        }
        if (key.startsWith(OF_SERVICE_ACCOUNT) && pod) {
          String name = key.substring(OF_SERVICE_ACCOUNT.length());
          return Optional.ofNullable(
              name.equals(NAME)
                  ? own.get(SERVICE_ACCOUNT)
                  : accounts.getOrDefault(account(), Map.of()).get(name));
        }
        return Optional.ofNullable(own.get(key));
      }

      private String account() {
        return namespace + "/" + own.get(SERVICE_ACCOUNT);
      }
    };
  }

  /// The addresses of the network sets a selector selects.
  public AddressSet addresses(PeerMatcher.Labelled labelled) {
    return AddressSet.of(
        sets.stream()
            .filter(
                set ->
                    labelled.namespace().isEmpty() || labelled.namespace().equals(set.namespace()))
            .filter(set -> labelled.selector().matches(set.labels()) == Tristate.YES)
            .flatMap(set -> set.addresses().ranges().stream())
            .toList());
  }

  /// Whether a selector may select a node, by a host endpoint.
  public boolean mayBeHost(PeerMatcher.Labelled labelled) {
    return labelled.namespace().isEmpty()
        && hosts.stream().anyMatch(host -> labelled.selector().matches(host) != Tristate.NO);
  }

  public Set<String> limits() {
    return limits;
  }
}
