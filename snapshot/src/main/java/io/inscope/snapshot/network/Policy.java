package io.inscope.snapshot.network;

import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.List;
import java.util.Set;

/// A compiled policy. Pods it selects are isolated in its directions; its rules open them again.
///
/// @param namespace the pods of which namespace it selects
/// @param subject which of them
/// @param rules of the directions in which it isolates, in order
/// @param remarks what in it has no effect, in sentences
public record Policy(
    Resource resource,
    String namespace,
    LabelSelector subject,
    Set<Direction> isolates,
    List<Rule> rules,
    List<String> remarks)
    implements Compiled {
  public Policy {
    isolates = Set.copyOf(isolates);
    rules = List.copyOf(rules);
    remarks = List.copyOf(remarks);
  }

  public ResourceRef ref() {
    return resource.ref();
  }

  List<Rule> rules(Direction direction) {
    return rules.stream().filter(rule -> rule.direction() == direction).toList();
  }
}
