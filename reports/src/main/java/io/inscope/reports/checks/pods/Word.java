package io.inscope.reports.checks.pods;

import io.inscope.snapshot.json.Field;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One word of what a container is told to run: of its `command` and `args`, in order. A script in
/// one item is taken apart at blanks, quotes and what separates commands, so that `sh -c "sudo x"`
/// is no different from `sudo x`.
///
/// @param item the field it stands in
record Word(String text, Field item) {
  private static final Pattern SEPARATORS = Pattern.compile("[\\s;&|()`'\"]+");

  static Stream<Word> of(Field container) {
    return Stream.of("command", "args")
        .flatMap(list -> container.at(list).each())
        .flatMap(
            item ->
                SEPARATORS
                    .splitAsStream(item.text(""))
                    .filter(text -> !text.isEmpty())
                    .map(text -> new Word(text, item)));
  }

  /// Without the folder: `sshd` of `/usr/sbin/sshd`.
  String program() {
    return text.substring(text.lastIndexOf('/') + 1);
  }
}
