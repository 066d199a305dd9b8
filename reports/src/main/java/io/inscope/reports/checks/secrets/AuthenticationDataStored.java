package io.inscope.reports.checks.secrets;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// *Read:* the marks that redaction leaves for magnetic stripes, and values of three or four
/// characters named CVV or CVC, in every object.
///
/// *Allowed:* none. A code with no card number in the same object is a question for a person.
///
/// Source: [PCI DSS](https://www.pcisecuritystandards.org/document_library/), requirements 3 and
/// 12.10.7.
public final class AuthenticationDataStored implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "data-sad-object",
          "No object of the cluster holds what a stripe or the back of a card does",
          Severity.CRITICAL,
          Set.of(),
          "Nobody may keep this data after a payment is authorised, not even encrypted; with it"
              + " cards can be copied.",
          "Remove it, find out how it came there, and treat it as an incident.",
          "A code is told by its name only: three digits look like anything else. PIN blocks are"
              + " not told from other secrets.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final GroupKind EVENT = new GroupKind("", "Event");

  @Override
  public Outcome check(Audit audit) {
    AccountData data = audit.view(AccountData.class, AccountData::of);
    Set<ResourceRef> withCards =
        data
            .places(
                EnumSet.of(
                    AccountData.What.CARD, AccountData.What.SECRET_CARD, AccountData.What.TRACK))
            .stream()
            .map(place -> place.resource().ref())
            .collect(Collectors.toSet());
    List<Evidence> sure = new ArrayList<>();
    List<Evidence> perhaps = new ArrayList<>();
    for (AccountData.Place place :
        data.places(EnumSet.of(AccountData.What.TRACK, AccountData.What.CODE))) {
      boolean certain =
          place.what() == AccountData.What.TRACK || withCards.contains(place.resource().ref());
      (certain ? sure : perhaps).add(place.evidence());
    }
    if (!sure.isEmpty()) {
      return new Outcome.Fail("holds sensitive authentication data", sure);
    }
    return perhaps.isEmpty()
        ? AccountData.gap(audit, Kinds.CONFIG_MAP, Kinds.POD, Kinds.SECRET, Kinds.INGRESS, EVENT)
            .orElseGet(Outcome::pass)
        : new Outcome.Manual("Are these verification codes of real cards?", perhaps);
  }
}
