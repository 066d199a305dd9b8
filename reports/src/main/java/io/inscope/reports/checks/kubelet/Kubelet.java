package io.inscope.reports.checks.kubelet;

import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.json.Field;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is known of the configuration of one kubelet, or of all that somebody asked for.
///
/// @param where whose: `Node n1`, `kube-system/kubelet-config`
/// @param place file and line where it stands
/// @param trust how far it goes
/// @param windows whether the node runs Windows, where some settings mean nothing
/// @param reader what is set
record Kubelet(
    String where,
    String place,
    Trust trust,
    boolean windows,
    Function<Option, Optional<Setting>> reader) {
  /// How far a source can be trusted.
  enum Trust {
    /// All of what runs: what is not set has its default.
    WHOLE,
    /// A part of what runs: what is not set may be set elsewhere.
    PART,
    /// What somebody asked for.
    WISH
  }

  /// A value as text; a list has its items between commas.
  record Setting(String value, Evidence evidence) {}

  /// Thrown where a value that matters cannot be seen.
  static final class Unseen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;

    Unseen(String why) {
      super(why, null, false, false);
      this.why = why;
    }

    String why() {
      return why;
    }
  }

  /// Reads a tree in the form of a KubeletConfiguration.
  static Function<Option, Optional<Setting>> tree(Field root, Function<Field, Evidence> evidence) {
    return option -> {
      Field field = root.at(option.path());
      return field.isMissing()
          ? Optional.empty()
          : Optional.of(new Setting(written(field), evidence.apply(field)));
    };
  }

  private static String written(Field field) {
    return field.isArray()
        ? field.each().map(Kubelet::written).collect(Collectors.joining(","))
        : String.valueOf(field.value());
  }

  Optional<Setting> given(Option option) {
    return reader.apply(option);
  }

  /// What holds.
  ///
  /// @throws Unseen when it is not set here and may be set elsewhere
  String value(Option option) {
    Optional<Setting> given = given(option);
    if (given.isEmpty() && trust == Trust.PART) {
      throw new Unseen(
          "%s shows only some arguments of its kubelet, and not %s: hand over its /configz"
              .formatted(where, option.flag()));
    }
    return given.map(Setting::value).orElse(option.otherwise());
  }

  /// The setting as evidence, or its absence.
  Evidence evidence(Option option) {
    return given(option)
        .map(Setting::evidence)
        .orElseGet(
            () ->
                new Evidence.Absence(
                    "%s in the configuration of the kubelet of %s (%s)"
                        .formatted(option.spoken(), where, place)));
  }

  /// The value must be this one.
  Stream<Evidence> unless(Option option, String wanted) {
    return value(option).equals(wanted) ? Stream.empty() : Stream.of(evidence(option));
  }

  /// There must be a value.
  Stream<Evidence> missing(Option... options) {
    return List.of(options).stream().filter(option -> value(option).isEmpty()).map(this::evidence);
  }
}
