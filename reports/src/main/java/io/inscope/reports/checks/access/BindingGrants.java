package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.access.Assignment;
import io.inscope.snapshot.access.Binding;
import io.inscope.snapshot.access.Grant;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a binding gives of some powers.
///
/// @param held the powers, subject by subject
/// @param instead what to say when it gives none of them: a pass, unless something could not be
///   read
record BindingGrants(List<Power.Held> held, Outcome instead) {
  BindingGrants {
    held = List.copyOf(held);
  }

  /// What a binding gives; or why that cannot be told, or need not be.
  static BindingGrants find(Resource binding, Audit audit, Power... powers) {
    Outcome otherwise = otherwise(binding, audit);
    if (otherwise instanceof Outcome.NotApplicable) {
      return new BindingGrants(List.of(), otherwise);
    }
    List<Power.Held> held = new ArrayList<>();
    for (Assignment assignment : audit.access().of(binding.ref())) {
      Stream.of(powers).forEach(power -> held.addAll(assignment.giving(power)));
    }
    return new BindingGrants(held, otherwise);
  }

  /// What to say of a binding that gives nothing bad. NOT_APPLICABLE means that nobody need look.
  static Outcome otherwise(Resource resource, Audit audit) {
    if (Shipped.isBinding(resource, audit)) {
      return Shipped.outcome();
    }
    Binding binding = Binding.of(resource);
    if (audit.snapshot().find(binding.role()).isEmpty()) {
      return withoutRole(binding, audit);
    }
    return Stream.concat(
            audit.view(Doubts.class, Doubts::of).about(resource),
            audit.access().of(resource.ref()).stream()
                .flatMap(assignment -> assignment.rules().limits().stream()))
        .findFirst()
        .<Outcome>map(Outcome.NotAssessed::new)
        .orElseGet(Outcome::pass);
  }

  static Outcome withoutRole(Binding binding, Audit audit) {
    String role = binding.role().spoken();
    Coverage coverage =
        audit.snapshot().coverage(binding.role().groupKind(), binding.role().namespace());
    return binding.resource().isLive() && coverage instanceof Coverage.Read
        ? new Outcome.NotApplicable(
            "it gives %s, which does not exist, and so nothing (see rbac-dangling)".formatted(role))
        : new Outcome.NotAssessed("it gives %s, which is not in the snapshot".formatted(role));
  }

  BindingGrants only(Predicate<Power.Held> wanted) {
    return new BindingGrants(held.stream().filter(wanted).toList(), instead);
  }

  /// Without rules that speak of named objects only.
  BindingGrants unnamed() {
    return only(one -> !one.isNamed());
  }

  Outcome failIfAny(String message) {
    return held.isEmpty() ? instead : new Outcome.Fail(message, evidence());
  }

  /// A failure when there is a rule over all objects; a question when there are only rules over
  /// named ones, which may well be the careful way to do it.
  Outcome failUnlessNamed(String message, String question) {
    return !held.isEmpty() && held.stream().allMatch(Power.Held::isNamed)
        ? new Outcome.Manual(question, evidence())
        : failIfAny(message);
  }

  /// Each rule once for each subject.
  List<Evidence> evidence() {
    return held.stream().map(one -> evidence(one.grant())).distinct().toList();
  }

  /// `get, list secrets in payments`.
  static Evidence evidence(Grant grant) {
    String where = grant.namespace().isEmpty() ? "everywhere" : "in " + grant.namespace();
    String names = listed(grant.given().rule().names());
    return new Evidence.Grant(
        grant.subject().toString(),
        grant.binding().ref(),
        grant.role().ref(),
        "%s %s%s %s"
            .formatted(
                listed(grant.given().rule().verbs()),
                listed(grant.given().rule().resources()),
                names.isEmpty() ? "" : " named " + names,
                where),
        grant.given().place());
  }

  private static String listed(List<String> list) {
    return String.join(", ", list);
  }

  /// What of single objects the rights were worked out without, by the object: a binding that is
  /// left out gives nothing here, and more in the cluster.
  private record Doubts(Map<String, List<String>> byObject) {
    static Doubts of(Audit audit) {
      return new Doubts(
          audit.access().limits().stream()
              .collect(Collectors.groupingBy(limit -> limit.split(" \\(", 2)[0])));
    }

    Stream<String> about(Resource resource) {
      return byObject.getOrDefault(resource.ref().spoken(), List.of()).stream();
    }
  }
}
