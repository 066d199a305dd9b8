package io.inscope.snapshot.platform;

import io.inscope.snapshot.json.Duplicates;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// With which arguments K3s or RKE2 was started on a node, which both note down in an annotation of
/// the node: those of the command line and of the configuration files alike, a JSON list in which
/// `--name=value` stands as two items. Secrets in it are left out by the program itself.
///
/// Source: the [K3s server](https://docs.k3s.io/cli/server) and [RKE2
/// server](https://docs.rke2.io/reference/server_config) references.
///
/// @param program `K3s` or `RKE2`
/// @param annotation the field that holds the list
/// @param words the items, in order
public record NodeArguments(Resource node, String program, Field annotation, List<String> words) {
  public NodeArguments {
    words = List.copyOf(words);
  }

  /// Of each node that tells, in the order of the nodes. A list that cannot be read counts as not
  /// told.
  public static List<NodeArguments> in(ClusterSnapshot snapshot) {
    return snapshot
        .all(Kinds.NODE)
        .flatMap(node -> Stream.concat(read(node, "K3s", "k3s.io"), read(node, "RKE2", "rke2.io")))
        .toList();
  }

  private static Stream<NodeArguments> read(Resource node, String program, String domain) {
    Field annotations = node.root().at("metadata", "annotations");
    if (!annotations.isObject()) {
      return Stream.empty();
    }
    Field annotation = annotations.at(domain + "/node-args");
    if (!(annotation.value() instanceof String text)) {
      return Stream.empty();
    }
    try {
      List<Object> documents = YamlTree.parse(text, 1, Duplicates.IGNORED);
      if (documents.size() != 1 || !(documents.getFirst() instanceof JsonArray items)) {
        return Stream.empty();
      }
      List<String> words = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        words.add(items.get(i) instanceof String word ? word : "");
      }
      return Stream.of(new NodeArguments(node, program, annotation, words));
    } catch (YamlProblem e) {
      return Stream.empty();
    }
  }

  /// Whether this node runs the control plane.
  public boolean isServer() {
    return !words.isEmpty() && words.getFirst().equals("server");
  }

  /// Whether a switch was given: `--secrets-encryption`.
  public boolean has(String name) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals(name)) {
        return i + 1 == words.size() || !words.get(i + 1).equals("false");
      }
      if (word.startsWith(name + "=")) {
        return !word.endsWith("=false");
      }
    }
    return false;
  }

  /// All values of an argument, in order: of `--kubelet-arg`, say.
  public List<String> values(String name) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith(name + "=")) {
        values.add(word.substring(name.length() + 1));
      } else if (word.equals(name) && i + 1 < words.size()) {
        values.add(words.get(i + 1));
      }
    }
    return values;
  }
}
