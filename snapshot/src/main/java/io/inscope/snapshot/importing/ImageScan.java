package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a scanner found in one image, on its way to be filed as `ImageScan.inscope.io`:
///
/// ```
/// spec:
///   scanner: trivy
///   scannedAt: 2026-11-10T08:00:00Z          as the report writes it; not set when it does not
///   image: {name: registry.example/web:1.0, digests: [sha256:...]}
///   created, user                            of the image's configuration
///   vulnerabilities: [{id, severity, package, installed, fixed, published, verdict, statement}]
///   packages: [{name, version}]
///   secrets: [{rule, severity}]
/// ```
///
/// A list that is not there was not scanned for, as far as the report shows; an empty one was, and
/// in vain. Descriptions, paths, configurations and above all the texts in which secrets were found
/// are left behind.
final class ImageScan {
  /// More than any image has: what is beyond costs the scan, not the memory.
  static final int MOST = 100_000;

  private static final int LONGEST = 300;

  private final String scanner;
  private final int line;
  private final Set<String> digests = new LinkedHashSet<>();
  private JsonArray.@Nullable Builder vulnerabilities;
  private JsonArray.@Nullable Builder packages;
  private JsonArray.@Nullable Builder secrets;
  private int items;
  private String name = "";
  private String scannedAt = "";
  private String created = "";
  private @Nullable String user;

  /// @param line 1-based line of its source on which it starts
  ImageScan(String scanner, int line) {
    this.scanner = scanner;
    this.line = line;
  }

  void name(String text) {
    name = text;
  }

  void scannedAt(String text) {
    scannedAt = text;
  }

  void config(String createdAt, @Nullable String runsAs) {
    created = createdAt;
    user = runsAs;
  }

  /// `sha256:...`, alone or behind the name of an image.
  void digest(@Nullable Object text) {
    if (text instanceof String digest) {
      int at = digest.indexOf('@');
      String bare = digest.substring(at + 1);
      if (bare.matches("sha256:[0-9a-f]{64}")) {
        digests.add(bare);
      }
    }
  }

  boolean namesAnImage() {
    return !name.isEmpty() || !digests.isEmpty();
  }

  boolean isTooLong() {
    return items > MOST;
  }

  int line() {
    return line;
  }

  /// Says that vulnerabilities were looked for.
  void looksForVulnerabilities() {
    if (vulnerabilities == null) {
      vulnerabilities = JsonArray.builder();
    }
  }

  void vulnerability(JsonObject kept, int at) {
    looksForVulnerabilities();
    if (vulnerabilities != null && items++ <= MOST) {
      vulnerabilities.add(kept, at);
    }
  }

  void looksAtPackages() {
    if (packages == null) {
      packages = JsonArray.builder();
    }
  }

  void aPackage(JsonObject kept, int at) {
    looksAtPackages();
    if (packages != null && items++ <= MOST) {
      packages.add(kept, at);
    }
  }

  void secret(JsonObject kept, int at) {
    if (secrets == null) {
      secrets = JsonArray.builder();
    }
    if (items++ <= MOST) {
      secrets.add(kept, at);
    }
  }

  /// Some members of an object under other names, with their lines; texts only, cut to what a name
  /// may be.
  ///
  /// @param names the name there and the name here, in turns
  static JsonObject.Builder kept(JsonObject object, String... names) {
    JsonObject.Builder kept = JsonObject.builder();
    for (int i = 0; i < names.length; i += 2) {
      int at = object.indexOf(names[i]);
      if (at >= 0 && object.value(at) instanceof String text && !text.isEmpty()) {
        kept.put(names[i + 1], cut(text), object.line(at));
      }
    }
    return kept;
  }

  static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /// The object that is filed. Its name tells image and scanner, and a hash tells scans apart.
  Optional<Resource> resource(String source) {
    JsonObject.Builder image = JsonObject.builder();
    if (!name.isEmpty()) {
      image.put("name", cut(name));
    }
    image.put("digests", JsonArray.of(digests.toArray()));
    JsonObject.Builder spec = JsonObject.builder().put("scanner", scanner);
    put(spec, "scannedAt", scannedAt);
    spec.put("image", image.build());
    put(spec, "created", created);
    if (user != null) {
      spec.put("user", cut(user));
    }
    put(spec, "vulnerabilities", vulnerabilities);
    put(spec, "packages", packages);
    put(spec, "secrets", secrets);
    JsonObject built = spec.build();
    return Resource.of(
        JsonObject.builder()
            .put("apiVersion", "inscope.io/v1")
            .put("kind", "ImageScan")
            .put("metadata", JsonObject.of("name", fileName(built)))
            .put("spec", built)
            .build(),
        new Origin(source, line));
  }

  private static void put(JsonObject.Builder spec, String key, String text) {
    if (!text.isEmpty()) {
      spec.put(key, cut(text));
    }
  }

  private static void put(JsonObject.Builder spec, String key, JsonArray.@Nullable Builder list) {
    if (list != null) {
      spec.put(key, list.build());
    }
  }

  private String fileName(JsonObject spec) {
    List<String> parts = new ArrayList<>();
    int slash = name.lastIndexOf('/');
    parts.add(
        name.substring(slash + 1)
            .toLowerCase(Locale.ROOT)
            .replaceAll("@.*|[^a-z0-9._-]+", "-")
            .replaceAll("^-+|-+$", ""));
    parts.add(scanner);
    parts.add(hash(spec));
    parts.removeIf(String::isEmpty);
    return String.join("-", parts);
  }

  private static String hash(JsonObject spec) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(CanonicalJson.bytes(spec));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
