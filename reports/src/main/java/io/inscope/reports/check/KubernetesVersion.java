package io.inscope.reports.check;

import io.inscope.snapshot.model.ClusterSnapshot;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A minor version of Kubernetes; rules that changed with a version ask it. Where it is not known,
/// neither question is answered with yes.
///
/// @param minor 33 for `v1.33.2`; -1 when not known
public record KubernetesVersion(int minor) {
  /// The newest whose rules this program knows.
  public static final KubernetesVersion LATEST = new KubernetesVersion(37);

  public static final KubernetesVersion UNKNOWN = new KubernetesVersion(-1);

  /// As nodes report it: `v1.33.2`, `v1.33.2+rke2r1`, `v1.27.3-gke.100`.
  private static final Pattern REPORTED = Pattern.compile("v?1\\.(\\d{1,3})(\\D.*)?");

  /// As people write it: a suffix only after a patch version.
  private static final Pattern WRITTEN =
      Pattern.compile("v?1\\.(\\d{1,3})(\\.\\d+([-+][\\w.+-]+)?)?");

  /// The version of the cluster, as far as the snapshot tells.
  public static KubernetesVersion of(ClusterSnapshot snapshot) {
    Matcher matcher = REPORTED.matcher(snapshot.info().kubernetesVersion());
    return matcher.matches() ? of(matcher) : UNKNOWN;
  }

  /// A version as somebody writes it: `1.33`, `v1.33.2`, `latest`; empty when it is none.
  public static Optional<KubernetesVersion> parse(String text) {
    if (text.equals("latest")) {
      return Optional.of(LATEST);
    }
    Matcher matcher = WRITTEN.matcher(text);
    return matcher.matches() ? Optional.of(of(matcher)) : Optional.empty();
  }

  private static KubernetesVersion of(Matcher matcher) {
    return new KubernetesVersion(Integer.parseInt(matcher.group(1)));
  }

  public boolean isKnown() {
    return minor >= 0;
  }

  public boolean isAtLeast(int other) {
    return isKnown() && minor >= other;
  }

  public boolean isOlderThan(int other) {
    return isKnown() && minor < other;
  }

  /// `1.33`; `unknown`.
  @Override
  public String toString() {
    return isKnown() ? "1." + minor : "unknown";
  }
}
