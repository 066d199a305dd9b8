package io.inscope.snapshot.network.path.entry;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.network.inventory.Instance;
import io.inscope.snapshot.network.reach.Cluster;
import io.inscope.snapshot.network.reach.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds the workloads that may carry other people's traffic: by what their containers run, or by
/// their labels.
public final class Servers {
  private final Map<String, List<Member>> byImage = new TreeMap<>();
  private final Cluster cluster;
  private final Map<String, Map<String, List<Member>>> byLabel = new HashMap<>();
  private final IdentityHashMap<Member, Integer> order = new IdentityHashMap<>();

  public Servers(Cluster cluster) {
    this.cluster = cluster;
    for (Member member : cluster.members()) {
      order.put(member, order.size());
      images(member).forEach(i -> byImage.computeIfAbsent(i, _ -> new ArrayList<>()).add(member));
    }
  }

  private static Set<String> images(Member member) {
    TreeSet<String> images = new TreeSet<>();
    try {
      member
          .workload()
          .podSpec()
          .at("containers")
          .each()
          .forEach(container -> images.add(container.at("image").text("")));
    } catch (WrongShape e) {
      // A workload that cannot be read is told of elsewhere.
    }
    return images;
  }

  /// The workloads of which an image contains any of the texts, sorted.
  public List<Member> running(List<String> images) {
    TreeMap<Integer, Member> found = new TreeMap<>();
    byImage.forEach(
        (image, members) -> {
          if (images.stream().anyMatch(image::contains)) {
            members.forEach(member -> found.put(order.getOrDefault(member, 0), member));
          }
        });
    return List.copyOf(found.values());
  }

  /// The workloads with a label, sorted.
  public List<Member> labelled(String key, String value) {
    return byLabel.computeIfAbsent(key, this::byValue).getOrDefault(value, List.of());
  }

  /// The workloads with any value of a label, sorted.
  public List<Member> labelled(String key) {
    return byLabel.computeIfAbsent(key, this::byValue).values().stream()
        .flatMap(List::stream)
        .distinct()
        .sorted(Comparator.comparing(Member::ref))
        .toList();
  }

  private Map<String, List<Member>> byValue(String key) {
    Map<String, List<Member>> found = new HashMap<>();
    for (Member member : cluster.members()) {
      TreeSet<String> values = new TreeSet<>();
      for (Instance instance : member.instances()) {
        String value = instance.labels().get(key);
        if (value != null) {
          values.add(value);
        }
      }
      values.forEach(v -> found.computeIfAbsent(v, _ -> new ArrayList<>()).add(member));
    }
    return found;
  }

  /// The workloads of which a pod has all of the labels, sorted.
  public List<Member> labelled(Map<String, String> labels) {
    if (labels.isEmpty()) {
      return List.of();
    }
    LabelSelector selector = LabelSelector.ofLabels(labels);
    Map.Entry<String, String> first = labels.entrySet().iterator().next();
    return labelled(first.getKey(), first.getValue()).stream()
        .filter(m -> m.instances().stream().anyMatch(i -> selector.matches(i.labels())))
        .toList();
  }

  /// The value of an option on the command lines of a workload's containers: of `--name=value`,
  /// `-name=value` and `--name value`; empty when it is not given.
  public static String option(Member member, String name) {
    try {
      for (Field container : member.workload().podSpec().at("containers").each().toList()) {
        List<String> words = new ArrayList<>();
        container.at("command").each().forEach(word -> word.text().ifPresent(words::add));
        container.at("args").each().forEach(word -> word.text().ifPresent(words::add));
        for (int i = 0; i < words.size(); i++) {
          String word = words.get(i).replaceFirst("^--?", "");
          if (word.startsWith(name + "=")) {
            return word.substring(name.length() + 1);
          }
          if (word.equals(name) && i + 1 < words.size()) {
            return words.get(i + 1);
          }
        }
      }
    } catch (WrongShape e) {
      // A workload that cannot be read is told of elsewhere.
    }
    return "";
  }
}
