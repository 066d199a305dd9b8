package io.inscope.snapshot.scope;

import io.inscope.snapshot.json.Field;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An entry of a scope file that cannot be taken.
final class BadEntry extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadEntry(String message) {
    super(message);
  }

  /// @throws BadEntry when an object has other keys
  static void unlessKeys(Field entry, Set<String> known) {
    entry
        .members()
        .filter(member -> !known.contains(member.key()))
        .findFirst()
        .ifPresent(
            member -> {
              throw new BadEntry(
                  "unknown key '%s'; known are %s"
                      .formatted(
                          member.key(), known.stream().sorted().collect(Collectors.joining(", "))));
            });
  }

  /// The value whose word stands at a place; empty when nothing does.
  ///
  /// @throws BadEntry when something else does
  static <T> Optional<T> oneOf(Field place, T[] values, Function<T, String> word) {
    return place
        .text()
        .map(
            written ->
                Arrays.stream(values)
                    .filter(value -> word.apply(value).equals(written))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new BadEntry(
                                "%s '%s' is not %s"
                                    .formatted(place.key(), written, alternatives(values, word)))));
  }

  private static <T> String alternatives(T[] values, Function<T, String> word) {
    String all = Arrays.stream(values).map(word).collect(Collectors.joining(", "));
    int last = all.lastIndexOf(", ");
    return all.substring(0, last) + " or" + all.substring(last + 1);
  }
}
