package io.inscope.reports.checks.transport;

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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// *Read:* the hosts of `spec.rules` and of `spec.tls`.
///
/// *Allowed:* hosts that an entry names, also by a wildcard for one label. An entry without hosts
/// means whatever the controller has a certificate for: a question for a person. Not applicable
/// without TLS (see `ing-tls-missing`), and where TLS goes through to the pods.
///
/// Source: [ingress, TLS](https://kubernetes.io/docs/concepts/services-networking/ingress/#tls).
public final class UncoveredHost implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "ing-host-not-covered",
          "TLS of every ingress names all of its hosts",
          Severity.MEDIUM,
          Set.of(Kinds.INGRESS),
          "Requests for a host without a certificate are answered in clear, or with a certificate"
              + " that clients are taught to accept.",
          "Add the host to spec.tls, with a secret that holds a certificate for it.",
          "Whether the certificate really is for the host is not compared here.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.INGRESS);
  }

  @Override
  public Outcome check(Resource ingress, Audit audit) {
    Field spec = ingress.root().at("spec");
    if (spec.at("tls").each().findAny().isEmpty()) {
      return new Outcome.NotApplicable("it has no TLS");
    }
    if (Annotations.passesThrough(ingress)) {
      return new Outcome.NotApplicable("it passes TLS through to the pods");
    }
    Set<String> secured = new HashSet<>();
    boolean byDefault = false;
    for (Field entry : spec.at("tls").each().toList()) {
      List<Field> hosts = entry.at("hosts").each().toList();
      byDefault |= hosts.isEmpty();
      hosts.forEach(host -> secured.add(host.text("").toLowerCase(Locale.ROOT)));
    }
    List<Evidence> uncovered =
        spec.at("rules")
            .each()
            .filter(rule -> !covers(secured, rule.at("host").text("").toLowerCase(Locale.ROOT)))
            .map(rule -> shown(ingress, rule))
            .toList();
    return byDefault && !uncovered.isEmpty()
        ? new Outcome.Manual(
            "Is the certificate that the controller has by default for these hosts?", uncovered)
        : Outcome.failIfAny("serves hosts that its TLS does not name", uncovered);
  }

  private static Evidence shown(Resource ingress, Field rule) {
    Field host = rule.at("host");
    return new Evidence.Value(
        ingress.ref(),
        host.pointer(),
        host.value(),
        ingress.place(host.isMissing() ? rule : host),
        "");
  }

  private static boolean covers(Set<String> secured, String host) {
    int dot = host.indexOf('.');
    return secured.contains(host) || (dot > 0 && secured.contains("*" + host.substring(dot)));
  }
}
