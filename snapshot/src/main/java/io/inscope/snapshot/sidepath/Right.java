package io.inscope.snapshot.sidepath;

import io.inscope.snapshot.access.Grant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A right in the API that opens a way past the network policies.
///
/// A rule that names objects covers a request for one of them only. Where the request does not name
/// its object, as when a pod is created, such a rule covers nothing. Sources: [using
/// RBAC](https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources),
/// [RBAC good practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
///
/// @param verbs any of them is enough; over a WebSocket some servers take `get` for a shell, an
///   attachment or a forwarded port
/// @param what it lets its owner do, to be read before `of namespace payments`
public record Right(
    SidePathKind kind, Set<String> verbs, String group, List<String> resources, String what) {
  private static final Set<String> STREAM = Set.of("create", "get");
  private static final Set<String> ANY_PROXY = Set.of("create", "get", "update", "patch", "delete");
  private static final Set<String> READ = Set.of("get", "list", "watch");
  private static final Set<String> CHANGE = Set.of("create", "update", "patch");
  private static final Set<String> CHANGE_OR_DELETE =
      Set.of("create", "update", "patch", "delete", "deletecollection");
  private static final String RBAC = "rbac.authorization.k8s.io";
  private static final String SEGMENTATION = "change the network policies";

  /// Every right that opens a way; of equal kinds any is enough.
  private static final List<Right> ALL =
      List.of(
          pods(SidePathKind.EXEC, STREAM, "exec", "run commands in the pods"),
          pods(SidePathKind.ATTACH, STREAM, "attach", "attach to the pods"),
          pods(SidePathKind.PORT_FORWARD, STREAM, "portforward", "forward ports to the pods"),
          pods(
              SidePathKind.EPHEMERAL_CONTAINER,
              Set.of("update", "patch"),
              "ephemeralcontainers",
              "put debugging containers into the pods"),
          pods(
              SidePathKind.POD_PROXY,
              ANY_PROXY,
              "proxy",
              "send requests to the pods through the API server"),
          new Right(
              SidePathKind.SERVICE_PROXY,
              ANY_PROXY,
              "",
              List.of("services/proxy"),
              "send requests to the Services through the API server"),
          new Right(
              SidePathKind.NODE_PROXY,
              ANY_PROXY,
              "",
              List.of("nodes/proxy"),
              "use the kubelet's API, which runs commands in every pod of the node,"),
          new Right(SidePathKind.READ_SECRETS, READ, "", List.of("secrets"), "read the secrets"),
          new Right(
              SidePathKind.CHANGE_WORKLOADS,
              CHANGE,
              "",
              List.of("pods", "replicationcontrollers"),
              "create or change workloads"),
          new Right(
              SidePathKind.CHANGE_WORKLOADS,
              CHANGE,
              "apps",
              List.of("deployments", "statefulsets", "daemonsets", "replicasets"),
              "create or change workloads"),
          new Right(
              SidePathKind.CHANGE_WORKLOADS,
              CHANGE,
              "batch",
              List.of("jobs", "cronjobs"),
              "create or change workloads"),
          new Right(
              SidePathKind.ISSUE_TOKENS,
              Set.of("create"),
              "",
              List.of("serviceaccounts/token"),
              "get tokens of the service accounts"),
          new Right(
              SidePathKind.IMPERSONATE,
              Set.of("impersonate"),
              "",
              List.of("users", "groups", "serviceaccounts"),
              "act as somebody else"),
          new Right(
              SidePathKind.CHANGE_RIGHTS,
              Set.of("create", "update", "patch", "bind", "escalate"),
              RBAC,
              List.of("roles", "rolebindings", "clusterroles", "clusterrolebindings"),
              "change who may do what"),
          new Right(
              SidePathKind.CHANGE_SEGMENTATION,
              CHANGE_OR_DELETE,
              "networking.k8s.io",
              List.of("networkpolicies"),
              SEGMENTATION),
          new Right(
              SidePathKind.CHANGE_SEGMENTATION,
              CHANGE_OR_DELETE,
              "policy.networking.k8s.io",
              List.of(
                  "adminnetworkpolicies", "baselineadminnetworkpolicies", "clusternetworkpolicies"),
              SEGMENTATION),
          new Right(
              SidePathKind.CHANGE_SEGMENTATION,
              CHANGE_OR_DELETE,
              "crd.projectcalico.org",
              List.of("networkpolicies", "globalnetworkpolicies"),
              SEGMENTATION),
          new Right(
              SidePathKind.CHANGE_SEGMENTATION,
              CHANGE_OR_DELETE,
              "projectcalico.org",
              List.of("networkpolicies", "globalnetworkpolicies"),
              SEGMENTATION),
          new Right(
              SidePathKind.CHANGE_SEGMENTATION,
              CHANGE_OR_DELETE,
              "cilium.io",
              List.of("ciliumnetworkpolicies", "ciliumclusterwidenetworkpolicies"),
              SEGMENTATION));

  private static Right pods(SidePathKind kind, Set<String> verbs, String sub, String what) {
    return new Right(kind, verbs, "", List.of("pods/" + sub), what);
  }

  /// What a rule gives of one right: `create pods/exec`.
  public record Given(Right right, String what) {}

  /// The rights that a rule gives, each kind once; rights over the cluster only when it holds
  /// there.
  public static Map<SidePathKind, Given> of(Grant grant) {
    Map<SidePathKind, Given> rights = new EnumMap<>(SidePathKind.class);
    for (Right right : ALL) {
      if (!rights.containsKey(right.kind())
          && !(right.isOfCluster() && !grant.namespace().isEmpty())) {
        right.in(grant).ifPresent(what -> rights.put(right.kind(), new Given(right, what)));
      }
    }
    return rights;
  }

  private Optional<String> in(Grant grant) {
    boolean named = grant.isNamed();
    for (String resource : resources) {
      for (String verb : verbs.stream().sorted().toList()) {
        if (grant.allows(verb, group, resource) && !(named && isNameless(verb, resource))) {
          return Optional.of(verb + " " + resource);
        }
      }
    }
    return Optional.empty();
  }

  /// A request for a new object, or for several, names none. Listing and watching may name one.
  private static boolean isNameless(String verb, String resource) {
    return verb.equals("deletecollection") || (verb.equals("create") && resource.indexOf('/') < 0);
  }

  /// Cluster-wide things, over which a RoleBinding gives no right.
  private boolean isOfCluster() {
    return kind == SidePathKind.NODE_PROXY;
  }
}
