package io.inscope.snapshot.importing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A [Velero](https://velero.io/docs/main/output-file-format/) backup:
/// `resources/<plural>.<group>/namespaces/<namespace>/<name>.json`, and every object once more for
/// each version of its API.
public final class VeleroBackup implements Layout {
  private static final Pattern OBJECT =
      Pattern.compile(
          "(?:.*/)?resources/(?<resource>[a-z0-9-]+)(?:\\.(?<group>[a-z0-9.-]+))?/"
              + "(?:v[a-z0-9]+(?:-preferredversion)?/)?"
              + "(?:namespaces/(?<namespace>[^/]+)|cluster)/[^/]+\\.json");
  private static final Pattern EVIDENCE =
      Pattern.compile("(?:.*/)?(?:velero-backup\\.json|metadata/version)");

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
    Matcher object = OBJECT.matcher(path);
    if (object.matches()) {
      return Optional.of(
          new Place.Objects(
              object.group("resource"),
              text(object.group("group")),
              text(object.group("namespace")),
              false));
    }
    return EVIDENCE.matcher(path).matches()
        ? Optional.of(new Place.Evidence("what the backup was to hold"))
        : Optional.empty();
  }

  private static String text(String group) {
    return group == null ? "" : group;
  }

  @Override
  public LayoutReading begin() {
    return (entries, sink) ->
        Optional.of(entries + " files as resources/<kind>/namespaces/<namespace>/<name>.json");
  }
}
