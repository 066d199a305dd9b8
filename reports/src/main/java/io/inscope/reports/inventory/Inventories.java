package io.inscope.reports.inventory;

import java.util.List;

/// Every inventory there is, in the order in which they are printed.
public final class Inventories {
  public static final List<Inventory> ALL =
      List.of(
          new NodesInventory(),
          new NamespacesInventory(),
          new WorkloadsInventory(),
          new ImagesInventory(),
          new ServicesInventory(),
          new VolumesInventory(),
          new SecretsInventory(),
          new CertificatesInventory(),
          new IdentitiesInventory(),
          new AddOnsInventory(),
          new HelmInventory());

  private Inventories() {}
}
