package io.inscope.reports.checks.secrets;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// *Read:* every text of every object.
///
/// *Allowed:* none. Where the field says what it is there is no doubt, else it is a question for a
/// person.
///
/// Source: [45 CFR 164.514](https://www.ecfr.gov/current/title-45/section-164.514), identifiers.
public final class SocialSecurityStored implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "data-ssn-phi",
          "No object of the cluster holds a social security number",
          Severity.MEDIUM,
          Set.of(),
          "It identifies a person for life, and everybody who may read the objects has it.",
          "Remove it, and find out how it came there.",
          "Only social security numbers of the USA with dashes are looked for; for patients,"
              + " members or customers of yours there is no form to look for.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final GroupKind EVENT = new GroupKind("", "Event");
  private static final Pattern NAME =
      Pattern.compile("(?i).*(ssn|social.?security|patient|member).*");

  @Override
  public Outcome check(Audit audit) {
    List<AccountData.Place> found =
        audit
            .view(AccountData.class, AccountData::of)
            .places(EnumSet.of(AccountData.What.SOCIAL_SECURITY));
    List<Evidence> named =
        found.stream()
            .filter(place -> NAME.matcher(place.field().pointer()).matches())
            .map(AccountData.Place::evidence)
            .toList();
    if (!named.isEmpty()) {
      return new Outcome.Fail("holds social security numbers", named);
    }
    return found.isEmpty()
        ? AccountData.gap(audit, Kinds.CONFIG_MAP, Kinds.POD, EVENT).orElseGet(Outcome::pass)
        : new Outcome.Manual(
            "Are these social security numbers?",
            found.stream().map(AccountData.Place::evidence).toList());
  }
}
