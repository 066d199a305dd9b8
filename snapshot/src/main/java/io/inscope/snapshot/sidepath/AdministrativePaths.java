package io.inscope.snapshot.sidepath;

import io.inscope.snapshot.access.Access;
import io.inscope.snapshot.access.Assignment;
import io.inscope.snapshot.access.Grant;
import io.inscope.snapshot.access.Subject;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Who may reach pods, secrets and nodes through the API server, past every network policy.
///
/// One path for each subject, right and place, however many rules give it. The bindings that every
/// cluster has for its own components are one path together, but for the administrators'.
final class AdministrativePaths {
  private static final int LIMITS_SHOWN = 3;

  private final Census census;

  /// By rule, for the cluster and for namespaces.
  private final List<Map<Field, Map<SidePathKind, Right.Given>>> given =
      List.of(new IdentityHashMap<>(), new IdentityHashMap<>());

  private final Map<Key, Found> found = new TreeMap<>();
  private final Set<ResourceRef> shipped = new HashSet<>();
  private final List<String> limits;

  private record Key(SidePathKind kind, Subject subject, Target target, String names)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return java.util.Comparator.comparing(Key::kind)
          .thenComparing(Key::subject)
          .thenComparing(Key::target)
          .thenComparing(Key::names)
          .compare(this, other);
    }
  }

  /// The first rule that gives a right, and how many do.
  private record Found(Right.Given given, Grant grant, int count) {}

  AdministrativePaths(Census census, Access access) {
    this.census = census;
    this.limits = access.limits();
    for (Assignment assignment : access.assignments()) {
      ResourceRef binding = assignment.binding().ref();
      if (access.isOfTheClusterItself(binding)) {
        shipped.add(binding);
      } else {
        assignment.grants().forEach(this::add);
      }
    }
  }

  private void add(Grant grant) {
    Map<SidePathKind, Right.Given> rights =
        given
            .get(grant.namespace().isEmpty() ? 0 : 1)
            .computeIfAbsent(grant.rule(), _ -> Right.of(grant));
    List<String> names =
        rights.isEmpty()
            ? List.of()
            : grant.rule().at("resourceNames").each().map(name -> name.text("")).sorted().toList();
    for (Map.Entry<SidePathKind, Right.Given> entry : rights.entrySet()) {
      Right.Given one = entry.getValue();
      for (Target target : targets(one.right(), grant.namespace(), names)) {
        found.merge(
            new Key(entry.getKey(), grant.subject(), target, String.join(", ", names)),
            new Found(one, grant, 1),
            (first, next) -> new Found(first.given(), first.grant(), first.count() + 1));
      }
    }
  }

  /// Where a right leads. Named pods lead to the workload they belong to, named nodes to the node;
  /// of other named objects the namespace is what can be said.
  private List<Target> targets(Right right, String namespace, List<String> names) {
    if (names.isEmpty() || namespace.isEmpty() && right.kind() != SidePathKind.NODE_PROXY) {
      return List.of(
          namespace.isEmpty() ? new Target.Everything() : new Target.OfNamespace(namespace));
    }
    if (right.kind() == SidePathKind.NODE_PROXY) {
      return names.stream().<Target>map(Target.OfNode::new).toList();
    }
    if (!right.resources().getFirst().startsWith("pods/")) {
      return List.of(new Target.OfNamespace(namespace));
    }
    return names.stream()
        .flatMap(name -> census.ownerOf(ResourceRef.of(Kinds.POD, namespace, name)).stream())
        .distinct()
        .<Target>map(Target.OfWorkload::new)
        .toList();
  }

  void find(Focus focus, List<SidePath> paths) {
    found.forEach(
        (key, value) -> {
          if (focus.touches(key.target())) {
            paths.add(path(key, value));
          }
        });
    int own = shipped.size();
    if (own > 0) {
      paths.add(
          new SidePath(
              SidePathKind.RIGHTS,
              new Actor.Elsewhere("The cluster's own components"),
              new Target.Everything(),
              Answer.ALLOWED,
              "have the rights that every cluster gives them",
              own == 1 ? "1 binding as shipped" : own + " bindings as shipped"));
    }
    if (!limits.isEmpty()) {
      paths.add(
          new SidePath(
              SidePathKind.RIGHTS,
              new Actor.Elsewhere("Somebody"),
              new Target.Everything(),
              Answer.UNKNOWN,
              "may have rights that are not known",
              some(limits)));
    }
  }

  private static String some(List<String> sentences) {
    int more = sentences.size() - LIMITS_SHOWN;
    return sentences.stream().limit(LIMITS_SHOWN).collect(Collectors.joining(" "))
        + (more > 0 ? " And %d more.".formatted(more) : "");
  }

  private SidePath path(Key key, Found value) {
    Grant grant = value.grant();
    String where =
        key.target() instanceof Target.Everything ? "everywhere" : "of " + key.target().spoken();
    String how =
        "may %s %s%s (%s)%s"
            .formatted(
                value.given().right().what(),
                where,
                key.names().isEmpty() ? "" : ", but only those named " + key.names(),
                value.given().what(),
                note(key.subject()));
    return new SidePath(
        key.kind(),
        new Actor.OfSubject(key.subject(), runBy(key.subject())),
        key.target(),
        Answer.ALLOWED,
        how,
        "%s at %s; %s at %s%s"
            .formatted(
                grant.binding().ref().spoken(),
                grant.binding().origin().place(),
                grant.role().ref().spoken(),
                grant.role().place(grant.rule()),
                value.count() > 1 ? "; and " + (value.count() - 1) + " more" : ""));
  }

  /// The groups that the API server puts people and pods in. Source: [service account
  /// groups](https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects).
  private static String note(Subject subject) {
    if (!subject.kind().equals("Group")) {
      return "";
    }
    return switch (subject.name()) {
      case "system:masters" -> "; no rule of RBAC stops a member of this group";
      case "system:authenticated" -> "; everybody who is logged in and every pod with a token";
      case "system:unauthenticated" -> "; everybody, without a login";
      case "system:serviceaccounts" -> "; every pod with a token";
      default ->
          subject.name().startsWith(ACCOUNTS_OF)
              ? "; every pod with a token in namespace " + namespaceOf(subject)
              : "";
    };
  }

  private static final String ACCOUNTS_OF = "system:serviceaccounts:";

  private static String namespaceOf(Subject group) {
    return group.name().substring(ACCOUNTS_OF.length());
  }

  private List<ResourceRef> runBy(Subject subject) {
    return switch (subject.kind()) {
      case "ServiceAccount" ->
          census.runAs(ResourceRef.of(Kinds.SERVICE_ACCOUNT, subject.namespace(), subject.name()));
      case "User" -> ofUser(subject.name());
      default ->
          switch (subject.name()) {
            case "system:authenticated", "system:unauthenticated", "system:serviceaccounts" ->
                census.withToken();
            default ->
                subject.name().startsWith(ACCOUNTS_OF)
                    ? census.withTokenIn(namespaceOf(subject))
                    : new ArrayList<ResourceRef>();
          };
    };
  }

  /// A service account under its name as a user: `system:serviceaccount:ci:deployer`.
  private List<ResourceRef> ofUser(String name) {
    String[] parts = name.split(":", -1);
    return parts.length == 4 && name.startsWith("system:serviceaccount:")
        ? census.runAs(ResourceRef.of(Kinds.SERVICE_ACCOUNT, parts[2], parts[3]))
        : List.of();
  }
}
