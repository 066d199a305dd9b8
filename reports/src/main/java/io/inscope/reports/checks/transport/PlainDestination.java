package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `tls` of the traffic policies of DestinationRules, with those for ports and subsets.
///
/// *Allowed:* no mode `DISABLE`, and no `insecureSkipVerify`.
///
/// Source:
/// [ClientTLSSettings](https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings).
public final class PlainDestination implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "mesh-destrule-plain",
          "No DestinationRule switches encryption or verification off",
          Severity.MEDIUM,
          Set.of(Istio.DESTINATION_RULE),
          "The proxy talks in clear, or to whoever shows any certificate, while the mesh seems to"
              + " encrypt.",
          "Remove tls.mode: DISABLE, and let the proxy verify whom it talks to.",
          "A host outside the mesh that speaks no TLS has to be reached in clear; then the network"
              + " has to protect it.");

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
    return Set.of(Istio.DESTINATION_RULE);
  }

  @Override
  public Outcome check(Resource rule, Audit audit) {
    Field spec = rule.root().at("spec");
    return Outcome.failIfAny(
        "lets proxies talk in clear or to anybody",
        Stream.concat(
                Stream.of(spec.at("trafficPolicy")),
                spec.at("subsets").each().map(subset -> subset.at("trafficPolicy")))
            .flatMap(
                policy -> Stream.concat(Stream.of(policy), policy.at("portLevelSettings").each()))
            .map(policy -> policy.at("tls"))
            .flatMap(
                tls ->
                    Stream.concat(
                        Stream.of(tls.at("mode")).filter(mode -> mode.text("").equals("DISABLE")),
                        Stream.of(tls.at("insecureSkipVerify")).filter(Field::isTrue)))
            .map(field -> Evidence.of(rule, field))
            .toList());
  }
}
