package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.importing.KindNames;
import io.inscope.snapshot.importing.Layout;
import io.inscope.snapshot.importing.LayoutReading;
import io.inscope.snapshot.importing.Place;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An archive of the [Insights Operator](
/// https://github.com/openshift/insights-operator/blob/master/docs/gathered-data.md) of OpenShift:
/// `config/<kind>/<name>.json`, mostly without saying of what kind an object is, and
/// `insights-operator/gathers.json`, which says how each gathering went.
public final class InsightsArchive implements Layout {
  private record Kind(String group, String resource) {}

  private static final String CONFIG = "config.openshift.io";
  private static final String ADMISSION = "admissionregistration.k8s.io";

  /// `config/<folder>/<name>.json`
  private static final Map<String, Kind> CLUSTER =
      Map.of(
          "node", new Kind("", "nodes"),
          "clusteroperator", new Kind(CONFIG, "clusteroperators"),
          "certificatesigningrequests",
              new Kind("certificates.k8s.io", "certificatesigningrequests"),
          "validatingwebhookconfigurations", new Kind(ADMISSION, "validatingwebhookconfigurations"),
          "mutatingwebhookconfigurations", new Kind(ADMISSION, "mutatingwebhookconfigurations"),
          "machineconfigs", new Kind("machineconfiguration.openshift.io", "machineconfigs"),
          "machineconfigpools", new Kind("machineconfiguration.openshift.io", "machineconfigpools"),
          "hostsubnet", new Kind("network.openshift.io", "hostsubnets"),
          "crd", new Kind("apiextensions.k8s.io", "customresourcedefinitions"));

  /// `config/<folder>/<namespace>/<name>.json`
  private static final Map<String, Kind> NAMESPACED =
      Map.of(
          "pod", new Kind("", "pods"),
          "pdbs", new Kind("policy", "poddisruptionbudgets"),
          "machinesets", new Kind("machine.openshift.io", "machinesets"));

  /// `config/<name>.json`
  private static final Map<String, Kind> SINGLE =
      Map.of(
          "apiserver", new Kind(CONFIG, "apiservers"),
          "authentication", new Kind(CONFIG, "authentications"),
          "featuregate", new Kind(CONFIG, "featuregates"),
          "image", new Kind(CONFIG, "images"),
          "infrastructure", new Kind(CONFIG, "infrastructures"),
          "ingress", new Kind(CONFIG, "ingresses"),
          "network", new Kind(CONFIG, "networks"),
          "oauth", new Kind(CONFIG, "oauths"),
          "proxy", new Kind(CONFIG, "proxies"),
          "version", new Kind(CONFIG, "clusterversions"));

  private static final Pattern FILE =
      Pattern.compile(
          "(?:.*/)?config/(?:(?<folder>[a-z]+)/)?(?:(?<namespace>[a-z0-9-]+)/)?(?<name>[^/]+)\\.json");

  private static final Pattern OBJECT =
      Pattern.compile(
          "(?:.*/)?cluster-scoped-resources/(?<group>[a-z0-9.-]+)/(?<resource>[a-z0-9-]+)/[^/]+\\.json");

  @Override
  public String id() {
    return "insights";
  }

  @Override
  public String title() {
    return "OpenShift Insights archive";
  }

  @Override
  public Optional<Place> place(String path) {
    if (!path.endsWith(".json")) {
      return Optional.empty();
    }
    if (path.endsWith("insights-operator/gathers.json")) {
      return Optional.of(new Place.Evidence("how each gathering went"));
    }
    Matcher object = OBJECT.matcher(path);
    if (path.contains("cluster-scoped-resources/") && object.matches()) {
      return Optional.of(
          new Place.Objects(object.group("resource"), object.group("group"), "", false));
    }
    Matcher file = FILE.matcher(path);
    return path.contains("config/") && file.matches() ? config(file) : Optional.empty();
  }

  private static Optional<Place> config(Matcher file) {
    String folder = Paths.text(file.group("folder"));
    String namespace = Paths.text(file.group("namespace"));
    Kind kind =
        folder.isEmpty()
            ? SINGLE.get(file.group("name"))
            : namespace.isEmpty() ? CLUSTER.get(folder) : NAMESPACED.get(folder);
    return Optional.ofNullable(kind)
        .map(found -> new Place.Objects(found.resource(), found.group(), namespace, false));
  }

  @Override
  public LayoutReading begin() {
    return begin(new KindNames());
  }

  @Override
  public LayoutReading begin(KindNames names) {
    return new InsightsReading(names);
  }
}
