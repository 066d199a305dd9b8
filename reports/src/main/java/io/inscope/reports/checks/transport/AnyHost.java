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
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `spec.rules[].host` and the default backend of ingresses.
///
/// *Allowed:* a host in each rule, and no default backend of its own.
///
/// Source: [hostname
/// wildcards](https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards).
public final class AnyHost implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "ing-wildcard-host",
          "Every rule of an ingress names its host",
          Severity.LOW,
          Set.of(Kinds.INGRESS),
          "It answers for any name that leads to the controller, also for those that somebody else"
              + " should answer for.",
          "Name the host of each rule, and leave the default backend to the controller.",
          "A wildcard for one domain is taken as a name.");

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
    Stream<Evidence> rules =
        spec.at("rules")
            .each()
            .filter(rule -> Set.of("", "*").contains(rule.at("host").text("")))
            .map(
                rule -> {
                  Field host = rule.at("host");
                  return new Evidence.Value(
                      ingress.ref(),
                      host.pointer(),
                      host.value(),
                      ingress.place(host.isMissing() ? rule : host),
                      "");
                });
    Stream<Evidence> fallback =
        Stream.of(spec.at("defaultBackend"), spec.at("backend"))
            .filter(Field::isPresent)
            .map(backend -> Evidence.of(ingress, backend));
    return Outcome.failIfAny("answers for any host", Stream.concat(rules, fallback).toList());
  }
}
