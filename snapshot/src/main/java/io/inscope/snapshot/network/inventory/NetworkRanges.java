package io.inscope.snapshot.network.inventory;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The addresses of additional networks, and which of them have some in common: then an address
/// does not tell which pod is meant.
public final class NetworkRanges {
  private static final List<GroupKind> USER_DEFINED =
      List.of(
          new GroupKind("k8s.ovn.org", "UserDefinedNetwork"),
          new GroupKind("k8s.ovn.org", "ClusterUserDefinedNetwork"));

  private NetworkRanges() {}

  private record Range(Resource network, AddressRange addresses, String written) {}

  /// Networks that share addresses, in sentences.
  public static List<String> overlaps(ClusterSnapshot snapshot) {
    List<Range> ranges = new ArrayList<>();
    snapshot
        .all(SecondaryNetworks.ATTACHMENT)
        .forEach(network -> ofAttachment(network).forEach(cidr -> add(ranges, network, cidr)));
    for (GroupKind kind : USER_DEFINED) {
      snapshot
          .all(kind)
          .forEach(network -> ofUserDefined(network).forEach(cidr -> add(ranges, network, cidr)));
    }
    ranges.sort(Comparator.comparing((Range range) -> range.addresses().first()));
    TreeSet<String> sentences = new TreeSet<>();
    List<Range> open = new ArrayList<>();
    for (Range range : ranges) {
      open.removeIf(before -> before.addresses().last().compareTo(range.addresses().first()) < 0);
      for (Range before : open) {
        if (!isSame(before.network(), range.network())) {
          sentences.add(sentence(before, range));
        }
      }
      open.add(range);
    }
    return List.copyOf(sentences);
  }

  private static String sentence(Range one, Range other) {
    List<String> both =
        Stream.of(one, other)
            .map(range -> range.network().ref().spoken() + " (" + range.written() + ")")
            .sorted()
            .toList();
    return "%s and %s have addresses in common: there an address does not tell which pod is meant."
        .formatted(both.getFirst(), both.getLast());
  }

  /// A user-defined network brings its attachment along, under its own name.
  private static boolean isSame(Resource one, Resource other) {
    return one.ref().name().equals(other.ref().name())
        && (one.ref().namespace().equals(other.ref().namespace())
            || one.ref().namespace().isEmpty()
            || other.ref().namespace().isEmpty());
  }

  private static void add(List<Range> ranges, Resource network, String written) {
    // OVN-Kubernetes appends the size of a node's part: 10.128.0.0/16/24.
    String[] parts = written.split("/", 3);
    if (parts.length >= 2) {
      AddressRange.parse(parts[0] + "/" + parts[1])
          .ifPresent(range -> ranges.add(new Range(network, range, written)));
    }
  }

  private static List<String> ofAttachment(Resource network) {
    try {
      String text = network.root().at("spec", "config").text("");
      if (text.isBlank()) {
        return List.of();
      }
      Field config = Field.root(YamlTree.parseOne(text));
      List<String> found = new ArrayList<>();
      Stream.concat(Stream.of(config), config.at("plugins").each())
          .forEach(plugin -> addPlugin(found, plugin));
      return found;
    } catch (YamlProblem | WrongShape e) {
      return List.of();
    }
  }

  private static void addPlugin(List<String> found, Field plugin) {
    found.addAll(List.of(plugin.at("subnets").text("").split(",")));
    Field ipam = plugin.at("ipam");
    ipam.at("subnet").text().ifPresent(found::add);
    ipam.at("range").text().ifPresent(found::add);
    ipam.at("ranges")
        .each()
        .flatMap(Field::each)
        .flatMap(range -> range.at("subnet").text().stream())
        .forEach(found::add);
  }

  private static List<String> ofUserDefined(Resource network) {
    List<String> found = new ArrayList<>();
    try {
      Field spec = network.root().at("spec");
      for (Field settings : List.of(spec, spec.at("network"))) {
        for (String topology : List.of("layer2", "layer3", "localnet")) {
          settings
              .at(topology, "subnets")
              .each()
              .map(subnet -> subnet.isObject() ? subnet.at("cidr").text("") : subnet.text(""))
              .forEach(found::add);
        }
      }
    } catch (WrongShape e) {
      return found;
    }
    return found;
  }
}
