package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The flags of one instance of a component, read as the component reads them: `--flag=value` or
/// `--flag value`, with dashes or underscores, one dash or two. A flag given twice has its last
/// value; lists are joined. A flag that is not given may be set by a variable, as etcd does, or by
/// the distribution.
///
/// @param where whose flags: `kube-system/kube-apiserver-cp1`
/// @param place file and line where they stand
/// @param unreadable why they cannot be read, after `where`; empty when they can
/// @param words what was given, in order
/// @param variables what the environment sets, by the name of the flag
/// @param preset what the distribution sets unless it is given
record CommandLine(
    String where,
    String place,
    String unreadable,
    List<Word> words,
    Map<String, Flag> variables,
    List<Word> preset) {
  CommandLine {
    words = List.copyOf(words);
    variables = Map.copyOf(variables);
    preset = List.copyOf(preset);
  }

  /// One argument and where it stands.
  record Word(String text, Evidence evidence) {}

  /// A flag as given.
  ///
  /// @param name without dashes
  /// @param written may hold variables, which nobody here can fill in
  /// @param whose the command line it belongs to
  record Flag(String name, String written, Evidence evidence, String whose) {
    /// @throws Unclear when it is taken from a variable
    String value() {
      if (written.contains("$(") || written.contains("${")) {
        throw new Unclear("%s takes %s from a variable".formatted(whose, name));
      }
      return written;
    }

    private Flag with(String item) {
      return new Flag(name, item, evidence, whose);
    }
  }

  /// @throws Unclear when it is not known what was given
  void requireReadable() {
    if (!unreadable.isEmpty()) {
      throw new Unclear(where + " " + unreadable);
    }
  }

  /// A flag that takes a value.
  Optional<Flag> text(String name) {
    return last(given(name, true), name);
  }

  /// A flag that is on or off; the bare flag is on.
  ///
  /// @param otherwise the component's default
  boolean isOn(String name, boolean otherwise) {
    return switched(name).map(this::truth).orElse(otherwise);
  }

  Optional<Flag> switched(String name) {
    return last(given(name, false), name);
  }

  private Optional<Flag> last(List<Flag> given, String name) {
    return given.isEmpty()
        ? Optional.ofNullable(variables.get(name))
        : Optional.of(given.getLast());
  }

  /// The items of a list flag with the place of each, over all the times it is given.
  List<Flag> items(String name) {
    List<Flag> items = new ArrayList<>();
    List<Flag> given = given(name, true);
    for (Flag flag : given.isEmpty() ? last(given, name).stream().toList() : given) {
      for (String item : flag.written().split(",", -1)) {
        if (!item.isBlank()) {
          items.add(flag.with(item.strip()));
        }
      }
    }
    return items;
  }

  private List<Flag> given(String name, boolean takesValue) {
    List<Flag> given = in(words, name, takesValue);
    return given.isEmpty() ? in(preset, name, takesValue) : given;
  }

  private List<Flag> in(List<Word> among, String name, boolean takesValue) {
    List<Flag> given = new ArrayList<>();
    for (int i = 0; i < among.size(); i++) {
      Word word = among.get(i);
      String text = word.text();
      int equals = text.indexOf('=');
      if (!text.startsWith("-")
          || !name.equals(name(equals < 0 ? text : text.substring(0, equals)))) {
        continue;
      }
      String value =
          equals >= 0
              ? text.substring(equals + 1)
              : !takesValue ? "true" : i + 1 < among.size() ? among.get(i + 1).text() : "";
      given.add(new Flag(name, value, word.evidence(), where));
    }
    return given;
  }

  private static String name(String written) {
    return written.replaceFirst("^--?", "").replace('_', '-');
  }

  /// As Go's `strconv.ParseBool` reads it.
  private boolean truth(Flag flag) {
    return switch (flag.value()) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default ->
          throw new Unclear(
              "--%s of %s is neither true nor false".formatted(flag.name(), flag.whose()));
    };
  }

  /// A setting that lives in a file the flag names.
  ///
  /// @throws Unclear when the flag is given
  void requireNoFile(String name) {
    if (text(name).isPresent()) {
      throw new Unclear(
          "--%s of %s names a file that is not in the snapshot".formatted(name, where));
    }
  }

  /// Something that should be among the flags.
  Evidence absence(String what) {
    return new Evidence.Absence("%s among the arguments of %s (%s)".formatted(what, where, place));
  }

  /// The flag must be on, or off.
  Stream<Evidence> wrongUnless(String name, boolean wanted, boolean otherwise) {
    if (isOn(name, otherwise) == wanted) {
      return Stream.empty();
    }
    return Stream.of(
        switched(name)
            .map(Flag::evidence)
            .orElseGet(() -> absence("--%s=%s".formatted(name, wanted))));
  }

  /// Each flag must have a value.
  Stream<Evidence> missing(String... names) {
    return Stream.of(names)
        .filter(name -> text(name).filter(flag -> !flag.value().isEmpty()).isEmpty())
        .map(name -> absence("--" + name));
  }

  /// The flag must not have a value.
  Stream<Evidence> present(String name) {
    return text(name).filter(flag -> !flag.value().isEmpty()).map(Flag::evidence).stream();
  }
}
