package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.importing.KindNames;
import io.inscope.snapshot.importing.Layout;
import io.inscope.snapshot.importing.LayoutReading;
import io.inscope.snapshot.importing.Place;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `oc adm must-gather` and `oc adm inspect` write ([must-gather](
/// https://github.com/openshift/enhancements/blob/master/enhancements/oc/must-gather.md)): lists as
/// `namespaces/<namespace>/<group>/<plural>.yaml`, single objects one level deeper, and
/// `cluster-scoped-resources/<group>/<plural>/<name>.yaml`; all of it in a folder for each image
/// that gathered, or bare. Also after must-gather-clean, which replaces addresses by pseudonyms.
public final class MustGather implements Layout {
  static final String IMAGE = "-sha256-";

  private static final Pattern IN_IMAGE = Pattern.compile("(?:.*/)?[^/]+-sha256-[0-9a-f]{64}/.*");

  private static final Pattern NAMESPACED =
      Pattern.compile(
          "(?:.*/)?namespaces/(?<namespace>[a-z0-9-]+)/(?:(?<self>[a-z0-9-]+)\\.yaml"
              + "|pods/(?<pod>[^/]+)/(?<file>[^/]+)\\.yaml"
              + "|(?<group>core|apps|batch|autoscaling|policy|extensions|[a-z0-9-]+(?:\\.[a-z0-9-]+)+)"
              + "/(?<resource>[a-z0-9-]+s)(?:\\.yaml|/(?<name>[^/]+)\\.yaml))");

  private static final Pattern CLUSTER =
      Pattern.compile(
          "(?:.*/)?cluster-scoped-resources/(?<group>[a-z0-9.-]+)/(?<resource>[a-z0-9-]+)"
              + "(?:\\.yaml|/(?<name>[^/]+)\\.yaml)");

  private static final Pattern WEBHOOKS =
      Pattern.compile(
          "(?:.*/)?web_hooks/(?<resource>(?:mutating|validating)webhookconfigurations)\\.yaml");

  /// What stands beside the objects; only in the folder of an image, where nothing else can stand.
  private static final Pattern BESIDE =
      Pattern.compile(
          ".*-sha256-[0-9a-f]{64}/(?:(?<audit>audit_logs)|(?<etcd>etcd_info)"
              + "|(?<monitoring>monitoring)|(?<host>host_service_logs)|(?<insights>insights-data)"
              + "|ingress_controllers|network_logs|nodes|pod_network_connectivity_check"
              + "|static-pods|apiserver_[a-z_]+)/.*");

  private static final Pattern POD_LOG =
      Pattern.compile("(?:.*/)?namespaces/[^/]+/pods/[^/]+/.*\\.(?:log|gz)");

  private static final Pattern PSEUDONYMS =
      Pattern.compile("(?:.*/)?(?:[^/]*must-gather[^/]*|[^/]*clean[^/]*)/report\\.yaml");

  @Override
  public String id() {
    return "must-gather";
  }

  @Override
  public String title() {
    return "OpenShift must-gather or oc adm inspect";
  }

  @Override
  public Optional<Place> place(String path) {
    if (path.endsWith(".yaml")) {
      Optional<Place> objects = objects(path);
      if (objects.isPresent()) {
        return objects;
      }
      if (path.endsWith("/report.yaml") && PSEUDONYMS.matcher(path).matches()) {
        return other("the table from pseudonyms back to real names, which is not read");
      }
    }
    if (path.contains("/pods/") && POD_LOG.matcher(path).matches()) {
      return other("the log of a container, which is not read");
    }
    return path.contains(IMAGE) ? beside(path) : run(path);
  }

  private static Optional<Place> objects(String path) {
    if (path.contains("namespaces/")) {
      Matcher matcher = NAMESPACED.matcher(path);
      return matcher.matches() ? namespaced(matcher) : Optional.empty();
    }
    if (path.contains("cluster-scoped-resources/")) {
      Matcher matcher = CLUSTER.matcher(path);
      return matcher.matches()
          ? objects(matcher.group("resource"), matcher.group("group"), "", !has(matcher, "name"))
          : Optional.empty();
    }
    Matcher webhooks = WEBHOOKS.matcher(path);
    return path.contains("web_hooks/") && webhooks.matches()
        ? objects(webhooks.group("resource"), "admissionregistration.k8s.io", "", true)
        : Optional.empty();
  }

  private static Optional<Place> namespaced(Matcher matcher) {
    String namespace = matcher.group("namespace");
    if (has(matcher, "self")) {
      return matcher.group("self").equals(namespace)
          ? objects("namespaces", "", "", false)
          : Optional.empty();
    }
    if (has(matcher, "pod")) {
      return matcher.group("pod").equals(matcher.group("file"))
          ? objects("pods", "", namespace, false)
          : Optional.empty();
    }
    return objects(
        matcher.group("resource"), matcher.group("group"), namespace, !has(matcher, "name"));
  }

  private static boolean has(Matcher matcher, String group) {
    return matcher.group(group) != null;
  }

  private static Optional<Place> objects(
      String resource, String group, String namespace, boolean list) {
    return Optional.of(
        new Place.Objects(resource, group.equals("core") ? "" : group, namespace, list));
  }

  private static Optional<Place> beside(String path) {
    Matcher matcher = BESIDE.matcher(path);
    if (matcher.matches()) {
      return other(
          has(matcher, "audit")
              ? "the audit log of an API server, which a must-gather copies and which is not read"
              : has(matcher, "etcd")
                  ? "the state of etcd, which holds no objects"
                  : has(matcher, "monitoring")
                      ? "what the monitoring said, which is no object"
                      : has(matcher, "host")
                          ? "the log of a service on a node, which is not read"
                          : "what a tool on a node printed, which is not read");
    }
    String file = Paths.fileName(path);
    if (file.equals("version") || file.equals("gather.log") || file.equals("gather.logs")) {
      return IN_IMAGE.matcher(path).matches()
          ? Optional.of(new Place.Evidence("what gathered it"))
          : Optional.empty();
    }
    return run(path);
  }

  /// What the command itself leaves at the top.
  private static Optional<Place> run(String path) {
    return switch (Paths.fileName(path)) {
      case "event-filter.html" ->
          other("a page to search events with; the objects hold the events");
      case "gather-debug.log", "must-gather.log", "must-gather.logs" ->
          other("the log of the command, which is not read");
      default -> Optional.empty();
    };
  }

  private static Optional<Place> other(String what) {
    return Optional.of(new Place.Other("must-gather", what));
  }

  @Override
  public LayoutReading begin() {
    return begin(new KindNames());
  }

  @Override
  public LayoutReading begin(KindNames names) {
    return new MustGatherReading(names);
  }
}
