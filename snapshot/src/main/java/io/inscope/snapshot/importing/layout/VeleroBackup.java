package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.importing.KindNames;
import io.inscope.snapshot.importing.Layout;
import io.inscope.snapshot.importing.LayoutReading;
import io.inscope.snapshot.importing.Place;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A [Velero](https://velero.io/docs/main/output-file-format/) backup:
/// `resources/<plural>.<group>/namespaces/<namespace>/<name>.json`, and every object once more for
/// each version of its API. What the backup was to hold stands in `velero-backup.json`, which lies
/// beside the archive of objects.
public final class VeleroBackup implements Layout {
  private static final Pattern OBJECT =
      Pattern.compile(
          "(?:.*/)?resources/(?<resource>[a-z0-9-]+)(?:\\.(?<group>[a-z0-9.-]+))?/"
              + "(?:v[a-z0-9]+(?:-preferredversion)?/)?"
              + "(?:namespaces/(?<namespace>[^/]+)|cluster)/[^/]+\\.json");

  /// Also when it came out of its compression: `b-results.gz!/b-results`.
  private static final Pattern RESULTS = Pattern.compile("[^/]+-results(?:\\.gz|\\.json)?");

  private static final Pattern LISTED =
      Pattern.compile(
          "[^/]+-(?:(?<logs>logs)|resource-list\\.json|itemoperations\\.json|volumeinfos?\\.json"
              + "|podvolumebackups\\.json|csi-volumesnapshot[a-z]*\\.json|volumesnapshots\\.json)"
              + "(?:\\.gz)?");

  @Override
  public String id() {
    return "velero";
  }

  @Override
  public String title() {
    return "Velero backup";
  }

  @Override
  public Optional<Place> place(String path) {
    if (path.endsWith(".json") && path.contains("resources/")) {
      Matcher object = OBJECT.matcher(path);
      if (object.matches()) {
        return Optional.of(
            new Place.Objects(
                object.group("resource"),
                Paths.text(object.group("group")),
                Paths.text(object.group("namespace")),
                false));
      }
    }
    String file = Paths.fileName(path);
    if (file.equals("velero-backup.json")
        || path.endsWith("/metadata/version")
        || path.equals("metadata/version")) {
      return Optional.of(new Place.Evidence("what the backup was to hold"));
    }
    if (file.indexOf('-') < 0 || !path.contains(".gz")) {
      return Optional.empty();
    }
    if (RESULTS.matcher(file).matches()) {
      return Optional.of(new Place.Evidence("the errors of the backup"));
    }
    Matcher listed = LISTED.matcher(file);
    return listed.matches()
        ? Optional.of(
            new Place.Other(
                "velero",
                listed.group("logs") == null
                    ? "Velero's own lists of what it saved"
                    : "the log of the backup"))
        : Optional.empty();
  }

  @Override
  public LayoutReading begin() {
    return begin(new KindNames());
  }

  @Override
  public LayoutReading begin(KindNames names) {
    return new VeleroReading(names);
  }
}
