package io.inscope.reports.checks.platform;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The nodes that a pod specification asks for: its node selector and its required node affinity.
/// What it merely prefers binds nothing.
///
/// Source: [assigning pods to
/// nodes](https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/).
final class NodeSelection {
  /// Labels below `kubernetes.io` that a kubelet may set on its own node.
  private static final Set<String> OF_THE_KUBELET =
      Set.of(
          "kubernetes.io/hostname",
          "kubernetes.io/arch",
          "kubernetes.io/os",
          "beta.kubernetes.io/arch",
          "beta.kubernetes.io/os",
          "beta.kubernetes.io/instance-type",
          "node.kubernetes.io/instance-type",
          "failure-domain.beta.kubernetes.io/region",
          "failure-domain.beta.kubernetes.io/zone",
          "topology.kubernetes.io/region",
          "topology.kubernetes.io/zone");

  private NodeSelection() {}

  static boolean isBound(Field podSpec) {
    return podSpec.at("nodeSelector").members().findAny().isPresent()
        || terms(podSpec).findAny().isPresent();
  }

  /// The nodes' labels that it asks for.
  static Stream<String> keys(Field podSpec) {
    return Stream.concat(
        podSpec.at("nodeSelector").members().map(Field::key),
        terms(podSpec)
            .flatMap(term -> term.at("matchExpressions").each())
            .map(one -> one.at("key").text("")));
  }

  /// Where it says so: what to show.
  static Field field(Field podSpec) {
    Field selector = podSpec.at("nodeSelector");
    return selector.isPresent() ? selector : required(podSpec);
  }

  static boolean permits(Field podSpec, Resource node) {
    Map<String, String> labels = node.labels();
    boolean selected =
        podSpec
            .at("nodeSelector")
            .members()
            .allMatch(one -> one.text("").equals(labels.get(one.key())));
    return selected
        && (terms(podSpec).findAny().isEmpty()
            || terms(podSpec).anyMatch(term -> fits(term, node, labels)));
  }

  /// Whether only those may set a label who may change nodes: a kubelet cannot do so on its own
  /// node, where the NodeRestriction admission controller runs.
  static boolean isProtected(String key) {
    String domain = key.contains("/") ? key.substring(0, key.indexOf('/')) : "";
    boolean kubernetes =
        domain.equals("kubernetes.io")
            || domain.endsWith(".kubernetes.io")
            || domain.equals("k8s.io")
            || domain.endsWith(".k8s.io");
    return kubernetes
        && !OF_THE_KUBELET.contains(key)
        && !domain.equals("node.kubernetes.io")
        && !domain.equals("kubelet.kubernetes.io")
        && !domain.endsWith(".node.kubernetes.io")
        && !domain.endsWith(".kubelet.kubernetes.io");
  }

  private static Field required(Field podSpec) {
    return podSpec.at("affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
  }

  private static Stream<Field> terms(Field podSpec) {
    return required(podSpec).at("nodeSelectorTerms").each();
  }

  /// An empty term fits nothing.
  private static boolean fits(Field term, Resource node, Map<String, String> labels) {
    List<Field> expressions = term.at("matchExpressions").each().toList();
    List<Field> fields = term.at("matchFields").each().toList();
    return (!expressions.isEmpty() || !fields.isEmpty())
        && expressions.stream().allMatch(one -> holds(one, labels))
        && fields.stream().allMatch(one -> holds(one, Map.of("metadata.name", node.ref().name())));
  }

  private static boolean holds(Field expression, Map<String, String> labels) {
    String value = labels.get(expression.at("key").text(""));
    List<String> values = expression.at("values").each().map(one -> one.text("")).toList();
    return switch (expression.at("operator").text("")) {
      case "In" -> value != null && values.contains(value);
      case "NotIn" -> value == null || !values.contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      case "Gt" -> value != null && compare(value, values) > 0;
      case "Lt" -> value != null && compare(value, values) < 0;
      default -> false;
    };
  }

  /// 0 where one of them is no number: then neither holds.
  private static int compare(String value, List<String> values) {
    String number = "-?\\d{1,18}";
    return values.size() == 1 && value.matches(number) && values.getFirst().matches(number)
        ? new BigInteger(value).compareTo(new BigInteger(values.getFirst()))
        : 0;
  }
}
