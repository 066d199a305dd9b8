package io.inscope.reports.inventory;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Storage that outlives a pod: claims and the volumes behind them.
final class VolumesInventory implements Inventory {
  private static final List<String> NOT_A_SOURCE =
      List.of(
          "accessModes",
          "capacity",
          "claimRef",
          "mountOptions",
          "nodeAffinity",
          "persistentVolumeReclaimPolicy",
          "storageClassName",
          "volumeAttributesClassName",
          "volumeMode");

  @Override
  public String name() {
    return "Inventory volumes";
  }

  @Override
  public String about() {
    return "Persistent volumes and the claims on them, with the workloads that mount them. Whether"
        + " the storage behind them is encrypted is asked of its provider.";
  }

  @Override
  public List<GroupKind> kinds() {
    return List.of(Kinds.PERSISTENT_VOLUME, Kinds.PERSISTENT_VOLUME_CLAIM);
  }

  @Override
  public Table table(Estate estate) {
    Lines lines =
        new Lines(
            "inventory-volumes",
            name(),
            new Column("object", "Object", 40),
            new Column("scope", "Strongest scope", 18),
            new Column("state", "State", 12),
            new Column("storage_class", "Storage class", 20),
            new Column("size", "Size", 10),
            new Column("access", "Access", 24),
            new Column("reclaim", "When released", 14),
            new Column("source", "Storage", 40),
            new Column("bound_to", "Bound to", 36),
            new Column("workloads", "Mounted by", 40),
            new Column("created", "Created", 21),
            new Column("place", "Place", 24));
    Map<ResourceRef, SortedSet<ResourceRef>> users = users(estate);
    lines.each(
        estate.cluster(), Kinds.PERSISTENT_VOLUME_CLAIM, claim -> claim(claim, users, estate));
    lines.each(estate.cluster(), Kinds.PERSISTENT_VOLUME, volume -> volume(volume, users, estate));
    return lines.table();
  }

  private static List<Cell> claim(
      Resource claim, Map<ResourceRef, SortedSet<ResourceRef>> users, Estate estate) {
    Field spec = claim.root().at("spec");
    SortedSet<ResourceRef> by = users.getOrDefault(claim.ref(), new TreeSet<>());
    return List.of(
        Cell.of(claim.ref().toString()),
        Lines.scope(estate.strongest(by)),
        Lines.text(claim.root().at("status", "phase")),
        Lines.text(spec.at("storageClassName")),
        Lines.text(spec.at("resources", "requests", "storage")),
        Lines.texts(spec.at("accessModes")),
        Cell.BLANK,
        Cell.BLANK,
        Lines.text(spec.at("volumeName")),
        Lines.list(by.stream().map(ResourceRef::toString).toList()),
        Lines.created(claim),
        Lines.place(claim));
  }

  private static List<Cell> volume(
      Resource volume, Map<ResourceRef, SortedSet<ResourceRef>> users, Estate estate) {
    Field spec = volume.root().at("spec");
    Field claim = spec.at("claimRef");
    ResourceRef bound =
        ResourceRef.of(
            Kinds.PERSISTENT_VOLUME_CLAIM,
            claim.at("namespace").text(""),
            claim.at("name").text(""));
    SortedSet<ResourceRef> by = users.getOrDefault(bound, new TreeSet<>());
    return List.of(
        Cell.of(volume.ref().toString()),
        Lines.scope(estate.strongest(by)),
        Lines.text(volume.root().at("status", "phase")),
        Lines.text(spec.at("storageClassName")),
        Lines.text(spec.at("capacity", "storage")),
        Lines.texts(spec.at("accessModes")),
        Lines.text(spec.at("persistentVolumeReclaimPolicy")),
        Lines.list(source(spec)),
        Cell.of(claim.isMissing() ? "" : bound.toString()),
        Lines.list(by.stream().map(ResourceRef::toString).toList()),
        Lines.created(volume),
        Lines.place(volume));
  }

  /// `csi ebs.csi.aws.com vol-0f2`, `hostPath /data`, `nfs filer:/export`.
  private static List<String> source(Field spec) {
    return spec.members()
        .filter(member -> member.isObject() && !NOT_A_SOURCE.contains(member.key()))
        .map(
            kind ->
                String.join(
                    " ",
                    Stream.concat(
                            Stream.of(kind.key()),
                            Stream.of("driver", "volumeHandle", "server", "path", "volumeID")
                                .map(name -> kind.at(name).text("")))
                        .filter(text -> !text.isEmpty())
                        .toList()))
        .toList();
  }

  private static Map<ResourceRef, SortedSet<ResourceRef>> users(Estate estate) {
    Map<ResourceRef, SortedSet<ResourceRef>> users = new HashMap<>();
    for (Workload workload : estate.cluster().workloads()) {
      Stream.concat(
              Stream.of(workload.podSpec()),
              workload.pods().stream().map(pod -> pod.root().at("spec")))
          .forEach(spec -> add(workload, spec, users));
    }
    return users;
  }

  private static void add(
      Workload workload, Field spec, Map<ResourceRef, SortedSet<ResourceRef>> users) {
    try {
      spec.at("volumes")
          .each()
          .map(volume -> volume.at("persistentVolumeClaim", "claimName"))
          .filter(Field::isPresent)
          .forEach(
              name ->
                  users
                      .computeIfAbsent(
                          ResourceRef.of(
                              Kinds.PERSISTENT_VOLUME_CLAIM, workload.namespace(), name.text("")),
                          _ -> new TreeSet<>())
                      .add(workload.ref()));
    } catch (WrongShape e) {
      // The inventory of workloads says that it is not understood.
    }
  }
}
