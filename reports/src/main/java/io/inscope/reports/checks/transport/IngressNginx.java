package io.inscope.reports.checks.transport;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The image of an ingress-nginx controller, and what is known of its version.
///
/// @param own whether the project itself built it
/// @param version empty when the tag does not tell
record IngressNginx(boolean own, Optional<Version> version) {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:.*/)?(?:(?<own>ingress-nginx/controller(?:-chroot)?"
              + "|kubernetes-ingress-controller/nginx-ingress-controller(?:-[a-z0-9]+)?)"
              + "|nginx-ingress-controller|ingress-nginx-controller)(?::(?<tag>[^@]*))?(?:@.*)?");

  private static final Pattern TAG =
      Pattern.compile(
          "(?:controller-|nginx-)?v?(\\d{1,3})\\.(\\d{1,3})(?:\\.(\\d{1,3}))?(?:[-_+].*)?");

  /// The last day on which the project maintained it.
  static final LocalDate END = LocalDate.of(2026, 3, 31);

  /// Empty for other images, that of NGINX's own controller among them.
  static Optional<IngressNginx> of(String image) {
    Matcher name = NAME.matcher(image);
    if (!name.matches()) {
      return Optional.empty();
    }
    String tag = name.group("tag");
    Matcher version = TAG.matcher(tag == null ? "" : tag);
    return Optional.of(
        new IngressNginx(
            name.group("own") != null,
            version.matches()
                ? Optional.of(
                    new Version(
                        Integer.parseInt(version.group(1)),
                        Integer.parseInt(version.group(2)),
                        version.group(3) == null ? -1 : Integer.parseInt(version.group(3))))
                : Optional.empty()));
  }

  /// A version.
  ///
  /// @param patch -1 when the tag names none
  record Version(int major, int minor, int patch) {
    /// Whether the configuration that a request carries is run, as in CVE-2025-1974: up to 1.11.4,
    /// and 1.12.0.
    boolean isVulnerable() {
      return major < 1
          || (major == 1
              && (minor < 11 || (minor == 11 && patch < 5) || (minor == 12 && patch < 1)));
    }
  }
}
