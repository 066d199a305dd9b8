package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.ArrayList;
import java.util.List;

/// Says who runs the control plane, and so whom to ask about all other checks of it.
///
/// *Read:* what [ControlPlane] reads.
///
/// *Allowed:* it passes with the pods or nodes that show each component. A provider never passes.
///
/// Source: [shared responsibility for PCI
/// DSS](https://www.pcisecuritystandards.org/document_library/), requirement 12.8 and 12.9.
public final class ManagedControlPlane implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "cp-managed",
          "The control plane is run and shown by its owner",
          Severity.INFO,
          ControlPlane.READS,
          "What a provider runs has to be proven by the provider: no export of the cluster can.",
          "Ask the provider for the attestation of compliance and the responsibility matrix.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    List<Evidence> shown = new ArrayList<>();
    for (String component :
        List.of(ControlPlane.API_SERVER, ControlPlane.CONTROLLER_MANAGER, ControlPlane.SCHEDULER)) {
      switch (ControlPlane.known(audit, component)) {
        case Known.Managed managed -> {
          return new Outcome.NotAssessed(managed.why());
        }
        case Known.Nothing nothing -> {
          return new Outcome.NotAssessed(nothing.why());
        }
        case Known.Intended intended -> {
          return new Outcome.NotAssessed(
              "%s tells what was asked for, not what runs: hand over the pods of %s"
                  .formatted(intended.wishes().getFirst().where(), component));
        }
        case Known.Running running ->
            running.instances().stream()
                .flatMap(line -> line.words().stream().limit(1))
                .map(CommandLine.Word::evidence)
                .forEach(shown::add);
      }
    }
    return new Outcome.Pass(shown);
  }
}
