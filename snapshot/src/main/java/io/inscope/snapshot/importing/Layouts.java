package io.inscope.snapshot.importing;

import io.inscope.snapshot.importing.layout.CiliumSysdump;
import io.inscope.snapshot.importing.layout.ClusterInfoDump;
import io.inscope.snapshot.importing.layout.GitStore;
import io.inscope.snapshot.importing.layout.InsightsArchive;
import io.inscope.snapshot.importing.layout.KubectlGather;
import io.inscope.snapshot.importing.layout.MustGather;
import io.inscope.snapshot.importing.layout.NodeDiagnostics;
import io.inscope.snapshot.importing.layout.ObjectTree;
import io.inscope.snapshot.importing.layout.RancherBundle;
import io.inscope.snapshot.importing.layout.RancherNodeLogs;
import io.inscope.snapshot.importing.layout.SosReport;
import io.inscope.snapshot.importing.layout.Troubleshoot;
import io.inscope.snapshot.importing.layout.VeleroBackup;
import io.inscope.snapshot.importing.request.RequestAnswer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All layouts we know. The first that knows a path has it, so the plainest names come last.
public final class Layouts {
  public static final List<Layout> ALL =
      Stream.concat(
              Stream.of(
                  new RequestAnswer(),
                  new VeleroBackup(),
                  new Troubleshoot(),
                  new RancherBundle(),
                  new CiliumSysdump(),
                  new MustGather(),
                  new KubectlGather(),
                  new InsightsArchive(),
                  new SosReport(),
                  new RancherNodeLogs(),
                  new GitStore(),
                  new ClusterInfoDump(),
                  new ObjectTree()),
              NodeDiagnostics.ALL.stream())
          .toList();

  private Layouts() {}

  static Optional<Layout> byId(String id) {
    return ALL.stream().filter(layout -> layout.id().equals(id)).findFirst();
  }
}
