package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.importing.KindNames;
import io.inscope.snapshot.importing.LayoutReading;
import io.inscope.snapshot.importing.Place;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.importing.layout.KindsSeen.Seen;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What an Insights archive covers: nodes. Of the rest it takes a sample for remote health, such as
/// pods that fail.
final class InsightsReading implements LayoutReading {
  private static final Map<String, GroupKind> GATHERERS =
      Map.of(
          "clusterconfig/nodes", Kinds.NODE,
          "clusterconfig/pdbs", new GroupKind("policy", "PodDisruptionBudget"),
          "clusterconfig/psps", new GroupKind("policy", "PodSecurityPolicy"),
          "clusterconfig/operators_pods_and_events", Kinds.POD,
          "clusterconfig/config_maps", Kinds.CONFIG_MAP,
          "clusterconfig/service_accounts", Kinds.SERVICE_ACCOUNT,
          "clusterconfig/certificate_signing_requests",
              new GroupKind("certificates.k8s.io", "CertificateSigningRequest"),
          "clusterconfig/validating_webhook_configurations",
              new GroupKind("admissionregistration.k8s.io", "ValidatingWebhookConfiguration"),
          "clusterconfig/mutating_webhook_configurations",
              new GroupKind("admissionregistration.k8s.io", "MutatingWebhookConfiguration"));

  private final KindsSeen seen;
  private final SortedMap<GroupKind, Coverage> said = new TreeMap<>();
  private final SortedSet<String> failed = new TreeSet<>();
  private String report = "";

  InsightsReading(KindNames names) {
    this.seen = new KindsSeen(names);
  }

  @Override
  public void objects(String path, Place.Objects place, int objects, boolean whole) {
    seen.objects(place, objects, whole);
  }

  @Override
  public void blank(String path, Place.Objects place) {
    seen.blank(place);
  }

  @Override
  public void evidence(String path, byte[] content, Sink sink) {
    report = path;
    try {
      Field.root(JsonTree.parse(content)).at("status_reports").each().forEach(this::gathering);
    } catch (IllegalArgumentException | WrongShape e) {
      sink.problem(
          new Problem(
              path,
              0,
              0,
              Problem.Severity.WARNING,
              "it is not what the Insights Operator writes there, so how the gathering went is not"
                  + " known",
              0,
              ""));
    }
  }

  private void gathering(Field one) {
    long errors = one.at("errors").each().count();
    if (errors > 0 || one.at("panic").isPresent()) {
      String name = one.at("name").text("").replaceAll("[^a-z0-9_/=,-]", "?");
      failed.add(name);
      GroupKind kind = GATHERERS.get(name);
      if (kind != null) {
        said.put(kind, new Coverage.Failed("gathers.json has an error for " + name));
      }
    }
  }

  @Override
  public Optional<String> end(int entries, Sink sink) {
    if (report.isEmpty()) {
      return Optional.empty();
    }
    Seen nodes = KindsSeen.total(seen.byKind().getOrDefault(Kinds.NODE, new TreeMap<>()));
    if (nodes.objects() > 0) {
      said.putIfAbsent(Kinds.NODE, nodes.coverage());
    }
    said.forEach((kind, coverage) -> sink.coverage(kind, "", coverage));
    Uncovered.say(
        sink,
        said.keySet(),
        "an Insights archive holds a sample for remote health, such as pods that fail");
    if (!failed.isEmpty()) {
      sink.problem(
          new Problem(
              report,
              0,
              0,
              Problem.Severity.INFO,
              "these gatherings met errors: " + String.join(", ", failed),
              0,
              ""));
    }
    return Optional.of(
        "insights-operator/gathers.json and "
            + Paths.count(seen.files(), "object", "objects")
            + " by path");
  }
}
