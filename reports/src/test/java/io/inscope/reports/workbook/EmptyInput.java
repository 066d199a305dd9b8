package io.inscope.reports.workbook;

import io.inscope.reports.assessment.Assessment;
import io.inscope.snapshot.access.Access;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.InMemorySnapshot;
import io.inscope.snapshot.network.Assumptions;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import io.inscope.snapshot.register.ConnectionRegister;
import io.inscope.snapshot.scope.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The input of a workbook about a snapshot in which there is nothing.
final class EmptyInput {
  private EmptyInput() {}

  static WorkbookInput of(WorkbookInput bank) {
    ClusterSnapshot nothing = new InMemorySnapshot(bank.snapshot(), List.of(), Map.of());
    return new WorkbookInput(
        bank.project(),
        bank.snapshot(),
        nothing,
        Optional.empty(),
        ConnectivityEngine.of(nothing, Zones.NONE, Assumptions.NONE),
        new Access(List.of(), List.of()),
        bank.engagement(),
        List.of(),
        List.of(),
        new Scope(List.of()),
        List.of(),
        List.of(),
        ConnectionRegister.EMPTY,
        List.of(),
        new Assessment(List.of(), List.of(), Map.of()),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        bank.now(),
        bank.tool(),
        bank.decisionMark());
  }
}
