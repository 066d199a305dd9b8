package io.inscope.reports.inventory;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Ways in: services, and what publishes them under a name. What really gets through is on the
/// sheet Connections.
final class ServicesInventory implements Inventory {
  private static final String GATEWAYS = "gateway.networking.k8s.io";
  private static final GroupKind ROUTE = new GroupKind("route.openshift.io", "Route");
  private static final GroupKind GATEWAY = new GroupKind(GATEWAYS, "Gateway");
  private static final GroupKind HTTP_ROUTE = new GroupKind(GATEWAYS, "HTTPRoute");

  @Override
  public String name() {
    return "Inventory services";
  }

  @Override
  public String about() {
    return "Services, Ingresses, Routes and Gateways with their addresses, ports and host names,"
        + " and the workloads a service selects. What gets through is on the sheet Connections.";
  }

  @Override
  public List<GroupKind> kinds() {
    return List.of(Kinds.SERVICE, Kinds.INGRESS);
  }

  @Override
  public Table table(Estate estate) {
    Lines lines =
        new Lines(
            "inventory-services",
            name(),
            new Column("object", "Object", 38),
            new Column("type", "Type", 14),
            new Column("scope", "Strongest scope", 18),
            new Column("addresses", "Addresses in the cluster", 22),
            new Column("external", "Addresses outside", 26),
            new Column("ports", "Ports", 30),
            new Column("hosts", "Host names", 36),
            new Column("tls", "TLS", 20),
            new Column("leads_to", "Leads to", 40),
            new Column("created", "Created", 21),
            new Column("place", "Place", 24));
    Map<String, List<Workload>> workloads = new HashMap<>();
    estate
        .cluster()
        .workloads()
        .forEach(w -> workloads.computeIfAbsent(w.namespace(), _ -> new ArrayList<>()).add(w));
    lines.each(
        estate.cluster(),
        Kinds.SERVICE,
        service -> service(service, selected(service, workloads), estate));
    lines.each(estate.cluster(), Kinds.INGRESS, ServicesInventory::ingress);
    lines.each(estate.cluster(), ROUTE, ServicesInventory::route);
    lines.each(estate.cluster(), GATEWAY, ServicesInventory::gateway);
    lines.each(estate.cluster(), HTTP_ROUTE, ServicesInventory::httpRoute);
    return lines.table();
  }

  private static List<Cell> service(Resource service, Set<ResourceRef> selected, Estate estate) {
    Field spec = service.root().at("spec");
    List<String> external = new ArrayList<>();
    spec.at("externalIPs").each().forEach(ip -> external.add(ip.text("")));
    balancer(service).forEach(external::add);
    spec.at("externalName").text().ifPresent(name -> external.add("alias of " + name));
    Set<String> addresses = new TreeSet<>();
    spec.at("clusterIP").text().ifPresent(addresses::add);
    spec.at("clusterIPs").each().forEach(ip -> addresses.add(ip.text("")));
    // The word of the API for a Service without an address: its name leads to the pods themselves.
    if (addresses.remove("None")) {
      addresses.add("headless");
    }
    return List.of(
        Cell.of(service.ref().toString()),
        Cell.of(spec.at("type").text("ClusterIP")),
        Lines.scope(estate.strongest(selected)),
        Lines.list(addresses),
        Lines.list(external),
        Lines.list(spec.at("ports").each().map(ServicesInventory::port).toList()),
        Cell.BLANK,
        Cell.BLANK,
        Lines.list(selected.stream().map(ResourceRef::toString).toList()),
        Lines.created(service),
        Lines.place(service));
  }

  private static String port(Field port) {
    Field target = port.at("targetPort");
    Field node = port.at("nodePort");
    return port.at("protocol").text("TCP")
        + " "
        + port.at("port").value()
        + (target.isPresent() ? " to " + target.value() : "")
        + (node.isPresent() ? ", on nodes " + node.value() : "");
  }

  private static Stream<String> balancer(Resource object) {
    return object
        .root()
        .at("status", "loadBalancer", "ingress")
        .each()
        .map(one -> one.at("ip").text(one.at("hostname").text("")));
  }

