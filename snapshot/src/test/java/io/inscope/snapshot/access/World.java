package io.inscope.snapshot.access;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.ClusterSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// A random small cluster with roles, bindings, pods and tokens, and a naive authorizer over it
/// that shares nothing with the engine: it asks every binding and every rule, as the API server
/// does.
record World(
    List<Role> roles,
    List<Given> bindings,
    List<Pod> pods,
    List<Token> tokens,
    boolean aggregated) {
  static final List<String> NAMESPACES = List.of("a", "b");
  static final List<Subject> ACCOUNTS =
      List.of(Subject.account("a", "x"), Subject.account("a", "y"), Subject.account("b", "x"));
  static final List<Subject> SUBJECTS =
      List.of(
          Subject.account("a", "x"),
          Subject.account("a", "y"),
          Subject.account("b", "x"),
          Subject.user("u"),
          Subject.user("v"),
          Subject.user("system:anonymous"),
          Subject.user("system:serviceaccount:a:x"),
          Subject.group("g"),
          Subject.group("system:authenticated"),
          Subject.group("system:unauthenticated"),
          Subject.group("system:serviceaccounts"),
          Subject.group("system:serviceaccounts:a"));
  static final List<String> VERBS =
      List.of(
          "get",
          "list",
          "create",
          "update",
          "patch",
          "deletecollection",
          "impersonate",
          "bind",
          "*");
  static final List<String> GROUPS = List.of("", "", "", "apps", "*");
  static final List<String> RESOURCES =
      List.of(
          "pods",
          "pods/exec",
          "pods/ephemeralcontainers",
          "secrets",
          "serviceaccounts",
          "serviceaccounts/token",
          "deployments",
          "deployments/scale",
          "users",
          "*/scale",
          "*/exec",
          "*");
  static final List<String> NAMES = List.of("x", "y", "p", "q", "t", "u");
  static final List<String> PATHS = List.of("/metrics", "/healthz", "/healthz/*", "/h*", "*");

  /// @param namespace empty for a ClusterRole
  record Role(String namespace, String name, List<Rule> rules) {}

  /// @param namespace empty for a ClusterRoleBinding
  record Given(String namespace, String name, Role role, List<Subject> subjects) {}

  record Pod(String name, Subject account, boolean token) {}

  record Token(String secret, Subject account) {}

  /// @param density how many bindings to expect
  static World random(Random random, int density) {
    List<Role> roles = new ArrayList<>();
    for (String namespace : List.of("", "", "", "a", "a", "b")) {
      List<Rule> rules = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        rules.add(rule(random, namespace.isEmpty()));
      }
      roles.add(new Role(namespace, "r" + roles.size(), rules));
    }
    List<Given> bindings = new ArrayList<>();
    for (int i = random.nextInt(density) + 1; i > 0; i--) {
      bindings.add(binding(random, roles, "b" + i));
    }
    List<Pod> pods = new ArrayList<>();
    List<Token> tokens = new ArrayList<>();
    for (String name : List.of("p", "q")) {
      if (random.nextBoolean()) {
        pods.add(new Pod(name, one(random, ACCOUNTS), random.nextInt(3) > 0));
      }
    }
    if (random.nextBoolean()) {
      tokens.add(new Token("t", one(random, ACCOUNTS)));
    }
    return new World(roles, bindings, pods, tokens, false);
  }

  /// One in which few have much, so that ways are long: single rights in single namespaces, and one
  /// subject that reads every secret.
  static World narrow(Random random) {
    List<Role> roles = new ArrayList<>();
    roles.add(new Role("", "reader", List.of(on("get", "secrets"))));
    roles.add(new Role("", "starter", List.of(on("create", "pods"))));
    roles.add(new Role("", "minter", List.of(on("create", "serviceaccounts/token", "x"))));
    roles.add(new Role("", "actor", List.of(on("impersonate", "serviceaccounts", "y"))));
    roles.add(new Role("", "other", List.of(on("impersonate", "users", "u", "v"))));
    roles.add(new Role("", "entrant", List.of(on("get", "pods/exec", "p"))));
    roles.add(new Role("", "patcher", List.of(on("patch", "pods"))));
    List<Given> bindings = new ArrayList<>();
    List<Subject> few = SUBJECTS.subList(0, 8);
    bindings.add(new Given("", "goal", roles.getFirst(), List.of(one(random, few))));
    for (int i = random.nextInt(6) + 2; i > 0; i--) {
      Role role = one(random, roles.subList(1, roles.size()));
      String in = role.name().equals("other") ? "" : one(random, NAMESPACES);
      bindings.add(new Given(in, "b" + i, role, List.of(one(random, few))));
    }
    World some = random(random, 1);
    return new World(roles, bindings, some.pods(), some.tokens(), false);
  }

  private static Rule on(String verb, String resource, String... names) {
    return new Rule(List.of(verb), List.of(""), List.of(resource), List.of(names), List.of());
  }

  static Given binding(Random random, List<Role> roles, String name) {
    Role role = one(random, roles);
    String namespace =
        !role.namespace().isEmpty()
            ? role.namespace()
            : random.nextInt(3) == 0 ? "" : one(random, NAMESPACES);
    List<Subject> subjects = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      subjects.add(one(random, SUBJECTS));
    }
    return new Given(namespace, name, role, subjects.stream().distinct().toList());
  }

  private static Rule rule(Random random, boolean ofCluster) {
    if (ofCluster && random.nextInt(6) == 0) {
      return new Rule(some(random, VERBS), List.of(), List.of(), List.of(), some(random, PATHS));
    }
    return new Rule(
        some(random, VERBS),
        some(random, GROUPS),
        some(random, RESOURCES),
        random.nextInt(3) == 0 ? some(random, NAMES) : List.of(),
        List.of());
  }

  static <T> T one(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static <T> List<T> some(Random random, List<T> list) {
    List<T> some = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      some.add(one(random, list));
    }
    return some.stream().distinct().toList();
  }

  static Request request(Random random) {
    if (random.nextInt(8) == 0) {
      return new Request.OnPath(
          one(random, VERBS.subList(0, 5)),
          one(random, List.of("/metrics", "/healthz", "/healthz/etcd", "/version")));
    }
    return new Request.OnResource(
        one(random, VERBS.subList(0, 8)),
        one(random, List.of("", "apps", "batch")),
        one(random, RESOURCES.subList(0, 9)),
        one(random, List.of("", "a", "b")),
        one(random, List.of("", "x", "y", "p", "t", "other")));
  }

  /// The authorizer: who somebody is, as the API server's authenticators say it, against all that
  /// is written.
  boolean may(Subject who, Request request) {
    List<String> groups = new ArrayList<>();
    String user = who.name();
    switch (who.kind()) {
      case "Group" -> {
        user = "(a member)";
        groups.add(who.name());
        if (who.name().startsWith("system:serviceaccounts:")) {
          groups.add("system:serviceaccounts");
        }
      }
      case "ServiceAccount" -> user = "system:serviceaccount:" + who.namespace() + ":" + who.name();
      default -> {}
    }
    if (user.startsWith("system:serviceaccount:")) {
      groups.add("system:serviceaccounts");
      groups.add("system:serviceaccounts:" + user.split(":", -1)[2]);
    }
    boolean nobody = user.equals("system:anonymous") || groups.contains("system:unauthenticated");
    groups.add(nobody ? "system:unauthenticated" : "system:authenticated");
    for (Given binding : bindings) {
      for (Subject subject : binding.subjects()) {
        boolean meant =
            switch (subject.kind()) {
              case "Group" -> groups.contains(subject.name());
              case "User" -> user.equals(subject.name());
              default ->
                  user.equals(
                      "system:serviceaccount:" + subject.namespace() + ":" + subject.name());
            };
        if (meant && binding.role().rules().stream().anyMatch(r -> matches(binding, r, request))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean matches(Given binding, Rule rule, Request request) {
    boolean verb = rule.verbs().contains("*") || rule.verbs().contains(request.verb());
    return verb
        && switch (request) {
          case Request.OnPath path ->
              binding.namespace().isEmpty()
                  && rule.paths().stream()
                      .anyMatch(
                          p ->
                              p.endsWith("*")
                                  ? path.path().startsWith(p.replaceAll("\\*+$", ""))
                                  : p.equals(path.path()));
          case Request.OnResource on -> {
            String[] parts = on.resource().split("/", -1);
            yield (binding.namespace().isEmpty() || binding.namespace().equals(on.namespace()))
                && (rule.groups().contains("*") || rule.groups().contains(on.group()))
                && (rule.resources().contains("*")
                    || rule.resources().contains(on.resource())
                    || parts.length > 1 && rule.resources().contains("*/" + parts[1]))
                && (rule.names().isEmpty() || rule.names().contains(on.name()));
          }
        };
  }

  ClusterSnapshot snapshot() {
    StringBuilder yaml = new StringBuilder();
    for (Role role : roles) {
      if (aggregated && role.namespace().isEmpty()) {
        int i = 0;
        for (Rule rule : role.rules()) {
          yaml.append(
              "{kind: ClusterRole, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: %s-%d, labels: {into: %s}}, rules: [%s]}\n---\n"
                  .formatted(role.name(), i++, role.name(), written(rule)));
        }
        yaml.append(
            "{kind: ClusterRole, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: %s}, aggregationRule: {clusterRoleSelectors: [{matchLabels: {into: %s}}]}}\n---\n"
                .formatted(role.name(), role.name()));
      } else {
        yaml.append(
            "{kind: %sRole, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: %s%s}, rules: [%s]}\n---\n"
                .formatted(
                    role.namespace().isEmpty() ? "Cluster" : "",
                    role.name(),
                    in(role.namespace()),
                    role.rules().stream().map(World::written).collect(Collectors.joining(", "))));
      }
    }
    for (Given one : bindings) {
      yaml.append(
          "{kind: %sRoleBinding, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: %s%s}, roleRef: {kind: %sRole, name: %s}, subjects: [%s]}\n---\n"
              .formatted(
                  one.namespace().isEmpty() ? "Cluster" : "",
                  one.name(),
                  in(one.namespace()),
                  one.role().namespace().isEmpty() ? "Cluster" : "",
                  one.role().name(),
                  one.subjects().stream().map(World::written).collect(Collectors.joining(", "))));
    }
    for (Subject account : ACCOUNTS) {
      yaml.append(
          "{kind: ServiceAccount, apiVersion: v1, metadata: {name: %s%s}}\n---\n"
              .formatted(account.name(), in(account.namespace())));
    }
    for (Pod pod : pods) {
      yaml.append(
          "{kind: Pod, apiVersion: v1, metadata: {name: %s%s}, spec: {serviceAccountName: %s, automountServiceAccountToken: %s, containers: [{name: c}]}}\n---\n"
              .formatted(
                  pod.name(), in(pod.account().namespace()), pod.account().name(), pod.token()));
    }
    for (Token token : tokens) {
      yaml.append(
          "{kind: Secret, apiVersion: v1, type: kubernetes.io/service-account-token, metadata: {name: %s%s, annotations: {kubernetes.io/service-account.name: %s}}}\n---\n"
              .formatted(token.secret(), in(token.account().namespace()), token.account().name()));
    }
    return Collector.snapshotOf("world.yaml", yaml.toString());
  }

  private static String in(String namespace) {
    return namespace.isEmpty() ? "" : ", namespace: " + namespace;
  }

  private static String written(Subject subject) {
    return "{kind: %s, name: '%s'%s}"
        .formatted(subject.kind(), subject.name(), in(subject.namespace()));
  }

  private static String written(Rule rule) {
    return "{verbs: %s, apiGroups: %s, resources: %s, resourceNames: %s, nonResourceURLs: %s}"
        .formatted(
            written(rule.verbs()),
            written(rule.groups()),
            written(rule.resources()),
            written(rule.names()),
            written(rule.paths()));
  }

  private static String written(List<String> list) {
    return list.stream()
        .collect(
            Collectors.joining("', '", list.isEmpty() ? "[" : "['", list.isEmpty() ? "]" : "']"));
  }
}
