package io.inscope.reports.checks.images;

import java.util.Set;

/// The name of an image, in its parts.
///
/// @param registry host and port; `docker.io` when the name has none
/// @param repository with `library/` where Docker Hub leaves it out
/// @param tag empty when there is none
/// @param digest `sha256:...`; empty when there is none
public record ImageName(String registry, String repository, String tag, String digest) {
  private static final String HUB = "docker.io";
  private static final Set<String> HUB_TOO = Set.of("index.docker.io", "registry-1.docker.io");

  /// Reads `[registry/]repository[:tag][@digest]`. The port of a registry is not a tag.
  public static ImageName of(String name) {
    int at = name.indexOf('@');
    String digest = at < 0 ? "" : name.substring(at + 1);
    String rest = at < 0 ? name : name.substring(0, at);
    int colon = rest.lastIndexOf(':');
    String tag = colon > rest.lastIndexOf('/') ? rest.substring(colon + 1) : "";
    String path = tag.isEmpty() ? rest : rest.substring(0, colon);
    int slash = path.indexOf('/');
    String first = slash < 0 ? "" : path.substring(0, slash);
    boolean hasRegistry = first.contains(".") || first.contains(":") || first.equals("localhost");
    String registry = hasRegistry ? first : HUB;
    String repository = hasRegistry ? path.substring(slash + 1) : path;
    if (HUB_TOO.contains(registry)) {
      registry = HUB;
    }
    if (registry.equals(HUB) && !repository.contains("/")) {
      repository = "library/" + repository;
    }
    return new ImageName(registry, repository, tag, digest);
  }

  public boolean isPinned() {
    return !digest.isEmpty();
  }

  /// No version: the tag `latest`, which no tag means as well, and no digest.
  public boolean isLatest() {
    return !isPinned() && (tag.isEmpty() || tag.equals("latest"));
  }
}
