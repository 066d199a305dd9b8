package io.inscope.reports.custom;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// One rule on one subject.
final class RuleEvaluation {
  private final Rule rule;
  private final Map<String, Object> variables = new HashMap<>();
  private final List<Evidence> broken = new ArrayList<>();
  private String message = "";

  private RuleEvaluation(Rule rule, Resource object, ResourceRef subject, Audit audit) {
    this.rule = rule;
    variables.put("object", CelView.of(object.root().value()));
    variables.put("params", CelView.of(rule.parameters()));
    variables.put("scope", audit.scope().of(subject).word());
  }

  static Outcome of(Rule rule, Resource resource, Audit audit) {
    RuleEvaluation evaluation = new RuleEvaluation(rule, resource, resource.ref(), audit);
    try {
      evaluation.ask(resource.root(), Evidence::of, resource);
      return evaluation.outcome();
    } catch (Expression.Failed e) {
      return new Outcome.NotAssessed(e.getMessage());
    }
  }

  static Outcome of(Rule rule, Workload workload, Audit audit) {
    RuleEvaluation evaluation = new RuleEvaluation(rule, workload.owner(), workload.ref(), audit);
    evaluation.variables.put("pod", CelView.of(workload.podSpec().value()));
    evaluation.variables.put(
        "containers", CelView.list(workload.containers().map(Field::value).toList()));
    try {
      if (rule.about() instanceof Rule.About.Containers) {
        for (Field container : workload.containers().toList()) {
          evaluation.variables.put("container", CelView.of(container.value()));
          evaluation.ask(
              container, (r, field) -> Evidence.of(r, field, container), workload.template());
        }
      } else {
        evaluation.ask(workload.podSpec(), Evidence::of, workload.template());
      }
      return evaluation.outcome();
    } catch (Expression.Failed e) {
      return new Outcome.NotAssessed(e.getMessage());
    }
  }

  private void ask(Field place, BiFunction<Resource, Field, Evidence> evidence, Resource holder)
      throws Expression.Failed {
    if (rule.holds().value(variables) instanceof Boolean holds && holds) {
      return;
    }
    if (message.isEmpty()) {
      message = message();
    }
    if (rule.evidence().isEmpty()) {
      broken.add(evidence.apply(holder, named(place)));
    }
    for (List<String> path : rule.evidence()) {
      broken.add(evidence.apply(holder, place.at(path.toArray(String[]::new))));
    }
  }

  /// A whole object is no evidence anybody wants to read; its name is.
  private static Field named(Field place) {
    Field name = place.at("name");
    Field inMetadata = place.at("metadata", "name");
    return name.isPresent() ? name : inMetadata.isPresent() ? inMetadata : place.at("containers");
  }

  private String message() {
    try {
      if (rule.messageOf().isPresent()
          && rule.messageOf().get().value(variables) instanceof String text
          && !text.isBlank()) {
        return text;
      }
    } catch (Expression.Failed e) {
      // The rule says what to say then.
    }
    return rule.message();
  }

  private Outcome outcome() {
    return Outcome.failIfAny(message, broken);
  }
}
