package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.importing.KindNames;
import io.inscope.snapshot.importing.Layout;
import io.inscope.snapshot.importing.LayoutReading;
import io.inscope.snapshot.importing.Place;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A support bundle of Replicated's
/// [troubleshoot](https://troubleshoot.sh/docs/collect/cluster-resources/):
/// `cluster-resources/<kind>/<namespace>.json`, with the names that its versions gave the kinds.
public final class Troubleshoot implements Layout {
  private static final String ROOT = "cluster-resources/";
  private static final String CUSTOM = "custom-resources/";
  private static final String ERRORS = "-errors.json";

  /// What the path calls a kind, where that is not its plural and group: `pvcs`.
  private static final Map<String, String> CALLED = new TreeMap<>();

  static {
    called("apps", "deployments statefulsets daemonsets replicasets controllerrevisions");
    called("batch", "jobs cronjobs");
    called("rbac.authorization.k8s.io", "roles rolebindings clusterroles clusterrolebindings");
    called("coordination.k8s.io", "leases");
    called("discovery.k8s.io", "endpointslices");
    called("storage.k8s.io", "storageclasses volumeattachments csidrivers csinodes");
    called("scheduling.k8s.io", "priorityclasses");
    called("autoscaling", "horizontalpodautoscalers");
    called("networking.k8s.io", "ingresses ingressclasses networkpolicies");
    called("policy", "poddisruptionbudgets podsecuritypolicies");
    called("apiextensions.k8s.io", "customresourcedefinitions");
    called(
        "admissionregistration.k8s.io",
        "validatingwebhookconfigurations mutatingwebhookconfigurations");
    called(
        "",
        "pods services nodes namespaces configmaps secrets serviceaccounts events endpoints"
            + " limitranges resourcequotas persistentvolumes persistentvolumeclaims"
            + " replicationcontrollers");
    also("ingress", "ingresses");
    also("networkpolicy", "networkpolicies");
    also("resourcequota", "resourcequotas");
    also("pvs", "persistentvolumes");
    also("pvcs", "persistentvolumeclaims");
    also("poddisruptionbudgetsinfo", "poddisruptionbudgets");
    also("customresourcedefinition", "customresourcedefinitions");
  }

  private static void called(String group, String plurals) {
    for (String plural : plurals.split(" ")) {
      CALLED.put(plural, plural + "." + group);
    }
  }

  private static void also(String name, String plural) {
    CALLED.put(name, String.valueOf(CALLED.get(plural)));
  }

  private static final Set<String> DISCOVERY = Set.of("groups.json", "resources.json");
  private static final Place LOG = new Place.Other("log", "a log; logs are not read");

  @Override
  public String id() {
    return "troubleshoot";
  }

  @Override
  public String title() {
    return "Replicated support bundle";
  }

  @Override
  public Optional<Place> place(String path) {
    int at = path.indexOf(ROOT);
    if (at == 0 || (at > 0 && path.charAt(at - 1) == '/')) {
      return inRoot(path.substring(at + ROOT.length()));
    }
    return path.endsWith("-events.json") && isCollectorsOwn(path)
        ? Optional.of(
            new Place.Other("troubleshoot-run", "about a pod that the collector itself ran"))
        : Optional.empty();
  }

  /// `run-check/run-check-events.json`
  private static boolean isCollectorsOwn(String path) {
    String[] parts = path.split("/", -1);
    return parts.length > 1
        && parts[parts.length - 1].equals(parts[parts.length - 2] + "-events.json");
  }

  private static Optional<Place> inRoot(String path) {
    if (path.startsWith("pods/logs/")) {
      return Optional.of(LOG);
    }
    if (DISCOVERY.contains(path)) {
      return Optional.of(new Place.Evidence("the kinds that the cluster serves"));
    }
    if (path.endsWith(ERRORS)) {
      return Optional.of(new Place.Evidence("the lists that were not to be had"));
    }
    if (path.startsWith("auth-cani-list/")) {
      return Optional.of(new Place.Evidence("what the collector was allowed to"));
    }
    if (path.startsWith("image-pull-secrets/")) {
      return Optional.of(
          new Place.Other(
              "registry-accounts", "accounts at image registries; credentials are never read"));
    }
    int dot = path.lastIndexOf('.');
    boolean data = path.endsWith(".json") || path.endsWith(".yaml");
    return data ? list(path.substring(0, dot)) : Optional.empty();
  }

  /// @param path without its suffix: `pods/payments`, `nodes`,
  ///   `custom-resources/certificates.cert-manager.io/payments`
  private static Optional<Place> list(String path) {
    String rest = path.startsWith(CUSTOM) ? path.substring(CUSTOM.length()) : path;
    int slash = rest.indexOf('/');
    String name = slash < 0 ? rest : rest.substring(0, slash);
    String namespace = slash < 0 ? "" : rest.substring(slash + 1);
    Optional<String> full = path.startsWith(CUSTOM) ? Optional.of(name) : plural(name);
    return namespace.contains("/")
        ? Optional.empty()
        : full.filter(known -> known.indexOf('.') > 0).map(known -> objects(known, namespace));
  }

  private static Place objects(String full, String namespace) {
    int dot = full.indexOf('.');
    return new Place.Objects(full.substring(0, dot), full.substring(dot + 1), namespace, true);
  }

  /// The plural and group of what a path calls `clusterRoleBindings` or `network-policy`.
  static Optional<String> plural(String name) {
    return Optional.ofNullable(CALLED.get(name.replace("-", "").toLowerCase(Locale.ROOT)));
  }

  @Override
  public LayoutReading begin() {
    return begin(new KindNames());
  }

  @Override
  public LayoutReading begin(KindNames names) {
    return new TroubleshootReading(names);
  }
}
