package io.inscope.snapshot.access;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The roles and bindings that every API server creates, as one cluster has them.
///
/// They are told by kind, namespace and exact name. Anybody may put their label on anything, or add
/// a rule or a subject to one of them; what differs from the baseline of the cluster's own version
/// is said. Source: [default roles and role
/// bindings](https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings).
///
/// @param minor version of the cluster, 33 for `v1.33.2`; 0 when not known
public record Bootstrap(int minor) {
  /// The oldest minor version whose baseline is known.
  public static final int OLDEST = Versions.FIRST;

  /// The newest minor version whose baseline is known.
  public static final int NEWEST = Versions.LAST;

  private static final Pattern VERSION = Pattern.compile("v?1\\.(\\d{1,3})(\\D.*)?");
  private static final String LABEL = "kubernetes.io/bootstrapping";
  private static final String RESTORED = "rbac.authorization.kubernetes.io/autoupdate";
  private static final String COLLECTED = "rbac.authorization.k8s.io/aggregate-to-";

  public static Bootstrap of(ClusterSnapshot snapshot) {
    Matcher matcher = VERSION.matcher(snapshot.info().kubernetesVersion());
    return new Bootstrap(matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0);
  }

  /// The object carries the label of bootstrap objects. Anybody may put it on anything.
  public static boolean isLabelled(Resource resource) {
    return "rbac-defaults".equals(resource.labels().get(LABEL));
  }

  /// Whether the version of the cluster ships an object of this name; where the version is not
  /// known, whether any does.
  public boolean ships(ResourceRef ref) {
    return minor == 0
        ? isKnown(ref)
        : versions(ref).stream().anyMatch(versions -> versions.includes(minor));
  }

  /// Whether any known version ships an object of this name.
  public static boolean isKnown(ResourceRef ref) {
    return !versions(ref).isEmpty();
  }

  private static List<Versions> versions(ResourceRef ref) {
    List<Versions> all = new ArrayList<>();
    Baseline.ShippedRole role = Baseline.UPSTREAM.roles().get(ref);
    if (role != null) {
      all.add(role.versions());
    }
    Baseline.UPSTREAM.bindings().getOrDefault(ref, List.of()).forEach(b -> all.add(b.versions()));
    return all;
  }

  /// Holds a role against the baseline; empty when no version ships one of this name.
  ///
  /// @throws io.inscope.snapshot.json.WrongShape when it does not make sense
  public Optional<Comparison> compareRole(Resource role) {
    Baseline.ShippedRole shipped = Baseline.UPSTREAM.roles().get(role.ref());
    if (shipped == null) {
      return Optional.empty();
    }
    Differences differences = new Differences();
    // What an aggregated role collects is written into its rules by the server.
    if (shipped.aggregates().isEmpty()) {
      role.root()
          .at("rules")
          .each()
          .forEach(
              rule ->
                  Permission.of(Rule.of(rule))
                      .forEach(
                          one ->
                              differences.found(one, one.toString(), rule, shipped.permissions())));
      differences.absent(shipped.permissions(), Permission::toString);
    }
    for (Field selector :
        role.root().at("aggregationRule", "clusterRoleSelectors").each().toList()) {
      Optional<String> label = collectedBy(selector);
      String what = "collects rules" + label.map(one -> " of roles labelled " + one).orElse("");
      differences.found(label.orElse(""), what, selector, shipped.aggregates());
    }
    differences.absent(shipped.aggregates(), one -> "collects rules of roles labelled " + one);
    role.root()
        .at("metadata", "labels")
        .members()
        .filter(label -> label.key().startsWith(COLLECTED) && "true".equals(label.value()))
        .forEach(
            label ->
                differences.found(label.key(), "label " + label.key(), label, shipped.labels()));
    differences.absent(shipped.labels(), one -> "label " + one);
    return Optional.of(differences.of(role));
  }

  /// The one label that a selector asks for to be `true`; empty when it asks for anything else.
  private static Optional<String> collectedBy(Field selector) {
    List<Field> labels = selector.at("matchLabels").members().toList();
    boolean simple =
        labels.size() == 1
            && "true".equals(labels.getFirst().value())
            && selector.at("matchExpressions").each().findAny().isEmpty();
    return simple ? Optional.of(labels.getFirst().key()) : Optional.empty();
  }

  /// Holds a binding against the baseline; empty when no version ships one of this name. What its
  /// role gives is another question.
  ///
  /// @throws io.inscope.snapshot.json.WrongShape when it does not make sense
  public Optional<Comparison> compareBinding(Binding binding) {
    List<Baseline.ShippedBinding> shipped =
        Baseline.UPSTREAM.bindings().getOrDefault(binding.resource().ref(), List.of());
    if (shipped.isEmpty()) {
      return Optional.empty();
    }
    Map<Subject, Versions> subjects = new TreeMap<>();
    Map<ResourceRef, Versions> roles = new TreeMap<>();
    for (Baseline.ShippedBinding one : shipped) {
      one.subjects().forEach(subject -> subjects.merge(subject, one.versions(), Bootstrap::either));
      roles.merge(one.role(), one.versions(), Bootstrap::either);
    }
    Differences differences = new Differences();
    Field role = binding.resource().root().at("roleRef");
    differences.found(binding.role(), "gives " + binding.role().spoken(), role, roles);
    binding
        .subjects()
        .forEach(
            named ->
                differences.found(
                    named.subject(), "names " + named.subject(), named.place(), subjects));
    differences.absent(subjects, subject -> "names " + subject);
    return Optional.of(differences.of(binding.resource()));
  }

  private static Versions either(Versions one, Versions other) {
    return new Versions(one.bits() | other.bits());
  }

  /// What is found in an object, sorted out by whether it is shipped.
  private final class Differences {
    private final List<Comparison.Difference> added = new ArrayList<>();
    private final List<Comparison.Difference> other = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();

    /// What the next minor version ships may have come with a patch of this one.
    <T> void found(T part, String what, Field place, Map<T, Versions> shipped) {
      seen.add(part);
      Versions versions = shipped.get(part);
      if (versions == null) {
        added.add(new Comparison.Difference(place, what));
      } else if (minor != 0 && !versions.includes(minor) && !versions.includes(minor + 1)) {
        other.add(new Comparison.Difference(place, what));
      }
    }

    <T> void absent(Map<T, Versions> shipped, Function<T, String> what) {
      shipped.forEach(
          (part, versions) -> {
            if (versions.includes(minor) && !seen.contains(part)) {
              missing.add(what.apply(part));
            }
          });
    }

    Comparison of(Resource resource) {
      Field restored = resource.root().at("metadata", "annotations", RESTORED);
      return new Comparison(
          added,
          other,
          missing.stream().sorted().collect(Collectors.toList()),
          Optional.of(restored).filter(field -> "false".equals(field.value())));
    }
  }
}
