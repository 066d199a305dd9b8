package io.inscope.snapshot.network;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.json.Duplicates;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One folder of the connectivity cases: a cluster and what another tool says of it.
///
/// That tool ignores hostNetwork and the phase of pods, names a pod after its owner whether the
/// owner was handed over or not, and knows no IPv6; so those fields are taken out, owners are
/// looked up here, and rows of IPv6 addresses are left out.
record ConnectivityCase(Path folder) {
  private static final Set<String> BEYOND = Set.of("Gateway", "HTTPRoute");

  String name() {
    return folder.getFileName().toString();
  }

  ClusterSnapshot snapshot() throws IOException {
    Collector collector = new Collector();
    try (Stream<Path> files = Files.walk(folder.resolve("manifests"))) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.ya?ml")).sorted().toList()) {
        try {
          for (Object document : YamlTree.parse(Files.readString(file), 1, Duplicates.IGNORED)) {
            if (document instanceof JsonObject object) {
              add(collector, object, new Origin(file.getFileName().toString(), 1));
            }
          }
        } catch (YamlProblem e) {
          throw new IOException(file + ": " + e.getMessage(), e);
        }
      }
    }
    return collector.snapshot();
  }

  private static void add(Collector collector, JsonObject object, Origin origin) {
    String kind = String.valueOf(object.get("kind"));
    if (!kind.endsWith("List") || !(object.get("items") instanceof JsonArray items)) {
      Resource.of(plain(object), origin).ifPresent(collector::resource);
      return;
    }
    String version = String.valueOf(object.get("apiVersion"));
    Optional<GroupKind> typed =
        kind.equals("List")
            ? Optional.empty()
            : Optional.of(GroupKind.of(version, kind.substring(0, kind.length() - 4)));
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof JsonObject item) {
        Resource.of(plain(item), origin, typed, version).ifPresent(collector::resource);
      }
    }
  }

  private static JsonObject plain(JsonObject object) {
    return object.mapValues(
        (key, value) ->
            value instanceof JsonObject o && key.equals("spec")
                ? o.without("hostNetwork")
                : value instanceof JsonObject o && key.equals("status")
                    ? o.without("phase")
                    : value);
  }

  /// The kinds in it that the engine does not evaluate, if any.
  static List<String> beyond(ClusterSnapshot snapshot) {
    return snapshot.kinds().stream().map(GroupKind::kind).filter(BEYOND::contains).toList();
  }

  Reachable expected() throws IOException {
    Reachable expected = new Reachable(new TreeMap<>());
    for (String line :
        Files.readAllLines(folder.resolve("expected.csv")).stream().skip(1).toList()) {
      String[] ends = line.split(",", 3);
      if (!line.isBlank() && !line.contains("{ingress-controller}")) {
        String conn = ends[2].replaceAll("^\"|\"?,[^,]*$", "");
        expected.add(end(ends[0]), end(ends[1]), ports(conn));
      }
    }
    return expected;
  }

  private static String end(String written) {
    return written.replace("[External]", "");
  }

  private static Ports ports(String written) {
    if (written.equals("All Connections")) {
      return Ports.ALL.without(Ports.all(Protocol.OTHER));
    }
    Ports ports = Ports.NONE;
    Protocol protocol = Protocol.OTHER;
    for (String part : written.split("[ ,]")) {
      if (part.matches("[A-Z]+")) {
        protocol = Protocol.valueOf(part);
      } else {
        String[] ends = part.split("-");
        ports =
            ports.or(
                Ports.of(
                    new PortRange(
                        protocol,
                        Integer.parseInt(ends[0]),
                        Integer.parseInt(ends[ends.length - 1]))));
      }
    }
    return ports;
  }

  /// What our engine says, in the same terms.
  static Reachable actual(ClusterSnapshot snapshot, List<Connection> rows) {
    Reachable actual = new Reachable(new TreeMap<>());
    for (Connection row : rows) {
      boolean six = (row.from().addresses() + row.to().addresses()).indexOf(':') >= 0;
      if (!six && (row.via().startsWith("pod") || row.via().equals("address"))) {
        if (row.verdict() != Answer.ALLOWED) {
          throw new AssertionError("an unexpected " + row);
        }
        String from = end(snapshot, row.from());
        String to = end(snapshot, row.to());
        if (!from.equals(to)) {
          actual.add(from, to, Ports.of(row.ports()));
        }
      }
    }
    return actual;
  }

  private static String end(ClusterSnapshot snapshot, Endpoint endpoint) {
    if (!endpoint.isObject()) {
      return endpoint.addresses();
    }
    String kind = endpoint.kind();
    String name = endpoint.name();
    if (kind.equals("Pod")) {
      Resource pod = snapshot.find(endpoint.ref()).orElseThrow();
      for (var owner : pod.root().at("metadata", "ownerReferences").each().toList()) {
        kind = owner.at("kind").text("");
        name = owner.at("name").text("");
      }
    }
    return endpoint.namespace() + "/" + name + "[" + kind + "]";
  }
}
