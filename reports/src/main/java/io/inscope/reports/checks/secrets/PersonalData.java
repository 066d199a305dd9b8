package io.inscope.reports.checks.secrets;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// *Read:* `data` of ConfigMaps: bank account numbers with valid check digits, five or more mail
/// addresses of people, fields named after a birth date or a passport.
///
/// *Allowed:* none of them without a look: a question for a person.
///
/// Source: [GDPR, article 32](https://eur-lex.europa.eu/eli/reg/2016/679/oj).
public final class PersonalData implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "data-configmap-pii",
          "No ConfigMap holds data of people",
          Severity.MEDIUM,
          Set.of(Kinds.CONFIG_MAP),
          "ConfigMaps are readable to many people and programs, are not encrypted, and stay in"
              + " backups.",
          "Move the data to where it is protected and can be deleted.",
          "Forms of bank accounts, lists of mail addresses and names of fields are looked for: a"
              + " hint, not a search for personal data.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.CONFIG_MAP);
  }

  @Override
  public Outcome check(Resource map, Audit audit) {
    List<Evidence> found = new ArrayList<>();
    for (Field entry : map.root().at("data").members().toList()) {
      Personal.in(entry.key(), entry.text(""))
          .ifPresent(what -> found.add(Credential.evidence(map, entry, "(" + what + ")", "")));
    }
    return found.isEmpty() ? Outcome.pass() : new Outcome.Manual("Is this data of people?", found);
  }
}
