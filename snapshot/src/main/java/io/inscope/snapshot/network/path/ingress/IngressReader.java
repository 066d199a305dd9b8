package io.inscope.snapshot.network.path.ingress;

import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.inventory.ServicePath;
import io.inscope.snapshot.network.path.entry.Door;
import io.inscope.snapshot.network.path.entry.EntryReader;
import io.inscope.snapshot.network.path.entry.EntryView;
import io.inscope.snapshot.network.path.entry.Hop;
import io.inscope.snapshot.network.path.entry.Surroundings;
import io.inscope.snapshot.network.path.entry.Target;
import io.inscope.snapshot.network.reach.Member;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads Ingresses. Each is an entry of its own; whoever serves its class carries its traffic.
public final class IngressReader implements EntryReader {
  private final Surroundings around;
  private final IngressControllers controllers;

  public IngressReader(Surroundings around) {
    this.around = around;
    this.controllers = new IngressControllers(around);
  }

  @Override
  public List<EntryView> read() {
    List<EntryView> views = new ArrayList<>();
    around.each(Kinds.INGRESS, ingress -> views.add(view(ingress)));
    return views;
  }

  private EntryView view(Resource ingress) {
    IngressView view = IngressView.of(ingress);
    around.limits().addAll(view.remarks());
    Optional<String> className = controllers.classOf(ingress);
    List<Member> serving =
        className.map(controllers::serving).orElseGet(controllers::servingUnclaimed);
    boolean hasAddress =
        ingress.root().at("status", "loadBalancer", "ingress").each().findAny().isPresent();
    String unknown =
        !serving.isEmpty() || hasAddress
            ? ""
            : className
                .map(name -> "no controller that serves class '" + name + "' is in the snapshot")
                .orElse("it names no class and none is the default: a controller may serve it");
    List<Door> doors = doors(view, controllers.isNginx(serving));
    List<Hop> hops = new ArrayList<>();
    ServicePath.Declared declared = view.toBackend();
    hops.add(
        new Hop(
            view.named(),
            targets(view, view.backends()),
            declared.protection(),
            declared.evidence(),
            "",
            doors));
    view.mirror()
        .ifPresent(
            mirror ->
                hops.add(
                    new Hop(
                        view.named() + " mirror",
                        targets(view, List.of(mirror)),
                        Protection.UNKNOWN,
                        "",
                        "",
                        doors)));
    return new EntryView(ingress, serving, unknown, hops);
  }

  private List<Target> targets(IngressView view, List<IngressView.Backend> backends) {
    Set<Target> targets = new LinkedHashSet<>();
    for (IngressView.Backend backend : backends) {
      targets.addAll(
          around.targets().of(view.named(), backend.service(), backend.port(), around.limits()));
    }
    return List.copyOf(targets);
  }

  private static List<Door> doors(IngressView view, boolean nginx) {
    Optional<AddressSet> sources = nginx ? view.sources() : Optional.empty();
    List<Door> doors = new ArrayList<>();
    if (!view.tlsHosts().isEmpty()) {
      String hosts = String.join(", ", view.tlsHosts());
      doors.add(door(view, sources, 443, Protection.TLS, view.named() + " has TLS for " + hosts));
    }
    if (!view.clearHosts().isEmpty()) {
      String hosts = String.join(", ", view.clearHosts());
      doors.add(
          door(view, sources, 80, Protection.CLEAR, view.named() + " has no TLS for " + hosts));
    } else if (view.alsoClear()) {
      doors.add(
          door(
              view,
              sources,
              80,
              Protection.CLEAR,
              view.named() + " declares nginx.ingress.kubernetes.io/ssl-redirect: false"));
    }
    return doors;
  }

  private static Door door(
      IngressView view,
      Optional<AddressSet> sources,
      int port,
      Protection protection,
      String evidence) {
    return new Door(
        new PortRange(Protocol.TCP, port, port),
        protection,
        evidence,
        sources,
        view.named() + " at " + view.resource().place(view.resource().root().at("spec")));
  }
}
