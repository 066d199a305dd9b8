package io.inscope.snapshot.exposure;

import io.inscope.snapshot.access.Access;
import io.inscope.snapshot.access.Assignment;
import io.inscope.snapshot.access.Grant;
import io.inscope.snapshot.access.Subject;
import io.inscope.snapshot.exposure.WhoMay.Holder;
import io.inscope.snapshot.exposure.WhoMay.Power;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.sidepath.Right;
import io.inscope.snapshot.sidepath.SidePathKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Who may make pods, namespaces and policies, by namespace. The cluster's own components are left
/// out as long as their bindings are as shipped.
final class Makers {
  /// Stands for every namespace.
  private static final String EVERYWHERE = "";

  private final Map<String, SortedMap<Subject, String>> pods = new HashMap<>();
  private final Map<String, SortedMap<Subject, String>> policies = new HashMap<>();
  private final Map<String, SortedMap<Subject, String>> labels = new HashMap<>();
  private final SortedMap<Subject, String> namespaces = new TreeMap<>();
  private final Map<List<String>, List<Holder>> podsIn = new HashMap<>();
  private final Map<List<String>, List<Holder>> labelsOf = new HashMap<>();
  private final List<String> gaps;

  Makers(Access access) {
    gaps = access.limits();
    for (Assignment assignment : access.assignments()) {
      if (!access.isOfTheClusterItself(assignment.binding().ref())) {
        assignment.grants().forEach(this::add);
      }
    }
  }

  private void add(Grant grant) {
    Map<SidePathKind, Right.Given> rights = Right.of(grant);
    add(pods, grant, Optional.ofNullable(rights.get(SidePathKind.CHANGE_WORKLOADS)));
    add(policies, grant, Optional.ofNullable(rights.get(SidePathKind.CHANGE_SEGMENTATION)));
    if (mayLabel(grant)) {
      note(labels.computeIfAbsent(grant.namespace(), _ -> new TreeMap<>()), grant);
    }
    if (grant.namespace().isEmpty()
        && !grant.isNamed()
        && grant.allows("create", "", "namespaces")) {
      note(namespaces, grant);
    }
  }

  private static void add(
      Map<String, SortedMap<Subject, String>> to, Grant grant, Optional<Right.Given> right) {
    if (right.isPresent()) {
      note(to.computeIfAbsent(grant.namespace(), _ -> new TreeMap<>()), grant);
    }
  }

  /// A role in a namespace may speak of that namespace itself: the API server takes a namespace to
  /// be in itself. Source: [request
  /// attributes](https://kubernetes.io/docs/reference/access-authn-authz/authorization/#review-your-request-attributes).
  private static boolean mayLabel(Grant grant) {
    return Stream.of("patch", "update").anyMatch(verb -> grant.allows(verb, "", "namespaces"));
  }

  private static void note(SortedMap<Subject, String> of, Grant grant) {
    String names =
        String.join(
            ", ", grant.rule().at("resourceNames").each().map(n -> n.text("")).sorted().toList());
    String evidence =
        "%s at %s%s"
            .formatted(
                grant.binding().ref().spoken(),
                grant.binding().origin().place(),
                names.isEmpty() ? "" : ", only those named " + names);
    of.merge(grant.subject(), evidence, (one, other) -> narrower(one, other));
  }

  /// A right over all of a kind says more than one over some.
  private static String narrower(String one, String other) {
    return one.contains(", only those named ") && !other.contains(", only those named ")
        ? other
        : one;
  }

  /// Who may make pods that are one of those that a rule of a workload means.
  ///
  /// @param in the namespaces in which they may be
  /// @param byLabel whether namespaces count by their labels, so that another may become one
  /// @param created whether one that is created may be one
  /// @param all every namespace there is
  WhoMay of(
      ResourceRef workload,
      List<String> in,
      boolean byLabel,
      boolean created,
      Collection<String> all) {
    List<Power> powers = new ArrayList<>();
    boolean anywhere = created || byLabel;
    powers.add(
        new Power(
            in.isEmpty() && anywhere
                ? "create or change pods in some namespace"
                : "create or change pods there",
            podsIn.computeIfAbsent(
                in.isEmpty() && anywhere ? List.copyOf(all) : in, names -> union(pods, names))));
    if (created) {
      powers.add(new Power("create namespaces", holders(namespaces)));
    }
    if (byLabel) {
      powers.add(
          new Power(
              "label namespaces",
              labelsOf.computeIfAbsent(List.copyOf(all), names -> union(labels, names))));
    }
    powers.add(
        new Power(
            "change the policies of " + workload.namespace(),
            union(policies, List.of(workload.namespace()))));
    return new WhoMay(powers, gaps);
  }

  private static List<Holder> union(
      Map<String, SortedMap<Subject, String>> by, Collection<String> namespaces) {
    SortedMap<Subject, String> here = new TreeMap<>();
    SortedMap<Subject, String> everywhere = by.getOrDefault(EVERYWHERE, new TreeMap<>());
    for (String namespace : namespaces) {
      by.getOrDefault(namespace, new TreeMap<>())
          .forEach(
              (subject, evidence) -> {
                if (!everywhere.containsKey(subject)) {
                  here.putIfAbsent(subject, evidence);
                }
              });
    }
    return Stream.of(here, everywhere).flatMap(some -> holders(some).stream()).toList();
  }

  private static List<Holder> holders(SortedMap<Subject, String> of) {
    return of.entrySet().stream().map(one -> new Holder(one.getKey(), one.getValue())).toList();
  }
}
