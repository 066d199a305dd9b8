package io.inscope.snapshot.importing;

import io.inscope.snapshot.importing.layout.CiliumSysdump;
import io.inscope.snapshot.importing.layout.ClusterInfoDump;
import io.inscope.snapshot.importing.layout.GitStore;
import io.inscope.snapshot.importing.layout.RancherBundle;
import io.inscope.snapshot.importing.layout.Troubleshoot;
import java.util.List;
import java.util.Optional;

/// All layouts we know. The first that knows a path has it, so the plainest names come last.
public final class Layouts {
  public static final List<Layout> ALL =
      List.of(
          new VeleroBackup(),
          new Troubleshoot(),
          new RancherBundle(),
          new CiliumSysdump(),
          new GitStore(),
          new ClusterInfoDump());

  private Layouts() {}

  static Optional<Layout> byId(String id) {
    return ALL.stream().filter(layout -> layout.id().equals(id)).findFirst();
  }
}
