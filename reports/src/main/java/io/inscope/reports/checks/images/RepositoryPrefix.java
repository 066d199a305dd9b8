package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Set;

/// Gatekeeper's K8sAllowedRepos compares the beginnings of image names: `registry.example/shop`
/// also lets `registry.example/shop-of-somebody-else` in, and `registry.example` also
/// `registry.example.evil.example`.
///
/// *Read:* `spec.parameters.repos[]`.
///
/// *Allowed:* an entry that ends with a slash, or names an image with its tag or digest.
///
/// Source: [Gatekeeper's
/// library](https://open-policy-agent.github.io/gatekeeper-library/website/validation/allowedrepos/).
public final class RepositoryPrefix implements ResourceCheck {
  static final GroupKind ALLOWED_REPOSITORIES =
      new GroupKind("constraints.gatekeeper.sh", "K8sAllowedRepos");

  private static final CheckInfo INFO =
      new CheckInfo(
          "sc-gatekeeper-repo-prefix",
          "Gatekeeper's lists of allowed repositories end at a slash",
          Severity.MEDIUM,
          Set.of(ALLOWED_REPOSITORIES),
          "Anybody can register a name that begins like an allowed one, and images from there are"
              + " let in.",
          "End every entry with a slash, or use K8sAllowedReposv2, which compares whole names.",
          "Constraints of templates with other names are not recognised.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(ALLOWED_REPOSITORIES);
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Outcome check(Resource constraint, Audit audit) {
    List<Field> entries = constraint.root().at("spec", "parameters", "repos").each().toList();
    if (entries.isEmpty()) {
      return new Outcome.NotApplicable("it lists no repository: it lets no image in");
    }
    return Outcome.failIfAny(
        "lets repositories in that only begin like allowed ones",
        entries.stream()
            .filter(entry -> isOpen(entry.text("")))
            .map(entry -> Evidence.of(constraint, entry))
            .toList());
  }

  private static boolean isOpen(String entry) {
    return !entry.endsWith("/")
        && !(entry.contains("/")
            && (ImageName.of(entry).isPinned() || !ImageName.of(entry).tag().isEmpty()));
  }
}