  /// The workloads whose pods a service selects; none for one without a selector.
  private static Set<ResourceRef> selected(
      Resource service, Map<String, List<Workload>> workloads) {
    SortedMap<String, String> selector =
        new TreeMap<>(Resource.texts(service.root().at("spec", "selector")));
    if (selector.isEmpty()) {
      return Set.of();
    }
    return workloads.getOrDefault(service.ref().namespace(), List.of()).stream()
        .filter(
            one ->
                Resource.texts(one.podMetadata().at("labels"))
                    .entrySet()
                    .containsAll(selector.entrySet()))
        .map(Workload::ref)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Cell> ingress(Resource ingress) {
    Field spec = ingress.root().at("spec");
    Set<String> backends = new TreeSet<>();
    backend(spec.at("defaultBackend"), backends);
    Set<String> hosts = new TreeSet<>();
    spec.at("rules")
        .each()
        .forEach(
            rule -> {
              hosts.add(rule.at("host").text("any host"));
              rule.at("http", "paths")
                  .each()
                  .forEach(path -> backend(path.at("backend"), backends));
            });
    String tls =
        spec.at("tls")
            .each()
            .map(one -> one.at("secretName").text("certificate of the controller"))
            .collect(Collectors.joining(", "));
    return entry(
        ingress,
        spec.at("ingressClassName").text(""),
        balancer(ingress).toList(),
        hosts,
        tls.isEmpty() ? "none" : tls,
        backends);
  }

  private static void backend(Field backend, Set<String> backends) {
    Field name = backend.at("service", "name");
    Field old = backend.at("serviceName");
    if (name.isPresent() || old.isPresent()) {
      backends.add("Service " + name.text(old.text("")));
    }
  }

  private static List<Cell> route(Resource route) {
    Field spec = route.root().at("spec");
    return entry(
        route,
        spec.at("wildcardPolicy").text(""),
        List.of(),
        Set.of(spec.at("host").text("")),
        spec.at("tls").isMissing() ? "none" : spec.at("tls", "termination").text(""),
        Set.of(spec.at("to", "kind").text("Service") + " " + spec.at("to", "name").text("")));
  }

  private static List<Cell> gateway(Resource gateway) {
    Set<String> hosts = new TreeSet<>();
    Set<String> tls = new TreeSet<>();
    gateway
        .root()
        .at("spec", "listeners")
        .each()
        .forEach(
            listener -> {
              hosts.add(
                  "%s %s %s"
                      .formatted(
                          listener.at("protocol").text(""),
                          listener.at("port").value(),
                          listener.at("hostname").text("any host")));
              tls.add(listener.at("tls", "mode").text("none"));
            });
    List<String> addresses =
        gateway
            .root()
            .at("status", "addresses")
            .each()
            .map(one -> one.at("value").text(""))
            .toList();
    return entry(
        gateway,
        gateway.root().at("spec", "gatewayClassName").text(""),
        addresses,
        hosts,
        String.join(", ", tls),
        Set.of());
  }

  private static List<Cell> httpRoute(Resource route) {
    Field spec = route.root().at("spec");
    return entry(
        route,
        "of "
            + spec.at("parentRefs")
                .each()
                .map(one -> one.at("name").text(""))
                .collect(Collectors.joining(", ")),
        List.of(),
        spec.at("hostnames").each().map(one -> one.text("")).collect(Collectors.toSet()),
        "",
        spec.at("rules")
            .each()
            .flatMap(rule -> rule.at("backendRefs").each())
            .map(one -> one.at("kind").text("Service") + " " + one.at("name").text(""))
            .collect(Collectors.toSet()));
  }

  private static List<Cell> entry(
      Resource object,
      String type,
      List<String> external,
      Set<String> hosts,
      String tls,
      Set<String> leadsTo) {
    return List.of(
        Cell.of(object.ref().toString()),
        Cell.of(type),
        Cell.BLANK,
        Cell.BLANK,
        Lines.list(external),
        Cell.BLANK,
        Lines.list(new TreeSet<>(hosts)),
        Cell.of(tls),
        Lines.list(new TreeSet<>(leadsTo)),
        Lines.created(object),
        Lines.place(object));
  }
}
