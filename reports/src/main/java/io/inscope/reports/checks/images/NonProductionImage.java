package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// *Read:* registry, repository and tag of every image of workloads in the CDE and in namespaces
/// that say by label or name that they are production.
///
/// *Allowed:* names without a word for another environment (dev, test, staging, snapshot, ...).
/// Such a word is a question: a name proves nothing. Not applicable to other workloads.
///
/// Source: PCI DSS 4.0.1, requirement 6.5.3.
public final class NonProductionImage implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "img-nonprod-registry",
          "Production runs no images made for development or tests",
          Severity.MEDIUM,
          Set.of(Kinds.POD, Kinds.NAMESPACE),
          "Such images hold debugging tools and test accounts, and nobody has released them.",
          "Release the image to the registry of production, and use that name.",
          "Told by words in names; an image with an innocent name may be made for tests too.");

  private static final Pattern WORD =
      Pattern.compile(
          "dev|devel|develop|development|test|tests|testing|tst|qa|uat|staging|stage|stg|sandbox"
              + "|nonprod|preprod|snapshot|nightly|debug|experimental|wip|alpha\\d*|pr\\d*");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (!Production.is(workload, audit)) {
      return new Outcome.NotApplicable("nothing says that it is production");
    }
    List<Evidence> asking = Images.evidence(workload, NonProductionImage::isForOthers);
    return asking.isEmpty()
        ? Images.failIf(workload, "", name -> false)
        : new Outcome.Manual("Were these images released for production?", asking);
  }

  /// The last part of a repository may say what the software does: `shop/qa-dashboard` or a test
  /// framework. So what stands before it counts, and the tag.
  private static boolean isForOthers(ImageName name) {
    int last = name.repository().lastIndexOf('/');
    String place = last < 0 ? "" : name.repository().substring(0, last);
    return Stream.of(name.registry(), place, name.tag())
        .flatMap(part -> Arrays.stream(part.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)))
        .anyMatch(word -> WORD.matcher(word).matches());
  }
}
