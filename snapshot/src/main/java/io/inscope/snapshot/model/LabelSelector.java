package io.inscope.snapshot.model;

import io.inscope.snapshot.json.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A compiled label selector: all of its requirements must hold.
///
/// Normalised, so that two ways to write one selector are equal: requirements are sorted and
/// without repetition, `matchLabels` is `In` with one value. Source: [labels and
/// selectors](https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/).
public final class LabelSelector {
  /// The selector without requirements, `{}`.
  public static final LabelSelector EVERYTHING = new LabelSelector(List.of());

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
  private static final Pattern PREFIX =
      Pattern.compile("[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*");

  private final List<LabelRequirement> requirements;

  private LabelSelector(List<LabelRequirement> requirements) {
    this.requirements = requirements;
  }

  /// The selector that stands at a place; empty when none is set. A selector that is not set and
  /// `{}` mean different things nearly everywhere, so the caller decides what "not set" means.
  ///
  /// @throws InvalidSelector when an API server would refuse it
  /// @throws io.inscope.snapshot.json.WrongShape when it is not a selector at all
  public static Optional<LabelSelector> of(Field selector) {
    return of(selector, UnaryOperator.identity());
  }

  /// The same where keys are written in a way of their own, such as with a prefix.
  ///
  /// @param plain a key as labels have it, of one as it is written
  public static Optional<LabelSelector> of(Field selector, UnaryOperator<String> plain) {
    if (selector.isMissing()) {
      return Optional.empty();
    }
    selector.object();
    List<LabelRequirement> requirements = new ArrayList<>();
    selector
        .at("matchLabels")
        .members()
        .forEach(
            label -> {
              String value = label.text().orElse("");
              String key = plain.apply(label.key());
              requireKey(label, key);
              requireValue(label, value);
              requirements.add(
                  new LabelRequirement(key, LabelRequirement.Operator.IN, List.of(value)));
            });
    selector.at("matchExpressions").each().forEach(e -> requirements.add(requirement(e, plain)));
    return Optional.of(of(requirements));
  }

  /// Labels that must all be there, as in the selector of a Service.
  public static LabelSelector ofLabels(Map<String, String> labels) {
    return of(
        labels.entrySet().stream()
            .map(
                e ->
                    new LabelRequirement(
                        e.getKey(), LabelRequirement.Operator.IN, List.of(e.getValue())))
            .toList());
  }

  /// Objects that have a label, whatever its value.
  public static LabelSelector having(String key) {
    return of(List.of(new LabelRequirement(key, LabelRequirement.Operator.EXISTS, List.of())));
  }

  /// The selector of some requirements, all of which must hold.
  public static LabelSelector of(Collection<LabelRequirement> requirements) {
    return requirements.isEmpty()
        ? EVERYTHING
        : new LabelSelector(List.copyOf(new TreeSet<>(requirements)));
  }

  private static LabelRequirement requirement(Field expression, UnaryOperator<String> plain) {
    Field written = expression.at("key");
    String key = plain.apply(written.text(""));
    requireKey(written, key);
    Field named = expression.at("operator");
    LabelRequirement.Operator operator =
        LabelRequirement.Operator.of(named.text(""))
            .orElseThrow(
                () ->
                    new InvalidSelector(
                        named.pointer(),
                        "is '%s', not one of In, NotIn, Exists, DoesNotExist"
                            .formatted(named.text(""))));
    Field list = expression.at("values");
    TreeSet<String> values = new TreeSet<>();
    list.each()
        .forEach(
            value -> {
              String text = value.text().orElse("");
              requireValue(value, text);
              values.add(text);
            });
    if (operator.takesValues() && values.isEmpty()) {
      throw new InvalidSelector(
          list.pointer(), "is empty; operator " + operator.written() + " needs a value");
    }
    if (!operator.takesValues() && !values.isEmpty()) {
      throw new InvalidSelector(
          list.pointer(), "must be empty; operator " + operator.written() + " takes no value");
    }
    return new LabelRequirement(key, operator, List.copyOf(values));
  }

  private static void requireKey(Field place, String key) {
    int slash = key.indexOf('/');
    String prefix = slash < 0 ? null : key.substring(0, slash);
    if (!NAME.matcher(key.substring(slash + 1)).matches() || !isPrefix(prefix)) {
      throw new InvalidSelector(place.pointer(), "'" + key + "' is not a label key");
    }
  }

  private static boolean isPrefix(@Nullable String prefix) {
    return prefix == null || (prefix.length() <= 253 && PREFIX.matcher(prefix).matches());
  }

  private static void requireValue(Field place, String value) {
    if (!value.isEmpty() && !NAME.matcher(value).matches()) {
      throw new InvalidSelector(place.pointer(), "'" + value + "' is not a label value");
    }
  }

  public boolean matches(Map<String, String> labels) {
    for (LabelRequirement requirement : requirements) {
      if (!requirement.matches(labels)) {
        return false;
      }
    }
    return true;
  }

  public boolean isEverything() {
    return requirements.isEmpty();
  }

  /// Sorted, each once.
  public List<LabelRequirement> requirements() {
    return requirements;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LabelSelector that && requirements.equals(that.requirements);
  }

  @Override
  public int hashCode() {
    return requirements.hashCode();
  }

  /// As `kubectl --selector` writes it: `app=web,tier in (a,b),!legacy`; empty for everything.
  @Override
  public String toString() {
    return requirements.stream().map(LabelRequirement::toString).collect(Collectors.joining(","));
  }
}
