package io.inscope.reports.request;

import io.inscope.snapshot.capture.Offer;
import io.inscope.snapshot.importing.KindNames;
import io.inscope.snapshot.importing.request.RequestedKind;

/// The rights of a live capture as a manifest that an administrator can read, apply and take back.
///
/// Least privilege: get and list, kind by kind, and nothing on Secrets. The right to list Secrets
/// is the right to read their values, whatever a reader asks for, so it is a role of its own that
/// nobody has to give. Nothing on `nodes/proxy`, which lets its holder run commands in every pod.
/// Reviews of one's own rights need no rule: `system:basic-user` gives them to everybody.
///
/// Source: [privilege escalation by way of
/// RBAC](https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets).
public final class ReaderRole {
  /// Name of the role and of its file.
  public static final String NAME = "audit-snapshot-reader";

  /// Name of the role for Secrets and of its file.
  public static final String SECRETS_NAME = "audit-secret-names-reader";

  private ReaderRole() {}

  /// For clusters nobody has seen yet: the kinds of Kubernetes itself, and those that checks and
  /// engines read where an add-on or OpenShift has them. Of further kinds, a capture records that
  /// they were refused.
  public static String general() {
    RoleRules rules = new RoleRules();
    KindNames.builtIn().forEach((kind, plural) -> add(rules, kind.group(), plural));
    RequestedKind.ALL.forEach(one -> add(rules, one.kind().group(), one.resource()));
    return role(
        """
        # Kinds that only your cluster has are not in it; a capture says of each that it was refused.
        """,
        rules);
  }

  /// For one cluster: exactly what a capture would list.
  public static String of(Offer offer) {
    RoleRules rules = new RoleRules();
    offer.resources().forEach(one -> add(rules, one.group(), one.plural()));
    return role(
        """
        # It was made for one cluster: everything it serves for listing, and no more.
        """,
        rules);
  }

  private static void add(RoleRules rules, String group, String plural) {
    if (!(group.isEmpty() && plural.equals("secrets"))) {
      rules.add(group, plural);
    }
  }

  private static String role(String about, RoleRules rules) {
    return """
    # What "inscope capture" may read: get and list, and nothing on Secrets or nodes/proxy.
    """
        + about
        + """
        #
        # For an assessment, as an administrator:
        #   kubectl apply -f %1$s.yaml
        #   kubectl create namespace inscope-audit
        #   kubectl create serviceaccount reader --namespace=inscope-audit
        #   kubectl create clusterrolebinding %1$s --clusterrole=%1$s \\
        #     --serviceaccount=inscope-audit:reader
        #   kubectl create token reader --namespace=inscope-audit --duration=8h
        # The token goes into the kubeconfig of whoever captures; it ends by itself. To take all of it back:
        #   kubectl delete clusterrolebinding,clusterrole %1$s
        #   kubectl delete namespace inscope-audit
        #
        # What it lets a capture read, before anything is read: inscope capture --check-access
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: %1$s
        rules:
        """
            .formatted(NAME)
        + rules.yaml()
        + """
        - nonResourceURLs: [/api, "/api/*", /apis, "/apis/*", /version]
          verbs: [get]
        """;
  }

  /// The right to list Secrets, for who wants their names in the snapshot.
  public static String secrets() {
    return """
    # OPTIONAL, AND MORE THAN IT SEEMS: whoever may list Secrets can read every value in them. Kubernetes has no right to
    # names alone. A capture asks for names, types, labels and annotations only, and keeps no value, but the token could
    # be used for more. Without this role, checks of Secrets answer NOT_ASSESSED, and nothing else is lost.
    #
    # Another way to the names, without giving this to anybody: an administrator runs the script of "inscope request",
    # which prints names and keys, and hands over what it wrote.
    #
    #   kubectl apply -f %1$s.yaml
    #   kubectl create clusterrolebinding %1$s --clusterrole=%1$s \\
    #     --serviceaccount=inscope-audit:reader
    # Take it back as soon as the capture is done:
    #   kubectl delete clusterrolebinding,clusterrole %1$s
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: %1$s
    rules:
    - apiGroups: [""]
      resources: [secrets]
      verbs: [list]
    """
        .formatted(SECRETS_NAME);
  }
}
