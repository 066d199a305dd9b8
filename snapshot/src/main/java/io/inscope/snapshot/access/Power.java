package io.inscope.snapshot.access;

import java.util.List;
import java.util.Optional;

/// What rights are good for: things somebody can do with them that are worth asking about.
///
/// Sources: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/), [privilege
/// escalation
/// prevention](https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping).
public enum Power {
  EVERYTHING("do everything"),

  READ_SECRETS("read the secrets", Demand.in("", Verbs.READ, "secrets")),
  WRITE_SECRETS("change the secrets", Demand.in("", Verbs.WRITE, "secrets")),

  /// A new pod runs as any service account of its namespace; a controller's template may name one.
  START_PODS(
      "start pods",
      Demand.in("", List.of("create"), "pods"),
      Demand.in("", Verbs.CHANGE, "replicationcontrollers"),
      Demand.in("apps", Verbs.CHANGE, "deployments", "daemonsets", "statefulsets", "replicasets"),
      Demand.in("batch", Verbs.CHANGE, "jobs", "cronjobs")),
  /// A pod keeps its account, but its image may be exchanged.
  CHANGE_PODS("exchange the images of pods", Demand.in("", Verbs.EDIT, "pods")),
  EXEC("run commands in the pods", Demand.in("", Verbs.STREAM, "pods/exec")),
  ATTACH("attach to the pods", Demand.in("", Verbs.STREAM, "pods/attach")),
  PORT_FORWARD("forward ports to the pods", Demand.in("", Verbs.STREAM, "pods/portforward")),
  DEBUG_PODS(
      "put debugging containers into the pods",
      Demand.in("", Verbs.EDIT, "pods/ephemeralcontainers")),
  NODE_PROXY(
      "use the kubelet's API, which runs commands in every pod of a node",
      Demand.ofCluster("", Verbs.ANY_PROXY, "nodes/proxy")),

  MINT_TOKENS(
      "get tokens of the service accounts",
      Demand.in("", List.of("create"), "serviceaccounts/token")),
  IMPERSONATE_ACCOUNTS(
      "act as the service accounts", Demand.in("", Verbs.IMPERSONATE, "serviceaccounts")),
  IMPERSONATE_USERS("act as any user", Demand.ofCluster("", Verbs.IMPERSONATE, "users")),
  IMPERSONATE_GROUPS(
      "act as a member of any group", Demand.ofCluster("", Verbs.IMPERSONATE, "groups")),
  IMPERSONATE_DETAILS(
      "borrow the UID or the extra attributes of somebody else",
      // The name of the attribute is the subresource: `userextras/scopes`.
      Demand.ofCluster("authentication.k8s.io", Verbs.IMPERSONATE, "uids", "userextras/*")),

  /// Both lift the rule that nobody can give what they do not have.
  BIND(
      "bind roles they do not have",
      Demand.in(Groups.RBAC, List.of("bind"), "roles"),
      Demand.in(Groups.RBAC, List.of("bind"), "clusterroles")),
  ESCALATE(
      "write rights into roles that they do not have",
      Demand.in(Groups.RBAC, List.of("escalate"), "roles"),
      Demand.ofCluster(Groups.RBAC, List.of("escalate"), "clusterroles")),
  MANAGE_RIGHTS(
      "change roles and bindings",
      Demand.in(Groups.RBAC, Verbs.CHANGE, "roles", "rolebindings"),
      Demand.ofCluster(Groups.RBAC, Verbs.CHANGE, "clusterroles", "clusterrolebindings")),

  CHANGE_NODES(
      "change the nodes",
      Demand.ofCluster("", List.of("delete", "deletecollection", "patch", "update"), "nodes"),
      Demand.ofCluster("", Verbs.EDIT, "nodes/status")),
  /// Takes effect together with [#APPROVE_FOR_SIGNER] only.
  APPROVE_REQUESTS(
      "approve certificate requests",
      Demand.ofCluster(Groups.CERTIFICATES, Verbs.EDIT, "certificatesigningrequests/approval")),
  APPROVE_FOR_SIGNER(
      "approve for a signer", Demand.ofCluster(Groups.CERTIFICATES, List.of("approve"), "signers")),
  SIGN("sign certificates", Demand.ofCluster(Groups.CERTIFICATES, List.of("sign"), "signers")),
  REQUEST_CERTIFICATES(
      "request certificates",
      Demand.ofCluster(Groups.CERTIFICATES, List.of("create"), "certificatesigningrequests")),

