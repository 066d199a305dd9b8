package io.inscope.reports.versions;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A version as components report it and images are tagged with it. Its order is that of its
/// numbers, a pre-release before its release; the suffix does not count.
///
/// @param patch 0 where it is not written
/// @param preRelease `alpha.1`, `beta.0`, `rc95`; empty for a release
/// @param suffix what a vendor or distribution put behind: `eks-036c24b`, `rke2r1`, `0ubuntu1`;
///   empty for the project's own
public record Version(int major, int minor, int patch, String preRelease, String suffix)
    implements Comparable<Version> {
  private static final Pattern FORM =
      Pattern.compile(
          "v?(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,9}))?"
              + "(?:[-.~]?((?:alpha|beta|rc)[.]?\\d*))?(?:[-+~._](.+))?");
  private static final Pattern STAGE = Pattern.compile("([a-z]+)\\.?(\\d{0,6})");

  private static final Comparator<Version> ORDER =
      Comparator.comparingInt(Version::major)
          .thenComparingInt(Version::minor)
          .thenComparingInt(Version::patch)
          .thenComparing(Version::stage)
          .thenComparingInt(Version::stageNumber);

  /// Reads `v1.28.9-eks-036c24b`, `1.7.2-0ubuntu1`, `1.0.0-rc95`, `v1.30`; empty for anything else:
  /// a name, a commit, `latest`.
  public static Optional<Version> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Version(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)),
            orEmpty(matcher, 4),
            orEmpty(matcher, 5)));
  }

  private static String orEmpty(Matcher matcher, int group) {
    String text = matcher.group(group);
    return text == null ? "" : text;
  }

  /// Whether somebody else than the project built it: it may hold fixes that its number does not
  /// show.
  public boolean isVendorBuilt() {
    return !suffix.isEmpty();
  }

  public boolean isBefore(Version other) {
    return compareTo(other) < 0;
  }

  /// Whether both are of one minor: 1.28.3 and 1.28.9.
  public boolean isOfBranch(Version other) {
    return major == other.major && minor == other.minor;
  }

  /// The order of versions; not consistent with `equals`, which minds the suffix.
  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  /// `alpha`, `beta`, `rc`; a release sorts behind them.
  private String stage() {
    if (preRelease.isEmpty()) {
      return "release";
    }
    Matcher matcher = STAGE.matcher(preRelease.toLowerCase(Locale.ROOT));
    return matcher.matches() ? matcher.group(1) : "release";
  }

  private int stageNumber() {
    if (preRelease.isEmpty()) {
      return 0;
    }
    Matcher matcher = STAGE.matcher(preRelease);
    return matcher.matches() && !matcher.group(2).isEmpty()
        ? Integer.parseInt(matcher.group(2))
        : 0;
  }

  /// `1.28.9-eks-036c24b`
  @Override
  public String toString() {
    return major
        + "."
        + minor
        + "."
        + patch
        + (preRelease.isEmpty() ? "" : "-" + preRelease)
        + (suffix.isEmpty() ? "" : "-" + suffix);
  }
}
