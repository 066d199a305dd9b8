package io.inscope.reports.check;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ApiGroups;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What is known of a kind that a cluster need not have: one that an add-on defines. That none of
/// its objects was read says nothing unless somebody looked, or the cluster has no such kind.
///
/// Source: [custom
/// resources](https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/).
public sealed interface Installed {
  /// It was listed everywhere, and this many objects came; 0 where nobody uses it.
  record Read(int count) implements Installed {}

  /// The definitions of custom resources were read, none defines it, and no other API server
  /// answers for its group: there cannot be any object of it.
  record Not() implements Installed {}

  /// Nobody can tell.
  ///
  /// @param defined whether the cluster has the kind, as far as anything shows
  /// @param why `ClusterPolicy (kyverno.io): it is not part of what was handed over`
  record Unknown(boolean defined, String why) implements Installed {}

  /// It goes through the definitions: ask once for a kind, not once for an object.
  static Installed of(ClusterSnapshot snapshot, GroupKind kind) {
    Coverage coverage = snapshot.coverage(kind, "");
    if (coverage instanceof Coverage.Read read) {
      return new Read(read.count());
    }
    boolean defined =
        hasNoDefinition(kind.group())
            || any(snapshot, Kinds.CUSTOM_RESOURCE_DEFINITION, spec -> defines(spec, kind))
            || (isOpenShift(kind.group())
                && any(
                    snapshot,
                    Kinds.CUSTOM_RESOURCE_DEFINITION,
                    spec -> isOpenShift(spec.at("group").text(""))))
            || any(snapshot, API_SERVICE, spec -> serves(spec, kind.group()))
            || snapshot.kinds().contains(kind);
    return !defined
            && snapshot.coverage(Kinds.CUSTOM_RESOURCE_DEFINITION, "") instanceof Coverage.Read
        ? new Not()
        : new Unknown(defined, "%s (%s): %s".formatted(kind.kind(), kind.group(), coverage.gap()));
  }

  /// Whether there is known to be no object of it, because there is no such kind or because it was
  /// listed in vain.
  default boolean isNone() {
    return switch (this) {
      case Read(int count) -> count == 0;
      case Not _ -> true;
      case Unknown _ -> false;
    };
  }

  /// Why it cannot be relied on that objects which were not read do not exist; else empty.
  default String gap() {
    return this instanceof Unknown(_, String why) ? why : "";
  }

  /// Groups that only servers of add-ons answer for.
  Set<String> WITHOUT_DEFINITION =
      Set.of("custom.metrics.k8s.io", "external.metrics.k8s.io", "metrics.k8s.io");

  /// Groups may also be answered for by an API server of an add-on, without any definition.
  GroupKind API_SERVICE = new GroupKind("apiregistration.k8s.io", "APIService");

  /// Groups that a cluster has without definitions: its own, and those of metrics.
  private static boolean hasNoDefinition(String group) {
    return ApiGroups.isBuiltIn(group) || WITHOUT_DEFINITION.contains(group);
  }

  /// OpenShift answers for many of its groups with a server of its own.
  private static boolean isOpenShift(String group) {
    return group.endsWith(".openshift.io");
  }

  private static boolean any(ClusterSnapshot snapshot, GroupKind kind, Predicate<Field> says) {
    try (Stream<Resource> all = snapshot.all(kind)) {
      return all.anyMatch(
          one -> {
            try {
              return says.test(one.root().at("spec"));
            } catch (WrongShape e) {
              // Whatever it defines: it may be this one.
              return true;
            }
          });
    }
  }

  private static boolean defines(Field spec, GroupKind kind) {
    return spec.at("group").text("").equals(kind.group())
        && spec.at("names", "kind").text("").equals(kind.kind());
  }

  private static boolean serves(Field spec, String group) {
    return spec.at("group").text("").equals(group) && spec.at("service").isPresent();
  }
}
