package io.inscope.reports.checks.images;

import io.inscope.reports.check.Check;
import java.util.List;

/// Which images run, and where they come from. Sorted by id.
public final class ImageChecks {
  public static final List<Check> ALL =
      List.of(
          new DeprecatedRegistry(),
          new LatestImage(),
          new UnpinnedImage(),
          new PublicRegistry(),
          new PullPolicy(),
          new DigestSkew());

  private ImageChecks() {}
}
