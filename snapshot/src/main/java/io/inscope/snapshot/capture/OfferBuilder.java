package io.inscope.snapshot.capture;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Namespacing;
import io.inscope.snapshot.record.ApiResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Chooses what to list from all versions of all groups, which come in the order in which the
/// server prefers them.
final class OfferBuilder {
  /// What stands in a path: nothing else may be built into one.
  private static final Pattern SEGMENT = Pattern.compile("[a-z0-9][a-z0-9.-]{0,252}");

  private static final Pattern KIND = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,62}");

  /// Measurements and catalogues, made up when somebody asks; nobody wrote them into the cluster.
  private static final Set<String> VIRTUAL_GROUPS =
      Set.of(
          "metrics.k8s.io",
          "custom.metrics.k8s.io",
          "external.metrics.k8s.io",
          "packages.operators.coreos.com",
          "migration.k8s.io");

  private static final String VIRTUAL = "its objects are made up by the server when asked for";
  private static final String ACTING =
      "its name in paths, '%s', is that of something that acts, which is never asked for";
  private static final Comparator<ApiResource> ORDER =
      Comparator.<ApiResource, Boolean>comparing(r -> !r.isCore("namespaces"))
          .thenComparing(r -> !isFirst(r))
          .thenComparing(ApiResource::group)
          .thenComparing(ApiResource::plural);

  private record Plural(String group, String plural) {}

  private final Map<Plural, ApiResource> chosen = new LinkedHashMap<>();
  private final SortedMap<GroupKind, String> leftOut = new TreeMap<>();
  private final SortedMap<String, String> dead = new TreeMap<>();

  /// What is listed alone and before all else, since it tells how to list the rest.
  static boolean isFirst(ApiResource resource) {
    return resource.isCore("namespaces") || Health.isApiServices(resource);
  }

  static boolean isSegment(String text) {
    return SEGMENT.matcher(text).matches();
  }

  /// A version of a group, or a group, of which the server says nothing.
  void dead(String groupVersion, String why) {
    dead.put(groupVersion, why);
  }

  /// @param kind as the answer names it
  /// @param verbs an array of texts
  void add(
      String group,
      String version,
      String plural,
      String kind,
      boolean namespaced,
      Field verbs,
      boolean stale) {
    boolean sane =
        (group.isEmpty() || isSegment(group))
            && isSegment(version)
            && isSegment(plural)
            && KIND.matcher(kind).matches();
    if (!sane || verbs.each().noneMatch(verb -> verb.text("").equals("list"))) {
      return;
    }
    if (VIRTUAL_GROUPS.contains(group) || (group.isEmpty() && kind.equals("ComponentStatus"))) {
      leftOut.put(new GroupKind(group, kind), VIRTUAL);
      return;
    }
    if (!ReadOnly.mayBeListed(plural)) {
      leftOut.put(new GroupKind(group, kind), ACTING.formatted(plural));
      return;
    }
    chosen.putIfAbsent(
        new Plural(group, plural),
        new ApiResource(group, version, plural, kind, namespaced, stale));
  }

  /// Of a kind that moved to another group and is served in both, the new place counts: they are
  /// the same objects.
  Offer build(boolean aggregated) {
    Map<GroupKind, ApiResource> byKind = new TreeMap<>();
    for (ApiResource resource : chosen.values()) {
      byKind.merge(resource.groupKind(), resource, OfferBuilder::better);
    }
    List<ApiResource> resources = new ArrayList<>(byKind.values());
    resources.sort(ORDER);
    return new Offer(List.copyOf(resources), leftOut, dead, aggregated);
  }

  private static ApiResource better(ApiResource a, ApiResource b) {
    return isMoved(a) && !isMoved(b) ? b : a;
  }

  private static boolean isMoved(ApiResource resource) {
    GroupKind own = new GroupKind(resource.group(), resource.kind());
    return !Namespacing.canonical(own).equals(own);
  }
}
