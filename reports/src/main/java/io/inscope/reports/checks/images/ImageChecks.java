package io.inscope.reports.checks.images;

import io.inscope.reports.check.Check;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.Unanswerable;
import io.inscope.reports.check.Unanswerable.Lack;
import java.util.List;
import java.util.Set;

/// Which images run, where they come from, what is in them, and what was installed with them.
/// Sorted by id.
public final class ImageChecks {
  private static final Unanswerable MALWARE =
      new Unanswerable(
          new CheckInfo(
              "img-malware",
              "Images hold no malware",
              Severity.HIGH,
              Set.of(),
              "What is hidden in an image runs with the rights of its workload.",
              "Scan images for malware before they are released, and again while they run.",
              ""),
          Lack.WAITING_FOR_DATA,
          "no scanner keeps results on malware as objects of a cluster: ask for the report of the"
              + " malware scan of the images");

  public static final List<Check> ALL =
      List.of(
          new OldImage(),
          new OverdueFix(),
          new DeprecatedRegistry(),
          new InsecureRegistry(),
          new LatestImage(),
          MALWARE,
          new NonProductionImage(),
          new UnpinnedImage(),
          new PackageTools(),
          new PublicRegistry(),
          new PullPolicy(),
          new PullSecret(),
          new RegistryAllowList(),
          new DigestSkew(),
          new RootImage(),
          new MissingSbom(),
          new UnscannedImage(),
          new StaleScan(),
          new SecretsInImage(),
          new SignaturePolicy(),
          new ContextRank(),
          new VulnerableImage(),
          new RepositoryPrefix(),
          new HelmReleases(),
          new KnownVulnerableComponent(),
          new OperatorInventory(),
          new Tiller());

  private ImageChecks() {}
}
