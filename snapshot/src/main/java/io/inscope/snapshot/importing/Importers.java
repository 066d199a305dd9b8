package io.inscope.snapshot.importing;

import io.inscope.snapshot.importing.etcd.EtcdSnapshot;
import io.inscope.snapshot.importing.request.SecretNames;
import java.util.List;
import java.util.Optional;

/// All formats we read. When two are equally sure of an entry, the earlier one reads it.
public final class Importers {
  public static final List<Importer> ALL =
      List.of(
          new EtcdSnapshot(),
          new ConfigurationFile(),
          new SecretNames(),
          new ClusterInfoOutput(),
          new HelmRelease(),
          new HelmManifest(),
          new KubectlJson(),
          new KubectlYaml());

  private Importers() {}

  static Optional<Importer> byId(String id) {
    return ALL.stream().filter(importer -> importer.id().equals(id)).findFirst();
  }
}
