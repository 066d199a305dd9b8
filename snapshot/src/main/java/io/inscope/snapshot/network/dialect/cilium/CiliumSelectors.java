package io.inscope.snapshot.network.dialect.cilium;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.LabelRequirement;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.policy.CalicoLabels;
import io.inscope.snapshot.network.policy.CalicoSelector;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.PeerMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Selectors of endpoints. They look at a pod's labels, and at labels Cilium adds to them: for the
/// namespace and its labels, the service account and the cluster. A key may say where the label
/// comes from, as in `k8s:app`. Source: [endpoint based
/// rules](https://docs.cilium.io/en/stable/security/policy/language/#endpoints-based), [Kubernetes
/// constructs](https://docs.cilium.io/en/stable/security/policy/kubernetes/) and
/// [getEndpointSelector](https://github.com/cilium/cilium/blob/main/pkg/k8s/apis/cilium.io/utils/utils.go).
final class CiliumSelectors {
  private static final String NAMESPACE = "io.kubernetes.pod.namespace";
  private static final String NAMESPACE_LABELS = "io.cilium.k8s.namespace.labels.";
  private static final String ACCOUNT = "io.cilium.k8s.policy.serviceaccount";
  private static final String CLUSTER = "io.cilium.k8s.policy.cluster";
  private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

  /// Stands for the source `reserved:` in keys; not a label anybody sets.
  private static final String RESERVED = "reserved/";

  /// The labels that are no part of a pod's identity unless somebody sets Cilium so. Source:
  /// [identity relevant
  /// labels](https://docs.cilium.io/en/stable/operations/performance/scalability/identity-relevant-labels/).
  private static final Pattern IGNORED =
      Pattern.compile(
          "(io\\.kubernetes|kubernetes\\.io|k8s\\.io|annotation|[^/]*beta\\.kubernetes\\.io"
              + "|pod-template-generation|pod-template-hash|controller-revision-hash|controller-uid"
              + "|etcd_node|statefulset\\.kubernetes\\.io/pod-name"
              + "|apps\\.kubernetes\\.io/pod-index|batch\\.kubernetes\\.io/job-completion-index"
              + "|batch\\.kubernetes\\.io/controller-uid).*");

  private final String namespace;
  private final CiliumConfig config;

  /// @param namespace of the policy; empty for one of the whole cluster
  CiliumSelectors(String namespace, CiliumConfig config) {
    this.namespace = namespace;
    this.config = config;
  }

  /// What a selector asks for, by what it looks at.
  private record Parts(
      List<LabelRequirement> pods,
      List<LabelRequirement> namespaces,
      List<LabelRequirement> accounts,
      List<LabelRequirement> clusters,
      List<LabelRequirement> reserved) {
    Parts() {
      this(
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>());
    }

    void add(LabelRequirement one) {
      String key = one.key();
      if (key.equals(NAMESPACE)) {
        namespaces.add(new LabelRequirement(NAMESPACE_NAME, one.operator(), one.values()));
      } else if (key.startsWith(NAMESPACE_LABELS)) {
        namespaces.add(
            new LabelRequirement(
                key.substring(NAMESPACE_LABELS.length()), one.operator(), one.values()));
      } else if (key.equals(ACCOUNT)) {
        accounts.add(one);
      } else if (key.equals(CLUSTER)) {
        clusters.add(one);
      } else {
        (key.startsWith(RESERVED) ? reserved : pods).add(one);
      }
    }
  }

  private static Parts parts(Field selector) {
    Parts parts = new Parts();
    LabelSelector.of(selector, key -> plain(selector, key))
        .orElseThrow(() -> new InvalidPolicy(selector, "is missing"))
        .requirements()
        .forEach(parts::add);
    return parts;
  }

  private static String plain(Field selector, String key) {
    int colon = key.indexOf(':');
    String name = key.substring(colon + 1);
    return switch (colon < 0 ? "any" : key.substring(0, colon)) {
      case "any", "k8s" -> name;
      case "reserved" -> RESERVED + name;
      default ->
          throw new InvalidPolicy(selector, "asks for '" + key + "', which is not understood");
    };
  }

  /// The pods a policy selects; empty when it selects none, just something that is no pod.
  ///
  /// @throws InvalidPolicy when it depends on something not known
  Optional<PeerMatcher> subject(Field selector) {
    Parts parts = parts(selector);
    if (!areOfPods(parts.reserved())) {
      return Optional.empty();
    }
    String caveat = caveat(parts);
    if (!caveat.isEmpty()) {
      throw new InvalidPolicy(selector, "selects what is not known: " + caveat);
    }
    if (isElsewhere(parts)) {
      return Optional.empty();
    }
    if (!namespace.isEmpty()) {
      // Cilium drops another namespace from the selector, and says so in its log alone.
      parts.namespaces().removeIf(CiliumSelectors::namesNamespace);
      parts.namespaces().add(here());
    }
    return Optional.of(matcher(parts));
  }

