package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/// Reports of [Trivy](https://trivy.dev/latest/docs/configuration/reporting/) about an image
/// (`trivy image --format json`) or all images of a cluster (`trivy k8s --report all --format
/// json`), filed as [ImageScan]. What it found in configurations is left out: checks judge the
/// objects themselves.
///
/// Vulnerabilities were looked for when the report lists packages of the system or of languages, as
/// it does also where it found none. Secrets are listed only when some were found, so that silence
/// about them proves nothing. Findings that a VEX statement or an ignore file took out
/// (`--show-suppressed`) are kept with the statement.
final class TrivyReport implements Importer {
  private static final Pattern FIRST =
      Pattern.compile(
          "[\\s\\[\\uFEFF]*\\{\\s*\"(?:SchemaVersion|Trivy|ReportID|CreatedAt|ArtifactID"
              + "|ArtifactName|ClusterName)\"");
  private static final Set<String> PACKAGES = Set.of("os-pkgs", "lang-pkgs");

  @Override
  public String id() {
    return "trivy";
  }

  @Override
  public String title() {
    return "Trivy reports about images or a cluster, JSON";
  }

  @Override
  public Recognition recognize(Opening opening) {
    String text = opening.text();
    return FIRST.matcher(text).lookingAt()
            && (text.contains("\"ArtifactName\"") || text.contains("\"ClusterName\""))
        ? Recognition.sure("findings of Trivy")
        : Recognition.NO;
  }

  @Override
  public void read(String name, InputStream bytes, Sink sink) throws IOException {
    ScanReport.objects(name, bytes, sink, parser -> report(name, parser, sink));
  }

  /// One image, or a cluster with its resources.
  private static void report(String source, JsonParser parser, Sink sink) throws IOException {
    Scanned scanned = new Scanned(parser.currentTokenLocation().getLineNr());
    boolean[] ofCluster = {false};
    ScanReport.members(
        parser,
        (name, at) -> {
          switch (name) {
            case "Resources", "Findings" -> {
              ofCluster[0] = true;
              int[] images = {0};
              ScanReport.each(
                  at,
                  resource -> {
                    Scanned one = new Scanned(resource.currentTokenLocation().getLineNr());
                    one.createdAt = scanned.createdAt;
                    ScanReport.members(resource, one::member);
                    images[0] += one.end(source, sink);
                  });
              if (images[0] == 0) {
                ScanReport.noImage(source, 1, "a report on a cluster that names no image", sink);
              }
            }
            default -> scanned.member(name, at);
          }
        });
    if (!ofCluster[0] && scanned.end(source, sink) == 0) {
      ScanReport.noImage(source, scanned.line, "a report on something that is no image", sink);
    }
  }

  /// What is read of one report, which may speak of several images of one pod.
  private static final class Scanned {
    private final int line;
    private final List<ImageScan> images = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /// What was found before the images were named.
    private final List<Found> found = new ArrayList<>();

    private String artifact = "";
    private String type = "container_image";
    private String createdAt = "";
    private @Nullable Object metadata;

    /// @param target `registry.example/web:1.0 (debian 12.5)`, or a path in the image
    private record Found(String target, String what, JsonObject kept, int line) {}

    Scanned(int line) {
      this.line = line;
    }

    void member(String name, JsonParser parser) throws IOException {
      switch (name) {
        case "ArtifactName" -> artifact = ScanReport.text(parser);
        case "ArtifactType" -> type = ScanReport.text(parser);
        case "CreatedAt" -> createdAt = ScanReport.text(parser);
        case "Metadata" -> metadata = JsonTree.readLocated(parser);
        case "Results" -> ScanReport.each(parser, this::result);
        default -> parser.skipChildren();
      }
    }

    private void result(JsonParser parser) throws IOException {
      String[] target = {""};
      ScanReport.members(
          parser,
          (name, at) -> {
            switch (name) {
              case "Target" -> target[0] = ScanReport.text(at);
              case "Class" -> {
                if (PACKAGES.contains(ScanReport.text(at))) {
                  add(target[0], "looked", JsonObject.EMPTY, 0);
                }
              }
              case "Vulnerabilities" ->
                  ScanReport.items(
                      at,
                      (one, l) -> add(target[0], "vulnerability", vulnerability(one).build(), l));
              case "ExperimentalModifiedFindings" ->
                  ScanReport.items(at, (one, l) -> modified(target[0], one, l));
              case "Packages" -> {
                add(target[0], "packages", JsonObject.EMPTY, 0);
                ScanReport.items(
                    at,
                    (one, l) ->
                        add(
                            target[0],
                            "package",
                            ImageScan.kept(one, "Name", "name", "Version", "version").build(),
                            l));
              }
              case "Secrets" ->
                  ScanReport.items(at, (one, l) -> add(target[0], "secret", secret(one), l));
              default -> at.skipChildren();
            }
          });
    }