  CHANGE_WEBHOOKS(
      "change admission webhooks",
      Demand.ofCluster(
          Groups.ADMISSION,
          Verbs.WRITE,
          "mutatingwebhookconfigurations",
          "validatingwebhookconfigurations")),
  CHANGE_ADMISSION(
      "change admission policies",
      Demand.ofCluster(
          Groups.ADMISSION,
          Verbs.WRITE,
          "validatingadmissionpolicies",
          "validatingadmissionpolicybindings",
          "mutatingadmissionpolicies",
          "mutatingadmissionpolicybindings"),
      Demand.ofCluster("kyverno.io", Verbs.WRITE, "clusterpolicies"),
      Demand.in("kyverno.io", Verbs.WRITE, "policies", "policyexceptions"),
      Demand.in("policies.kyverno.io", Verbs.WRITE),
      Demand.ofCluster("templates.gatekeeper.sh", Verbs.WRITE, "constrainttemplates"),
      Demand.ofCluster("constraints.gatekeeper.sh", Verbs.WRITE),
      Demand.in("config.gatekeeper.sh", Verbs.WRITE)),
  LABEL_NAMESPACES("change the labels of namespaces", Demand.in("", Verbs.EDIT, "namespaces")),
  CHANGE_NETWORK(
      "change what is reachable",
      Demand.in("", Verbs.CHANGE, "services", "endpoints"),
      Demand.in("discovery.k8s.io", Verbs.CHANGE, "endpointslices"),
      Demand.in("networking.k8s.io", Verbs.WRITE, "networkpolicies", "ingresses"),
      Demand.in(
          "gateway.networking.k8s.io",
          Verbs.CHANGE,
          "gateways",
          "httproutes",
          "grpcroutes",
          "tlsroutes",
          "tcproutes",
          "udproutes",
          "referencegrants"),
      Demand.ofCluster(
          "policy.networking.k8s.io",
          Verbs.WRITE,
          "adminnetworkpolicies",
          "baselineadminnetworkpolicies",
          "clusternetworkpolicies"),
      Demand.in("cilium.io", Verbs.WRITE, "ciliumnetworkpolicies"),
      Demand.ofCluster("cilium.io", Verbs.WRITE, "ciliumclusterwidenetworkpolicies"),
      Demand.in("crd.projectcalico.org", Verbs.WRITE, "networkpolicies"),
      Demand.ofCluster("crd.projectcalico.org", Verbs.WRITE, "globalnetworkpolicies"),
      Demand.in("projectcalico.org", Verbs.WRITE, "networkpolicies"),
      Demand.ofCluster("projectcalico.org", Verbs.WRITE, "globalnetworkpolicies")),
  CHANGE_SERVICE_STATUS(
      "change where Services lead from outside", Demand.in("", Verbs.EDIT, "services/status")),

  CREATE_VOLUMES(
      "create persistent volumes", Demand.ofCluster("", List.of("create"), "persistentvolumes")),
  CHANGE_STORAGE(
      "change volumes and claims",
      Demand.ofCluster("", Verbs.WRITE, "persistentvolumes"),
      Demand.in("", Verbs.WRITE, "persistentvolumeclaims"),
      Demand.ofCluster("storage.k8s.io", Verbs.WRITE, "volumeattachments")),
  DELETE_EVENTS(
      "delete events",
      Demand.in("", Verbs.DELETE, "events"),
      Demand.in("events.k8s.io", Verbs.DELETE, "events")),
  CHANGE_LOGGING(
      "change what is logged",
      Demand.in("", Verbs.REMOVE_OR_EDIT, "pods/log"),
      Demand.ofCluster("auditregistration.k8s.io", Verbs.WRITE, "auditsinks"),
      Demand.in("logging.banzaicloud.io", Verbs.WRITE),
      Demand.in("fluentbit.fluent.io", Verbs.WRITE),
      Demand.in("fluentd.fluent.io", Verbs.WRITE),
      Demand.in("logging.openshift.io", Verbs.WRITE),
      Demand.in("observability.openshift.io", Verbs.WRITE),
      Demand.in("telemetry.istio.io", Verbs.WRITE)),
  CHANGE_CONFIG("change config maps", Demand.in("", Verbs.REMOVE_OR_EDIT, "configmaps")),
  CHANGE_ACCESS_ENTRIES(
      "change who may log in to the cluster",
      Demand.in("eks.services.k8s.aws", Verbs.WRITE, "accessentries"),
      Demand.ofCluster("eks.aws.upbound.io", Verbs.WRITE, "accessentries"));

  /// All of them, in order.
  static final List<Power> ALL = List.of(values());

  private final String what;
  private final List<Demand> demands;

  /// What a rule gives of a power.
  ///
  /// @param what `create pods/exec`
  public record Given(RoleRule rule, String what) {}

  /// What somebody has of a power.
  ///
  /// @param what `create pods/exec`
  public record Held(Grant grant, Power power, String what) {
    /// Whether it speaks of named objects only.
    public boolean isNamed() {
      return grant.isNamed();
    }
  }

  Power(String what, Demand... demands) {
    this.what = what;
    this.demands = List.of(demands);
  }

  /// Reads after `may`: `read the secrets`.
  public String what() {
    return what;
  }

  /// What a rule gives of it, if anything.
  ///
  /// @param everywhere whether the rule holds for the whole cluster
  public Optional<Given> in(RoleRule rule, boolean everywhere) {
    if (this == EVERYTHING) {
      Rule all = rule.rule();
      boolean everything =
          all.verbs().contains("*")
              && all.groups().contains("*")
              && all.resources().contains("*")
              && !all.isNamed();
      return everything ? Optional.of(new Given(rule, "* * of every group")) : Optional.empty();
    }
    return demands.stream()
        .flatMap(demand -> demand.in(rule.rule(), everywhere).stream())
        .findFirst()
        .map(how -> new Given(rule, how));
  }

  /// Verbs that come together, each list sorted.
  private static final class Verbs {
    static final List<String> READ = List.of("get", "list", "watch");
    static final List<String> EDIT = List.of("patch", "update");
    static final List<String> CHANGE = List.of("create", "patch", "update");
    static final List<String> DELETE = List.of("delete", "deletecollection");
    static final List<String> REMOVE_OR_EDIT =
        List.of("delete", "deletecollection", "patch", "update");
    static final List<String> WRITE =
        List.of("create", "delete", "deletecollection", "patch", "update");

    /// Over a WebSocket some servers take `get` for a shell, an attachment or a forwarded port.
    static final List<String> STREAM = List.of("create", "get");

    static final List<String> ANY_PROXY = List.of("create", "delete", "get", "patch", "update");
    static final List<String> IMPERSONATE = List.of("impersonate");
  }

  private static final class Groups {
    static final String RBAC = "rbac.authorization.k8s.io";
    static final String CERTIFICATES = "certificates.k8s.io";
    static final String ADMISSION = "admissionregistration.k8s.io";
  }
}
