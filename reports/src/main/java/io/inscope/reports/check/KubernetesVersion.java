package io.inscope.reports.check;

import io.inscope.snapshot.model.ClusterSnapshot;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The minor version of the cluster, as far as the snapshot tells; rules that changed with a
/// version ask it. Where it is not known, neither question is answered with yes.
///
/// @param minor 33 for `v1.33.2`; 0 when not known
public record KubernetesVersion(int minor) {
  private static final Pattern FORM = Pattern.compile("v?1\\.(\\d{1,3})(\\D.*)?");

  public static KubernetesVersion of(ClusterSnapshot snapshot) {
    Matcher matcher = FORM.matcher(snapshot.info().kubernetesVersion());
    return new KubernetesVersion(matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0);
  }

  public boolean isAtLeast(int other) {
    return minor > 0 && minor >= other;
  }

  public boolean isOlderThan(int other) {
    return minor > 0 && minor < other;
  }
}
