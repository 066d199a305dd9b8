package io.inscope.snapshot.importing;

import io.inscope.snapshot.importing.etcd.EtcdSnapshot;
import io.inscope.snapshot.importing.request.SecretNames;
import java.util.List;
import java.util.Optional;

/// All formats we read. When two are equally sure of an entry, the earlier one reads it.
public final class Importers {
  public static final List<Importer> ALL = with(ImportLimits.DEFAULT);

  private Importers() {}

  static List<Importer> with(ImportLimits limits) {
    return List.of(
        new EtcdSnapshot(),
        new ConfigurationFile(),
        new KubeBench(),
        new TrivyReport(),
        new GrypeReport(),
        new SecretNames(),
        new ClusterInfoOutput(),
        new HelmRelease(),
        new HelmManifest(),
        new KubectlJson(limits.object()),
        new KubectlYaml(limits.object()));
  }

  static Optional<Importer> byId(String id, ImportLimits limits) {
    return with(limits).stream().filter(importer -> importer.id().equals(id)).findFirst();
  }
}
