package io.inscope.snapshot.importing;

import io.inscope.snapshot.importing.layout.InsightsArchive;
import io.inscope.snapshot.importing.layout.KubectlGather;
import io.inscope.snapshot.importing.layout.MustGather;
import io.inscope.snapshot.importing.layout.NodeDiagnostics;
import io.inscope.snapshot.importing.layout.ObjectTree;
import io.inscope.snapshot.importing.layout.RancherNodeLogs;
import io.inscope.snapshot.importing.layout.SosReport;
import io.inscope.snapshot.importing.layout.VeleroBackup;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All layouts we know. The first that knows a path has it.
public final class Layouts {
  public static final List<Layout> ALL =
      Stream.concat(
              Stream.of(
                  new VeleroBackup(),
                  new MustGather(),
                  new KubectlGather(),
                  new InsightsArchive(),
                  new SosReport(),
                  new RancherNodeLogs(),
                  new ObjectTree()),
              NodeDiagnostics.ALL.stream())
          .toList();

  private Layouts() {}

  static Optional<Layout> byId(String id) {
    return ALL.stream().filter(layout -> layout.id().equals(id)).findFirst();
  }
}
