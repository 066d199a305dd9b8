package io.inscope.reports.inventory;

import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Subject;
import io.inscope.reports.checks.images.ImageName;
import io.inscope.reports.checks.images.RunningDigests;
import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The images that containers name, and what runs of them.
///
/// The digest that runs is the one a pod's status tells; a tag alone says nothing for sure. Source:
/// [Images](https://kubernetes.io/docs/concepts/containers/images/#image-names).
final class ImagesInventory implements Inventory {
  private static final String SCANNED = "img-scan-missing";

  /// What is known of one image.
  private static final class Use {
    final SortedSet<ResourceRef> workloads = new TreeSet<>();
    final SortedSet<String> running = new TreeSet<>();
    int containers;
    String place = "";
  }

  @Override
  public String name() {
    return "Inventory images";
  }

  @Override
  public String about() {
    return "Every image that a container names, with the digests that pods run, where it is used,"
        + " and whether scan reports of it are in the snapshot.";
  }

  @Override
  public List<GroupKind> kinds() {
    return List.of(Kinds.POD);
  }

  @Override
  public Table table(Estate estate) {
    Lines lines =
        new Lines(
            "inventory-images",
            name(),
            new Column("image", "Image", 54),
            new Column("registry", "Registry", 22),
            new Column("repository", "Repository", 32),
            new Column("tag", "Tag", 16),
            new Column("pinned", "Pinned by digest", 10),
            new Column("running", "Digests that run", 74),
            new Column("scan", "Scan", 24),
            new Column("scope", "Strongest scope", 18),
            new Column("containers", "Containers", 10),
            new Column("workloads", "Used by", 40),
            new Column("place", "Place", 24));
    Map<ResourceRef, String> scans = scans(estate);
    uses(estate)
        .forEach(
            (image, use) -> {
              ImageName name = ImageName.of(image);
              lines.add(
                  Cell.of(image),
                  Cell.of(name.registry()),
                  Cell.of(name.repository()),
                  Cell.of(name.tag()),
                  Cell.of(name.isPinned() ? "yes" : "no"),
                  Lines.list(use.running),
                  Lines.list(
                      use.workloads.stream()
                          .map(one -> scans.getOrDefault(one, "not known"))
                          .distinct()
                          .sorted()
                          .toList()),
                  Lines.scope(estate.strongest(use.workloads)),
                  Cell.of(use.containers),
                  Lines.list(use.workloads.stream().map(ResourceRef::toString).toList()),
                  Cell.of(use.place));
            });
    return lines.table();
  }

  private static SortedMap<String, Use> uses(Estate estate) {
    SortedMap<String, Use> uses = new TreeMap<>();
    for (Workload workload : estate.cluster().workloads()) {
      try {
        for (Field container : workload.containers().toList()) {
          Field image = container.at("image");
          Use use = uses.computeIfAbsent(image.text("(no image named)"), _ -> new Use());
          use.workloads.add(workload.ref());
          use.containers++;
          use.running.addAll(
              RunningDigests.of(workload, container.at("name").text(""), image.text("")));
          if (use.place.isEmpty()) {
            use.place = workload.template().place(image);
          }
        }
      } catch (WrongShape e) {
        Use use =
            uses.computeIfAbsent("(not understood) " + workload.ref().spoken(), _ -> new Use());
        use.workloads.add(workload.ref());
        use.place = workload.owner().origin().place() + ": " + e.getMessage();
      }
    }
    return uses;
  }

  /// What the check on missing scans found for each workload.
  private static Map<ResourceRef, String> scans(Estate estate) {
    Map<ResourceRef, String> scans = new HashMap<>();
    for (CheckResult result : estate.results()) {
      if (result.checkId().equals(SCANNED) && result.subject() instanceof Subject.Of one) {
        scans.put(
            one.ref(),
            switch (result.outcome()) {
              case Outcome.Pass _ -> "scanned";
              case Outcome.Fail _ -> "not all scanned";
              default -> "not known";
            });
      }
    }
    return scans;
  }
}
