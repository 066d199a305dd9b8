package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/// Reports of [Grype](https://github.com/anchore/grype) about an image (`grype IMAGE -o json`),
/// filed as [ImageScan]. Matches that a VEX document or an ignore rule took out (`ignoredMatches`)
/// are kept with what is said of them.
final class GrypeReport implements Importer {
  private static final Pattern FIRST =
      Pattern.compile(
          "[\\s\\[\\uFEFF]*\\{\\s*\"(?:matches|ignoredMatches|source|descriptor|distro"
              + "|alertsByPackage)\"");

  @Override
  public String id() {
    return "grype";
  }

  @Override
  public String title() {
    return "Grype reports about images, JSON";
  }

  @Override
  public Recognition recognize(Opening opening) {
    String text = opening.text();
    return FIRST.matcher(text).lookingAt()
            && text.contains("\"matches\"")
            && ((text.contains("\"vulnerability\"") && text.contains("\"artifact\""))
                || (text.contains("\"descriptor\"") && text.contains("\"grype\"")))
        ? Recognition.sure("findings of Grype")
        : Recognition.NO;
  }

  @Override
  public void read(String name, InputStream bytes, Sink sink) throws IOException {
    ScanReport.objects(name, bytes, sink, parser -> report(name, parser, sink));
  }

  private static void report(String source, JsonParser parser, Sink sink) throws IOException {
    ImageScan scan = new ImageScan("grype", parser.currentTokenLocation().getLineNr());
    ScanReport.members(
        parser,
        (name, at) -> {
          switch (name) {
            case "matches" -> {
              scan.looksForVulnerabilities();
              ScanReport.items(at, (one, l) -> scan.vulnerability(match(one).build(), l));
            }
            case "ignoredMatches" ->
                ScanReport.items(at, (one, l) -> scan.vulnerability(ignored(one), l));
            case "source" -> source(JsonTree.readLocated(at), scan);
            case "descriptor" ->
                ScanReport.members(
                    at,
                    (key, value) -> {
                      if (key.equals("timestamp")) {
                        scan.scannedAt(ScanReport.text(value));
                      } else {
                        value.skipChildren();
                      }
                    });
            default -> at.skipChildren();
          }
        });
    if (scan.namesAnImage()) {
      ScanReport.done(scan, source, sink);
    } else {
      ScanReport.noImage(source, scan.line(), "a report on something that is no image", sink);
    }
  }

  /// Only images have a target with digests; folders have a path.
  private static void source(@Nullable Object read, ImageScan scan) {
    if (read instanceof JsonObject source
        && "image".equals(source.get("type"))
        && source.get("target") instanceof JsonObject target) {
      if (target.get("userInput") instanceof String name) {
        scan.name(name);
        scan.digest(name);
      }
      if (target.get("repoDigests") instanceof JsonArray digests) {
        for (int i = 0; i < digests.size(); i++) {
          scan.digest(digests.get(i));
        }
      }
      scan.digest(target.get("manifestDigest"));
      scan.digest(target.get("imageID"));
    }
  }

  private static JsonObject.Builder match(JsonObject match) {
    JsonObject vulnerability = object(match, "vulnerability");
    JsonObject artifact = object(match, "artifact");
    JsonObject.Builder kept = ImageScan.kept(vulnerability, "id", "id");
    add(kept, ImageScan.kept(artifact, "name", "package", "version", "installed").build());
    int at = vulnerability.indexOf("severity");
    kept.put(
        "severity",
        at >= 0 && vulnerability.value(at) instanceof String word
            ? ImageScan.cut(word.toLowerCase(Locale.ROOT))
            : "unknown",
        at < 0 ? 0 : vulnerability.line(at));
    JsonObject fix = object(vulnerability, "fix");
    if ("fixed".equals(fix.get("state"))) {
      kept.put("fixed", versions(fix));
    }
    return kept;
  }

  private static String versions(JsonObject fix) {
    StringBuilder text = new StringBuilder();
    if (fix.get("versions") instanceof JsonArray versions) {
      for (int i = 0; i < versions.size(); i++) {
        if (versions.get(i) instanceof String version) {
          text.append(text.isEmpty() ? "" : ", ").append(version);
        }
      }
    }
    return text.isEmpty() ? "a version that is not named" : ImageScan.cut(text.toString());
  }

  /// The first rule that took it out; one with a VEX status has the words of the document.
  private static JsonObject ignored(JsonObject match) {
    JsonObject.Builder kept = match(match);
    JsonObject rule = JsonObject.EMPTY;
    if (match.get("appliedIgnoreRules") instanceof JsonArray rules) {
      for (int i = rules.size() - 1; i >= 0; i--) {
        if (rules.get(i) instanceof JsonObject one) {
          rule = one;
        }
      }
    }
    boolean vex = rule.get("vex-status") instanceof String status && !status.isEmpty();
    kept.put("verdict", "ignored");
    add(
        kept,
        ImageScan.kept(
                rule,
                "reason",
                "statement",
                "vex-justification",
                "statement",
                "vex-status",
                "verdict")
            .build());
    return kept.put("source", vex ? "VEX" : "an ignore rule of Grype").build();
  }

  private static void add(JsonObject.Builder kept, JsonObject more) {
    for (int i = 0; i < more.size(); i++) {
      kept.put(more.key(i), more.value(i), more.line(i));
    }
  }

  private static JsonObject object(JsonObject object, String name) {
    return object.get(name) instanceof JsonObject member ? member : JsonObject.EMPTY;
  }
}
