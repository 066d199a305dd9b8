package io.inscope.reports.diagram;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.Isolation;
import io.inscope.snapshot.scope.DataRole;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Clusters of all sizes with all kinds of endpoints. Same seed, same cluster.
final class RandomWorlds {
  private static final String[] PROTECTIONS = {"clear", "tls", "mtls", "plugin", "unknown"};
  private static final String[] VIAS = {
    "pod", "Service a/b 443->8443", "Ingress a/b", "LoadBalancer a/b", "NodePort a/b 30080"
  };

  private RandomWorlds() {}

  static World of(long seed) {
    return of(seed, 8, 2000);
  }

  /// @param size up to two to the power of it workloads
  /// @param rows fewer than these
  static World of(long seed, int size, int rows) {
    Random random = new Random(seed);
    World world = new World();
    List<Endpoint> ends = new ArrayList<>();
    int workloads = 1 + random.nextInt(1 << (1 + random.nextInt(size)));
    int namespaces = 1 + random.nextInt(1 + workloads / 2);
    for (int i = 0; i < workloads; i++) {
      String path = "ns-" + random.nextInt(namespaces) + "/app-" + i;
      Isolation.State[] states = Isolation.State.values();
      ScopeClass[] classes = ScopeClass.values();
      world.put(
          path,
          random.nextInt(3) == 0 ? ScopeClass.CDE : classes[random.nextInt(classes.length)],
          DataRole.NONE,
          states[random.nextInt(states.length)],
          states[random.nextInt(states.length)]);
      ends.add(World.workload(path));
    }
    for (int i = 0; i < random.nextInt(60); i++) {
      String name = "partner-" + i;
      ends.add(
          switch (i % 5) {
            case 0 -> World.addresses(name, "203.0.113." + i + "-203.0.113." + i);
            case 1 -> World.ingressOf("ns-0/" + name);
            case 2 -> Endpoint.of(Endpoint.Type.NODE, new ResourceRef("", "Node", "", "node-" + i));
            case 3 -> new Endpoint(Endpoint.Type.DNS, "", "", "", name + ".example", "");
            default ->
                new Endpoint(
                    Endpoint.Type.NETWORK,
                    "ns-0",
                    "k8s.cni.cncf.io",
                    "NetworkAttachmentDefinition",
                    name,
                    "");
          });
    }
    for (int i = random.nextInt(rows); i > 0; i--) {
      int first = 1 + random.nextInt(65000);
      int last = random.nextBoolean() ? first : first + random.nextInt(500);
      world.row(
          ends.get(random.nextInt(ends.size())),
          ends.get(random.nextInt(ends.size())),
          "TCP " + first + "-" + last + " " + PROTECTIONS[random.nextInt(PROTECTIONS.length)],
          VIAS[random.nextInt(VIAS.length)],
          random.nextInt(8) == 0 ? Answer.UNKNOWN : Answer.ALLOWED);
    }
    return world;
  }
}
