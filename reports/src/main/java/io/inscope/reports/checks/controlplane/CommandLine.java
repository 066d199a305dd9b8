package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The flags of one running component, read as the component reads them: `--flag=value` or `--flag
/// value`, in `command` or `args`, with dashes or underscores, one dash or two. A flag given twice
/// has its last value; lists are joined. A flag of etcd that is not given may be set by a variable
/// (`ETCD_CLIENT_CERT_AUTH`).
///
/// @param workload the static pod
/// @param container its container that runs the component
/// @param words command and arguments, each a text
record CommandLine(Workload workload, Field container, List<Field> words) {
  /// A flag as given.
  ///
  /// @param place the word that names it, or the variable
  record Flag(String value, Field place) {}

  static CommandLine of(Workload workload, Field container) {
    List<Field> words =
        Stream.concat(container.at("command").each(), container.at("args").each()).toList();
    return new CommandLine(workload, container, words);
  }

  /// @throws Unclear when there are no words, or a shell splits them
  void requireReadable() {
    if (words.isEmpty()) {
      throw new Unclear(where() + " has neither command nor args");
    }
    if (words.stream().anyMatch(word -> word.text("").matches("(?s).*\\s-.*"))) {
      throw new Unclear(where() + " is started through a shell");
    }
  }

  /// A flag that takes a value.
  Optional<Flag> text(String name) {
    List<Flag> given = given(name, true);
    return given.isEmpty() ? variable(name) : Optional.of(given.getLast());
  }

  /// A flag that is on or off; the bare flag is on.
  ///
  /// @param otherwise the component's default
  boolean isOn(String name, boolean otherwise) {
    return switched(name).map(flag -> truth(name, flag)).orElse(otherwise);
  }

  Optional<Flag> switched(String name) {
    List<Flag> given = given(name, false);
    return given.isEmpty() ? variable(name) : Optional.of(given.getLast());
  }

  /// The items of a list flag with the place of each, over all the times it is given.
  List<Flag> items(String name) {
    List<Flag> items = new ArrayList<>();
    for (Flag flag : given(name, true)) {
      for (String item : flag.value().split(",", -1)) {
        if (!item.isBlank()) {
          items.add(new Flag(item.strip(), flag.place()));
        }
      }
    }
    return items;
  }

  private List<Flag> given(String name, boolean takesValue) {
    List<Flag> given = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      Field word = words.get(i);
      String text = word.text("");
      int equals = text.indexOf('=');
      if (!text.startsWith("-")
          || !name.equals(name(equals < 0 ? text : text.substring(0, equals)))) {
        continue;
      }
      if (equals >= 0) {
        given.add(clear(text.substring(equals + 1), word));
      } else if (!takesValue) {
        given.add(new Flag("true", word));
      } else {
        given.add(clear(i + 1 < words.size() ? words.get(i + 1).text("") : "", word));
      }
    }
    return given;
  }

  private static String name(String written) {
    return written.replaceFirst("^--?", "").replace('_', '-');
  }

  private Flag clear(String value, Field place) {
    if (value.contains("$(")) {
      throw new Unclear("%s takes %s from a variable".formatted(where(), name(flag(place))));
    }
    return new Flag(value, place);
  }

  private static String flag(Field word) {
    return word.text("").split("=", 2)[0];
  }

  /// What the environment sets: only etcd reads it.
  private Optional<Flag> variable(String name) {
    if (!container.at("name").text("").equals("etcd")) {
      return Optional.empty();
    }
    String variable = "ETCD_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    return container
        .at("env")
        .each()
        .filter(env -> env.at("name").text("").equals(variable))
        .reduce((first, last) -> last)
        .map(
            env -> {
              if (env.at("valueFrom").isPresent()) {
                throw new Unclear("%s takes %s from elsewhere".formatted(where(), variable));
              }
              return clear(env.at("value").text(""), env.at("value"));
            });
  }

  /// As Go's `strconv.ParseBool` reads it.
  private boolean truth(String name, Flag flag) {
    return switch (flag.value()) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default -> throw new Unclear("--%s of %s is neither true nor false".formatted(name, where()));
    };
  }

  /// A setting that lives in a file the flag names.
  ///
  /// @throws Unclear when the flag is given
  void requireNoFile(String name) {
    if (text(name).isPresent()) {
      throw new Unclear(
          "--%s of %s names a file that is not in the snapshot".formatted(name, where()));
    }
  }

  Evidence evidence(Flag flag) {
    return Evidence.of(workload.template(), flag.place(), container);
  }

  /// Something that should be among the flags.
  Evidence absence(String what) {
    return new Evidence.Absence(
        "%s among the arguments of %s (%s)"
            .formatted(what, where(), workload.template().place(container)));
  }

  private String where() {
    return workload.ref().namespace() + "/" + workload.ref().name();
  }

  /// The flag must be on, or off.
  Stream<Evidence> wrongUnless(String name, boolean wanted, boolean otherwise) {
    if (isOn(name, otherwise) == wanted) {
      return Stream.empty();
    }
    return Stream.of(
        switched(name)
            .map(this::evidence)
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
    return text(name).filter(flag -> !flag.value().isEmpty()).map(this::evidence).stream();
  }
}
