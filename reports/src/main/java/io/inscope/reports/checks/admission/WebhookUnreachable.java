package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// *Read:* the Service of each webhook, the pods it selects and whether they are ready, and the
/// expiry of `caBundle`.
///
/// *Allowed:* at least one ready pod, and a certificate authority that holds today. Not assessed
/// for URLs, and for Services of which nothing shows the pods.
public final class WebhookUnreachable implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "adm-webhook-unreachable",
          "Every webhook is answered",
          Severity.MEDIUM,
          Set.of(Hook.MUTATING, Hook.VALIDATING),
          "Either nothing can be created any more, or what should be checked is not.",
          "Bring the service back, renew the certificate, or remove the webhook.",
          "Holds for the time of the snapshot only. The certificate of the server itself is not in"
              + " the API.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Hook.MUTATING, Hook.VALIDATING);
  }

  @Override
  public Outcome check(Resource configuration, Audit audit) {
    SortedMap<String, List<Evidence>> wrong = new TreeMap<>();
    SortedSet<String> unknown = new TreeSet<>();
    int hooks = 0;
    for (Hook hook : Hook.of(configuration).toList()) {
      hooks++;
      switch (Answering.of(hook, audit)) {
        case Answering.Yes _ -> {}
        case Answering.No(String message, Field place) ->
            wrong.computeIfAbsent(message, _ -> new ArrayList<>()).add(hook.evidence(place));
        case Answering.Unknown(String why) -> unknown.add(why);
      }
    }
    if (hooks == 0) {
      return new Outcome.NotApplicable("it holds no webhook");
    }
    if (!wrong.isEmpty()) {
      return new Outcome.Fail(wrong.firstKey(), wrong.firstEntry().getValue());
    }
    return unknown.isEmpty() ? Outcome.pass() : new Outcome.NotAssessed(String.join("; ", unknown));
  }
}
