package io.inscope.snapshot.diff;

import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which changes of objects may have made a connection come, go or change: edits of its workloads
/// as far as networks see them, of policies around them, of the labels of their namespaces, and of
/// the Services and entries it goes through. Cheap, and no proof: a change that is named took
/// place, and could do it.
final class Causes {
  /// Kinds whose objects decide about connections of a namespace, or of all when they have none.
  private static final Pattern DECIDING =
      Pattern.compile(
          "[A-Za-z]*Policy|EgressFirewall|EgressQoS|NetworkSet|GlobalNetworkSet"
              + "|UserDefinedNetwork|ClusterUserDefinedNetwork|Sidecar");

  private static final Pattern SEEN_BY_NETWORKS =
      Pattern.compile(
          ".*/labels(/.*)?|.*/(hostNetwork|ports|hostAliases|nodeSelector|nodeName)(/.*)?"
              + "|.*/(containers|initContainers)/\\d+");

  private static final Pattern NAMED = Pattern.compile("[A-Z]\\w+ [\\w.-]+/[\\w.-]+");

  /// In words, by namespace; of cluster-scoped ones under the empty text.
  private final Map<String, List<String>> policies = new TreeMap<>();

  private final Map<ResourceRef, ObjectChange> byRef;
  private final Map<String, ObjectChange> spoken = new HashMap<>();
  private final Scope before;
  private final Scope after;

  Causes(ObjectDiff objects, Scope before, Scope after) {
    this.byRef = objects.byRef();
    this.before = before;
    this.after = after;
    for (ObjectChange change : objects.changes()) {
      spoken.put(change.ref().spoken(), change);
      if (isPolicy(change.ref().groupKind())) {
        add(change.ref().namespace(), change.spoken());
      }
    }
    for (Gap gap : objects.gaps()) {
      if (isPolicy(gap.kind())) {
        String of = gap.namespace().isEmpty() ? "" : " of " + gap.namespace();
        String when = gap.missing() == Gap.Side.BEFORE ? "before" : "after";
        add(gap.namespace(), "%s%s: not read %s".formatted(gap.kind(), of, when));
      }
    }
  }

  private void add(String namespace, String words) {
    policies.computeIfAbsent(namespace, _ -> new ArrayList<>()).add(words);
  }

  private static boolean isPolicy(GroupKind kind) {
    String group = kind.group().toLowerCase(Locale.ROOT);
    return DECIDING.matcher(kind.kind()).matches()
        && (group.contains("network")
            || group.contains("cilium")
            || group.contains("calico")
            || group.contains("istio")
            || group.contains("ovn")
            || group.contains("antrea"));
  }

  List<String> of(Optional<Connection> was, Optional<Connection> is) {
    Connection connection = is.or(() -> was).orElseThrow();
    Set<String> causes = new LinkedHashSet<>();
    for (Endpoint side : List.of(connection.from(), connection.to())) {
      if (side.isObject()) {
        object(side.ref(), causes);
      }
    }
    for (Endpoint side : List.of(connection.from(), connection.to())) {
      if (side.isObject() && !side.namespace().isEmpty()) {
        causes.addAll(policies.getOrDefault(side.namespace(), List.of()));
        labels(side.namespace(), causes);
      }
    }
    causes.addAll(policies.getOrDefault("", List.of()));
    Stream.concat(was.stream(), is.stream()).forEach(one -> through(one.via(), causes));
    if (was.isEmpty() || is.isEmpty()) {
      scope(connection, causes);
    }
    return List.copyOf(causes);
  }

  private void object(ResourceRef ref, Set<String> causes) {
    ObjectChange change = byRef.get(ref);
    if (change != null
        && (change.change() != Change.CHANGED
            || change.fields().stream()
                .anyMatch(field -> SEEN_BY_NETWORKS.matcher(field.pointer()).matches()))) {
      causes.add(change.spoken());
    }
  }

  private void labels(String namespace, Set<String> causes) {
    ObjectChange change = byRef.get(ResourceRef.of(Kinds.NAMESPACE, "", namespace));
    if (change != null) {
      causes.add(change.spoken());
    }
  }

  /// `Service payments/gateway 443->8443, Ingress storefront/shop`.
  private void through(String via, Set<String> causes) {
    Matcher names = NAMED.matcher(via);
    while (names.find()) {
      ObjectChange change = spoken.get(names.group());
      if (change != null) {
        causes.add(change.spoken());
      }
    }
  }

  /// The table holds what touches the CDE, so it grows and shrinks with it.
  private void scope(Connection connection, Set<String> causes) {
    for (Endpoint side : List.of(connection.from(), connection.to())) {
      if (side.isObject()) {
        boolean then = before.of(side.ref()) == ScopeClass.CDE;
        boolean now = after.of(side.ref()) == ScopeClass.CDE;
        boolean there = before.entry(side.ref()).isPresent() && after.entry(side.ref()).isPresent();
        if (there && then != now) {
          causes.add(side.spoken() + (now ? " came into the CDE" : " left the CDE"));
        }
      }
    }
  }
}
