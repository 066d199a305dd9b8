package io.inscope.reports.request;

/// The rights that the scripts need, as a manifest: get and list on the kinds asked for, and
/// nothing on Secrets.
final class ClusterRoleFile {
  private ClusterRoleFile() {}

  static String of(Request request) {
    RoleRules rules = new RoleRules();
    for (Request.Item item : request.items()) {
      if (!item.wanted().namesOnly()) {
        rules.add(item.wanted().kind().group(), item.wanted().resource());
      }
    }
    return """
    # Read-only rights for the kinds in the letter. Not in it on purpose: secrets (whoever may
    # list them can read every value) and nodes/proxy (whoever may use it can run commands in
    # every pod). Bind it to the account that runs the script, and remove both afterwards:
    #   kubectl create clusterrolebinding inscope-reader --clusterrole=inscope-reader --user=NAME
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: inscope-reader
    """
        + (rules.isEmpty() ? "rules: []\n" : "rules:\n" + rules.yaml());
  }
}
