package io.inscope.reports.checks.images;

import java.util.Set;
import java.util.regex.Pattern;

/// What is known of registries by their names.
final class Registries {
  /// Where anybody may publish.
  static final Set<String> PUBLIC =
      Set.of(
          "docker.io",
          "gcr.io",
          "ghcr.io",
          "lscr.io",
          "mcr.microsoft.com",
          "public.ecr.aws",
          "quay.io",
          "registry.gitlab.com",
          "registry.k8s.io");

  /// Where nodes of the same provider identify themselves.
  private static final Pattern OF_CLOUD =
      Pattern.compile(
          ".*\\.dkr\\.ecr(-fips)?\\..*\\.amazonaws\\.com(\\.cn)?|(.*\\.)?gcr\\.io|.*\\.pkg\\.dev"
              + "|.*\\.azurecr\\.(io|cn|us)|.*\\.ocir\\.io|(.*\\.)?icr\\.io");

  private static final String OF_OPENSHIFT = "image-registry.openshift-image-registry.svc:5000";

  /// Open mirrors of vendors' own images.
  private static final Set<String> OF_VENDORS =
      Set.of(
          "cr.l5d.io",
          "docker.elastic.co",
          "k8s.gcr.io",
          "nvcr.io",
          "registry.access.redhat.com",
          "xpkg.upbound.io");

  private static final Pattern PLAIN =
      Pattern.compile(
          "(localhost|\\[.*]|\\d+\\.\\d+\\.\\d+\\.\\d+)(:\\d+)?|.*:(80|5000|8080|8081)");

  private Registries() {}

  static boolean needsNoSecret(ImageName name) {
    return PUBLIC.contains(name.registry())
        || OF_VENDORS.contains(name.registry())
        || name.registry().equals(OF_OPENSHIFT)
        || OF_CLOUD.matcher(name.registry()).matches();
  }

  /// Whether its address is one that mostly stands for a registry without TLS: a bare address, this
  /// machine, or a port that is used without TLS.
  static boolean looksPlain(ImageName name) {
    return !name.registry().equals(OF_OPENSHIFT) && PLAIN.matcher(name.registry()).matches();
  }
}
