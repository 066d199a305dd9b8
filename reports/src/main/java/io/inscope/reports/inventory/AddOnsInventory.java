package io.inscope.reports.inventory;

import io.inscope.reports.components.KnownComponent;
import io.inscope.reports.components.KnownComponents;
import io.inscope.reports.components.Role;
import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was added to the cluster: software told by its images, kinds that it brought, webhooks and
/// API services that the API server asks.
final class AddOnsInventory implements Inventory {
  private static final String ADMISSION = "admissionregistration.k8s.io";
  private static final GroupKind VALIDATING =
      new GroupKind(ADMISSION, "ValidatingWebhookConfiguration");
  private static final GroupKind MUTATING =
      new GroupKind(ADMISSION, "MutatingWebhookConfiguration");
  private static final GroupKind API_SERVICE =
      new GroupKind("apiregistration.k8s.io", "APIService");

  /// One piece of software and where it runs.
  private record Found(
      KnownComponent component,
      SortedSet<String> images,
      SortedSet<ResourceRef> workloads,
      String place) {}

  @Override
  public String name() {
    return "Inventory add-ons";
  }

  @Override
  public String about() {
    return "Software that is known by its images, custom kinds with how many objects were read,"
        + " admission webhooks, and API services that are served from elsewhere.";
  }

  @Override
  public List<GroupKind> kinds() {
    return List.of(Kinds.POD, Kinds.CUSTOM_RESOURCE_DEFINITION, VALIDATING, MUTATING, API_SERVICE);
  }

  @Override
  public Table table(Estate estate) {
    Lines lines =
        new Lines(
            "inventory-add-ons",
            name(),
            new Column("name", "Name", 44),
            new Column("what", "What", 18),
            new Column("for", "For", 34),
            new Column("versions", "Images or versions", 54),
            new Column("scope", "Strongest scope", 18),
            new Column("objects", "Objects read", 14),
            new Column("workloads", "Runs as, or answers from", 44),
            new Column("place", "Place", 24));
    software(estate)
        .forEach(
            (name, found) ->
                lines.add(
                    Cell.of(name),
                    Cell.of("software"),
                    Cell.of(
                        found.component().roles().stream()
                            .sorted()
                            .map(Role::words)
                            .collect(Collectors.joining(", "))),
                    Lines.list(found.images()),
                    Lines.scope(estate.strongest(found.workloads())),
                    Cell.BLANK,
                    Lines.list(found.workloads().stream().map(ResourceRef::toString).toList()),
                    Cell.of(found.place())));
    lines.each(estate.cluster(), Kinds.CUSTOM_RESOURCE_DEFINITION, one -> definition(one, estate));
    lines.each(estate.cluster(), VALIDATING, one -> webhooks(one, "validating webhook"));
    lines.each(estate.cluster(), MUTATING, one -> webhooks(one, "mutating webhook"));
    lines.each(estate.cluster(), API_SERVICE, AddOnsInventory::service);
    return lines.table();
  }

  private static SortedMap<String, Found> software(Estate estate) {
    SortedMap<String, Found> software = new TreeMap<>();
    for (Workload workload : estate.cluster().workloads()) {
      try {
        for (Field container : workload.containers().toList()) {
          String image = container.at("image").text("");
          KnownComponents.of(image)
              .ifPresent(
                  component -> {
                    Found found =
                        software.computeIfAbsent(
                            component.name(),
                            _ ->
                                new Found(
                                    component,
                                    new TreeSet<>(),
                                    new TreeSet<>(),
                                    workload.template().place(container.at("image"))));
                    found.images().add(image);
                    found.workloads().add(workload.ref());
                  });
        }
      } catch (WrongShape e) {
        // The inventory of workloads says that it is not understood.
      }
    }
    return software;
  }

  private static List<Cell> definition(Resource one, Estate estate) {
    Field spec = one.root().at("spec");
    GroupKind kind = new GroupKind(spec.at("group").text(""), spec.at("names", "kind").text(""));
    List<String> versions =
        spec.at("versions")
            .each()
            .map(
                version ->
                    version.at("name").text("")
                        + (version.at("served").isFalse() ? " (not served)" : ""))
            .toList();
    Coverage coverage = estate.cluster().coverage(kind, "");
    return List.of(
        Cell.of(one.ref().name()),
        Cell.of("custom kind"),
        Cell.of(spec.at("scope").text("")),
        versions.isEmpty() ? Lines.text(spec.at("version")) : Lines.list(versions),
        Cell.BLANK,
        coverage instanceof Coverage.Read read ? Cell.of(read.count()) : Cell.of("not known"),
        Cell.BLANK,
        Lines.place(one));
  }

  private static List<Cell> webhooks(Resource one, String what) {
    List<Field> hooks = one.root().at("webhooks").each().toList();
    SortedSet<String> services = new TreeSet<>();
    for (Field hook : hooks) {
      Field client = hook.at("clientConfig");
      services.add(
          client.at("url").isPresent()
              ? "a URL outside of the service network"
              : serviceOf(client));
    }
    String policies =
        hooks.stream()
            .map(hook -> "on failure " + hook.at("failurePolicy").text("Fail"))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return List.of(
        Cell.of(one.ref().name()),
        Cell.of(what),
        Cell.of(policies),
        Lines.list(hooks.stream().map(hook -> hook.at("name").text("")).toList()),
        Cell.BLANK,
        Cell.BLANK,
        Lines.list(services),
        Lines.place(one));
  }

  private static String serviceOf(Field client) {
    return Stream.of(
            client.at("service", "namespace").text(""), client.at("service", "name").text(""))
        .collect(Collectors.joining("/Service/"));
  }

  private static List<Cell> service(Resource one) {
    Field spec = one.root().at("spec");
    boolean own = spec.at("service").value() == null;
    return List.of(
        Cell.of(one.ref().name()),
        Cell.of("API service"),
        Cell.of(own ? "served by the API server itself" : "served from elsewhere"),
        Lines.text(spec.at("version")),
        Cell.BLANK,
        Cell.BLANK,
        own ? Cell.BLANK : Cell.of(serviceOf(spec)),
        Lines.place(one));
  }
}
