package io.inscope.reports.request;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The rights that the scripts need, as a manifest: get and list on the kinds asked for, and
/// nothing on Secrets.
final class ClusterRoleFile {
  private ClusterRoleFile() {}

  static String of(Request request) {
    Map<String, TreeSet<String>> groups = new TreeMap<>();
    for (Request.Item item : request.items()) {
      if (!item.wanted().namesOnly()) {
        groups
            .computeIfAbsent(item.wanted().kind().group(), _ -> new TreeSet<>())
            .add(item.wanted().resource());
      }
    }
    StringBuilder yaml =
        new StringBuilder(
            """
            # Read-only rights for the kinds in the letter. Not in it on purpose: secrets (whoever may
            # list them can read every value) and nodes/proxy (whoever may use it can run commands in
            # every pod). Bind it to the account that runs the script, and remove both afterwards:
            #   kubectl create clusterrolebinding inscope-reader --clusterrole=inscope-reader --user=NAME
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata:
              name: inscope-reader
            """);
    yaml.append(groups.isEmpty() ? "rules: []\n" : "rules:\n");
    groups.forEach(
        (group, resources) ->
            yaml.append("- apiGroups: [\"%s\"]\n".formatted(group))
                .append("  resources: [%s]\n".formatted(String.join(", ", resources)))
                .append("  verbs: [get, list]\n"));
    return yaml.toString();
  }
}
