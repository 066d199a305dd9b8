package io.inscope.reports.checks.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.model.LabelRequirement;
import io.inscope.snapshot.model.LabelRequirement.Operator;
import io.inscope.snapshot.model.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SelectorIndexTest {
  private record Selecting(String namespace, LabelSelector selector, int number) {}

  /// The index must find what asking every selector finds.
  @Test
  void itFindsWhatAskingEachFinds() {
    Random random = new Random(7);
    SelectorIndex<Integer> index = new SelectorIndex<>();
    List<Selecting> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Selecting one = new Selecting("n" + random.nextInt(2), selector(random), i);
      all.add(one);
      index.add(one.namespace(), one.selector(), i);
    }
    int found = 0;
    for (int i = 0; i < 300; i++) {
      String namespace = "n" + random.nextInt(3);
      Map<String, String> labels = new TreeMap<>();
      for (int label = random.nextInt(4); label > 0; label--) {
        labels.put("k" + random.nextInt(4), "v" + random.nextInt(3));
      }
      List<Integer> expected =
          all.stream()
              .filter(one -> one.namespace().equals(namespace) && one.selector().matches(labels))
              .map(Selecting::number)
              .toList();
      assertThat(index.selecting(namespace, labels)).containsExactlyInAnyOrderElementsOf(expected);
      found += expected.size();
    }
    assertThat(found).isPositive();
  }

  private static LabelSelector selector(Random random) {
    List<LabelRequirement> requirements = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Operator operator = Operator.values()[random.nextInt(Operator.values().length)];
      List<String> values =
          operator == Operator.IN || operator == Operator.NOT_IN
              ? List.of("v" + random.nextInt(3), "v" + random.nextInt(3)).stream()
                  .distinct()
                  .sorted()
                  .toList()
              : List.of();
      requirements.add(new LabelRequirement("k" + random.nextInt(4), operator, values));
    }
    return LabelSelector.of(requirements);
  }
}
