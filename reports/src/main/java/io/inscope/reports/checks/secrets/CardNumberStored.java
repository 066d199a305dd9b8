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

/// *Read:* every text of every object, with names of fields: ConfigMaps, environment, arguments,
/// probes, paths, labels, annotations, events, custom resources, Secrets. Redaction finds the
/// numbers on import by issuer, length and check digit, and masks them; here its marks are counted.
///
/// *Allowed:* none. Where all look like numbers that are published for tests it is a question for a
/// person.
///
/// Source: [PCI DSS](https://www.pcisecuritystandards.org/document_library/), requirements 3 and
/// 12.10.7.
public final class CardNumberStored implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "data-pan-object",
          "No object of the cluster holds a card number",
          Severity.CRITICAL,
          Set.of(),
          "The API server, etcd, its backups and everybody who may read the objects come into"
              + " scope, and the number is stored unprotected.",
          "Remove it, find out how it came there, and treat it as an incident: copies are in etcd"
              + " backups and logs.",
          "Texts that are packed, encrypted or split cannot be read. Of Secrets only that a number"
              + " is in them is kept, not which.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final GroupKind EVENT = new GroupKind("", "Event");

  @Override
  public Outcome check(Audit audit) {
    List<AccountData.Place> found =
        audit
            .view(AccountData.class, AccountData::of)
            .places(EnumSet.of(AccountData.What.CARD, AccountData.What.SECRET_CARD));
    List<Evidence> real =
        found.stream().filter(place -> !place.isTest()).map(AccountData.Place::evidence).toList();
    if (!real.isEmpty()) {
      return new Outcome.Fail("holds card numbers", real);
    }
    if (!found.isEmpty()) {
      return new Outcome.Manual(
          "Are these the published test numbers that they look like?",
          found.stream().map(AccountData.Place::evidence).toList());
    }
    return AccountData.gap(audit, Kinds.CONFIG_MAP, Kinds.POD, Kinds.SECRET, Kinds.INGRESS, EVENT)
        .orElseGet(Outcome::pass);
  }
}
