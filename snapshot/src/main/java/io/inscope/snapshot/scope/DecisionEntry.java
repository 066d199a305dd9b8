package io.inscope.snapshot.scope;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.address.AddressRange;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads a decision of a scope file.
final class DecisionEntry {
  private static final List<String> CONDITIONS =
      List.of(
          "namespace",
          "namespace-selector",
          "selector",
          "name",
          "service-account",
          "node-selector",
          "image",
          "cidr");
  private static final Set<String> KEYS =
      Stream.concat(
              CONDITIONS.stream(),
              Stream.of(
                  "workload",
                  "data-role",
                  "tier",
                  "environment",
                  "function",
                  "because",
                  "who",
                  "when",
                  "evidence",
                  "valid-until"))
          .collect(Collectors.toUnmodifiableSet());

  private DecisionEntry() {}

  static ScopeDecision read(Field entry, ScopeClass scopeClass) {
    BadEntry.unlessKeys(entry, KEYS);
    Optional<ResourceRef> workload = entry.at("workload").text().map(DecisionEntry::workload);
    boolean described = CONDITIONS.stream().anyMatch(key -> entry.at(key).isPresent());
    if (workload.isPresent() && described) {
      throw new BadEntry("workload names one already; leave out namespace and selector");
    }
    if (workload.isEmpty() && !described) {
      throw new BadEntry("names nothing; give namespace, selector or workload");
    }
    ScopeRule rule = workload.map(ScopeRule::of).orElseGet(() -> rule(entry));
    if (workload.isEmpty() && rule.narrowness() == 0) {
      throw new BadEntry(
          "covers everything, for the selector is empty; give namespace, selector or workload");
    }
    return new ScopeDecision(
        scopeClass, rule, traits(entry), grounds(entry), entry.line().orElse(0));
  }

  private static ScopeRule rule(Field entry) {
    return new ScopeRule(
        Optional.empty(),
        entry.at("namespace").text().map(Glob::of),
        LabelSelector.ofLabels(labels(entry.at("namespace-selector"))),
        LabelSelector.ofLabels(labels(entry.at("selector"))),
        entry.at("name").text().map(Glob::of),
        entry.at("service-account").text(),
        LabelSelector.ofLabels(labels(entry.at("node-selector"))),
        entry.at("image").text(),
        entry.at("cidr").text().map(DecisionEntry::range));
  }

  private static Traits traits(Field entry) {
    return new Traits(
        BadEntry.oneOf(entry.at("data-role"), DataRole.values(), DataRole::word),
        entry.at("tier").text(""),
        entry.at("environment").text(""),
        entry.at("function").text(""));
  }

  private static Grounds grounds(Field entry) {
    return new Grounds(
        entry.at("who").text(""),
        date(entry.at("when")),
        entry.at("because").text(""),
        entry.at("evidence").text(""),
        date(entry.at("valid-until")));
  }

  private static Optional<LocalDate> date(Field field) {
    return field
        .text()
        .map(
            written -> {
              try {
                return LocalDate.parse(written);
              } catch (DateTimeParseException e) {
                throw new BadEntry(
                    "%s '%s' is not a date, for example 2026-12-31"
                        .formatted(field.key(), written));
              }
            });
  }

  private static SortedMap<String, String> labels(Field selector) {
    selector
        .members()
        .filter(label -> !(label.value() instanceof String))
        .findFirst()
        .ifPresent(
            label -> {
              throw new BadEntry(
                  "label '%s' of the selector is not a text; put it in quotes"
                      .formatted(label.key()));
            });
    return Resource.texts(selector);
  }

  private static ResourceRef workload(String written) {
    return ResourceRef.parse(written)
        .orElseThrow(
            () ->
                new BadEntry(
                    "workload '%s' is not NAMESPACE/KIND.GROUP/NAME, for example".formatted(written)
                        + " payments/StatefulSet.apps/card-vault"));
  }

  private static AddressRange range(String written) {
    return AddressRange.parse(written)
        .orElseThrow(
            () ->
                new BadEntry(
                    "cidr '%s' is not an address or CIDR, for example 10.20.0.0/16"
                        .formatted(written)));
  }
}