  /// The peers a selector of a rule means. One that names no namespace means the policy's own.
  CiliumPeer peer(Field selector, CiliumEntities entities) {
    Parts parts = parts(selector);
    if (!parts.reserved().isEmpty()) {
      return reserved(selector, parts, entities);
    }
    if (isElsewhere(parts)) {
      return new CiliumPeer(
          CiliumPeer.outside("pods of another cluster", AddressSet.EVERYTHING, true),
          "it is for pods of another cluster, whose addresses are not known");
    }
    if (!namespace.isEmpty() && parts.namespaces().isEmpty()) {
      parts.namespaces().add(here());
    }
    return new CiliumPeer(matcher(parts), caveat(parts));
  }

  private LabelRequirement here() {
    return new LabelRequirement(NAMESPACE_NAME, LabelRequirement.Operator.IN, List.of(namespace));
  }

  private static CiliumPeer reserved(Field selector, Parts parts, CiliumEntities entities) {
    LabelRequirement only = parts.reserved().getFirst();
    boolean alone =
        parts.reserved().size() == 1
            && parts.pods().isEmpty()
            && parts.namespaces().isEmpty()
            && parts.accounts().isEmpty()
            && parts.clusters().isEmpty();
    if (!alone || !isPositive(only)) {
      throw new InvalidPolicy(selector, "asks for reserved labels in a way that is not understood");
    }
    return entities.peer(selector, only.key().substring(RESERVED.length()));
  }

  private static boolean isPositive(LabelRequirement requirement) {
    return requirement.operator() == LabelRequirement.Operator.EXISTS
        || requirement.operator() == LabelRequirement.Operator.IN;
  }

  /// A pod has no reserved label.
  private static boolean areOfPods(List<LabelRequirement> reserved) {
    return reserved.stream().allMatch(one -> one.matches(Map.of()));
  }

  private boolean isElsewhere(Parts parts) {
    return config
        .clusterName()
        .map(name -> parts.clusters().stream().anyMatch(r -> !r.matches(Map.of(CLUSTER, name))))
        .orElse(false);
  }

  private String caveat(Parts parts) {
    List<String> caveats = new ArrayList<>();
    if (!parts.clusters().isEmpty() && config.clusterName().isEmpty()) {
      caveats.add("it asks for the name of the cluster, which is not known");
    }
    parts.pods().stream()
        .map(LabelRequirement::key)
        .filter(key -> IGNORED.matcher(key).matches())
        .distinct()
        .forEach(
            key ->
                caveats.add(
                    "it asks for label %s, which Cilium does not look at unless it is told to"
                        .formatted(key)));
    return String.join("; ", caveats);
  }

  private static PeerMatcher matcher(Parts parts) {
    LabelSelector pods = LabelSelector.of(parts.pods());
    LabelSelector namespaces = LabelSelector.of(parts.namespaces());
    PeerMatcher labelled =
        name(namespaces)
            .<PeerMatcher>map(name -> new PeerMatcher.PodsHere(name, pods))
            .orElseGet(() -> new PeerMatcher.PodsIn(namespaces, pods));
    if (parts.accounts().isEmpty()) {
      return labelled;
    }
    List<PeerMatcher> all = new ArrayList<>(List.of(labelled));
    for (LabelRequirement account : parts.accounts()) {
      all.add(
          new PeerMatcher.Named(
              account.toString(), new PeerMatcher.Labelled("", account(account), false)));
    }
    return new PeerMatcher.Each(all);
  }

  private static boolean namesNamespace(LabelRequirement requirement) {
    return requirement.key().equals(NAMESPACE_NAME)
        && requirement.operator() == LabelRequirement.Operator.IN
        && requirement.values().size() == 1;
  }

  /// The one namespace a selector means by its name.
  private static Optional<String> name(LabelSelector namespaces) {
    return Optional.of(namespaces.requirements())
        .filter(all -> all.size() == 1 && namesNamespace(all.getFirst()))
        .map(all -> all.getFirst().values().getFirst());
  }

  private static CalicoSelector account(LabelRequirement requirement) {
    CalicoSelector in =
        new CalicoSelector.In(CalicoLabels.SERVICE_ACCOUNT, Set.copyOf(requirement.values()));
    CalicoSelector has = new CalicoSelector.Has(CalicoLabels.SERVICE_ACCOUNT);
    return switch (requirement.operator()) {
      case IN -> in;
      case NOT_IN -> new CalicoSelector.Not(in);
      case EXISTS -> has;
      case DOES_NOT_EXIST -> new CalicoSelector.Not(has);
    };
  }
}
