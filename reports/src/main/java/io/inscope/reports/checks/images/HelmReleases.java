package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// *Read:* what the import keeps of the Secrets and ConfigMaps in which Helm 3 stores its releases:
/// name, revision, state, and name and version of the chart; never the values. Of the ConfigMaps of
/// Tiller, the server of Helm 2: the labels.
///
/// *Allowed:* everything; the newest revision of each release is shown. Not applicable when there
/// is none; not assessed when none can be read.
///
/// Source: [Helm's storage backends](https://helm.sh/docs/topics/advanced/#storage-backends).
public final class HelmReleases implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sc-helm-releases",
          "What Helm installed is on record, with its versions",
          Severity.INFO,
          Set.of(),
          "A chart that nobody follows any more keeps its old images for years.",
          "Record an owner for every release, and compare chart and application with the newest"
              + " versions.",
          "Charts that were rendered and applied without Helm leave no release.");

  /// What the import puts in the place of a release.
  private static final String KEPT = "inscope.io/helm-release";

  private static final Pattern NAME =
      Pattern.compile("sh\\.helm\\.release\\.v1\\.(.+)\\.v(\\d{1,9})");

  /// A release as one object has it.
  ///
  /// @param facts what is kept of it: chart, versions, status; missing when they could not be read
  public record Release(Resource object, Field facts, long revision) {
    public boolean isKnown() {
      return facts.at("chart", "version").isPresent();
    }

    /// A fact in words; empty when it is not known.
    public String fact(String... names) {
      return Objects.toString(facts.at(names).value(), "");
    }

    /// `deployed`; empty when it is not known.
    public String status() {
      return fact("status").isEmpty() ? fact("STATUS") : fact("status");
    }

    Stream<Evidence> evidence() {
      return Stream.of(
              facts.at("chart", "name"),
              facts.at("chart", "version"),
              facts.at("chart", "appVersion"),
              facts.at("status"),
              facts.at("VERSION"),
              facts.at("STATUS"))
          .filter(Field::isPresent)
          .map(field -> Evidence.of(object, field));
    }
  }

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    SortedMap<String, Release> newest = newest(audit.snapshot());
    String gap =
        Stream.of(Kinds.SECRET, Kinds.CONFIG_MAP)
            .filter(kind -> !(audit.snapshot().coverage(kind, "") instanceof Coverage.Read))
            .map(kind -> kind.kind() + ": " + audit.snapshot().coverage(kind, "").gap())
            .collect(Collectors.joining("; "));
    if (newest.isEmpty() && !gap.isEmpty()) {
      return new Outcome.NotAssessed(gap);
    }
    if (newest.isEmpty()) {
      return new Outcome.NotApplicable("the cluster keeps no release of Helm");
    }
    List<String> unread = new ArrayList<>();
    newest.forEach(
        (name, release) -> {
          if (!release.isKnown()) {
            unread.add(name);
          }
        });
    if (unread.size() == newest.size()) {
      return new Outcome.NotAssessed(
          "charts and versions of its releases (%d) could not be read: ask for the output of 'helm"
                  .formatted(newest.size())
              + " list --all-namespaces'");
    }
    return new Outcome.Pass(
        "keeps releases of Helm: %d%s%s"
            .formatted(
                newest.size(),
                unread.isEmpty()
                    ? ""
                    : "; chart and version of these are not known: " + String.join(", ", unread),
                gap.isEmpty() ? "" : "; there may be more: " + gap),
        newest.values().stream().flatMap(Release::evidence).toList());
  }

  /// The newest revision of each release, by namespace and name.
  public static SortedMap<String, Release> newest(ClusterSnapshot snapshot) {
    SortedMap<String, Release> newest = new TreeMap<>();
    for (GroupKind kind : List.of(Kinds.SECRET, Kinds.CONFIG_MAP)) {
      try (Stream<Resource> all = snapshot.all(kind)) {
        all.forEach(object -> add(object, newest));
      }
    }
    return newest;
  }

  private static void add(Resource object, Map<String, Release> newest) {
    Field facts = object.root().at(KEPT);
    Matcher matcher = NAME.matcher(object.ref().name());
    boolean byTiller = object.labels().getOrDefault("OWNER", "").equals("TILLER");
    if (facts.isMissing() && !matcher.matches() && !byTiller) {
      return;
    }
    String name = object.labels().getOrDefault(byTiller ? "NAME" : "name", object.ref().name());
    long revision = 0;
    if (matcher.matches()) {
      name = matcher.group(1);
      revision = Long.parseLong(matcher.group(2));
    } else if (byTiller) {
      facts = object.root().at("metadata", "labels");
      String version = object.labels().getOrDefault("VERSION", "");
      revision = version.matches("\\d{1,9}") ? Long.parseLong(version) : 0;
    }
    Release release = new Release(object, facts, revision);
    newest.merge(
        object.ref().namespace() + "/" + name,
        release,
        (a, b) -> b.revision() > a.revision() ? b : a);
  }
}