    private void add(String target, String what, JsonObject kept, int at) {
      if (found.size() <= ImageScan.MOST + 1) {
        found.add(new Found(target, what, kept, at));
      }
    }

    private static JsonObject.Builder vulnerability(JsonObject one) {
      return severity(
          one,
          "Severity",
          ImageScan.kept(
              one,
              "VulnerabilityID",
              "id",
              "PkgName",
              "package",
              "InstalledVersion",
              "installed",
              "FixedVersion",
              "fixed",
              "PublishedDate",
              "published"));
    }

    private static JsonObject.Builder severity(
        JsonObject one, String name, JsonObject.Builder kept) {
      int at = one.indexOf(name);
      return kept.put(
          "severity",
          at >= 0 && one.value(at) instanceof String word
              ? ImageScan.cut(word.toLowerCase(Locale.ROOT))
              : "unknown",
          at < 0 ? 0 : one.line(at));
    }

    /// The rule that found it; never what it found.
    private static JsonObject secret(JsonObject one) {
      return severity(one, "Severity", ImageScan.kept(one, "RuleID", "rule")).build();
    }

    private void modified(String target, JsonObject one, int at) {
      if ("vulnerability".equals(one.get("Type")) && one.get("Finding") instanceof JsonObject it) {
        JsonObject.Builder kept = vulnerability(it);
        JsonObject said =
            ImageScan.kept(one, "Status", "verdict", "Statement", "statement", "Source", "source")
                .build();
        said.keys().forEach(key -> kept.put(key, said.get(key)));
        add(target, "vulnerability", kept.build(), at);
      }
    }

    /// @return how many images it was about
    int end(String source, Sink sink) {
      if (type.equals("container_image")) {
        switch (metadata) {
          case JsonObject one -> image(one);
          case JsonArray several -> {
            for (int i = 0; i < several.size(); i++) {
              if (several.get(i) instanceof JsonObject one) {
                image(one);
              }
            }
          }
          case null, default -> image(JsonObject.EMPTY);
        }
      }
      deal();
      images.forEach(scan -> ScanReport.done(scan, source, sink));
      return images.size();
    }

    private void image(JsonObject one) {
      ImageScan scan = new ImageScan("trivy", line);
      String tag =
          one.get("RepoTags") instanceof JsonArray tags
                  && tags.size() > 0
                  && tags.get(0) instanceof String text
              ? text
              : "";
      String called = artifact.isEmpty() ? tag : artifact;
      scan.name(called);
      scan.scannedAt(createdAt);
      if (one.get("RepoDigests") instanceof JsonArray digests) {
        for (int i = 0; i < digests.size(); i++) {
          scan.digest(digests.get(i));
        }
      }
      scan.digest(one.get("ImageID"));
      scan.digest(called);
      if (one.get("ImageConfig") instanceof JsonObject config) {
        scan.config(
            config.get("created") instanceof String text ? text : "",
            config.get("config") instanceof JsonObject inner
                ? inner.get("User") instanceof String user ? user : ""
                : null);
      }
      if (scan.namesAnImage()) {
        images.add(scan);
        names.add(called);
      }
    }

    /// Of several images each gets what names it, and all get what names none: a finding too many
    /// is asked about, one too few is not.
    private void deal() {
      int last = -1;
      for (Found one : found) {
        for (int i = 0; i < names.size(); i++) {
          if (!names.get(i).isEmpty()
              && (one.target().equals(names.get(i))
                  || one.target().startsWith(names.get(i) + " "))) {
            last = i;
          }
        }
        for (int i = 0; i < images.size(); i++) {
          if (images.size() == 1 || last < 0 || last == i) {
            give(images.get(i), one);
          }
        }
      }
    }

    private static void give(ImageScan scan, Found one) {
      switch (one.what()) {
        case "looked" -> scan.looksForVulnerabilities();
        case "packages" -> scan.looksAtPackages();
        case "package" -> scan.aPackage(one.kept(), one.line());
        case "secret" -> scan.secret(one.kept(), one.line());
        default -> scan.vulnerability(one.kept(), one.line());
      }
    }
  }
}
