package io.inscope.reports.checks.controlplane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The one command of a shell script that becomes the program, as OpenShift starts its components:
/// `exec hyperkube kube-controller-manager --flag=value \`. Anything that takes a shell to
/// understand leaves it not understood: quotes, or a variable in place of an argument. Variables
/// within an argument are left as they are.
final class ShellText {
  private static final Pattern CONTINUED = Pattern.compile("\\\\\\R\\s*");
  private static final Pattern EXEC = Pattern.compile("(?m)^\\s*exec\\s+(.+)$");
  private static final Pattern OPERATOR = Pattern.compile("\\s(?:\\|\\||&&|[;|>&]).*$");

  private ShellText() {}

  /// The arguments of the program; empty when no single command starts it, or it is not understood.
  static Optional<List<String>> arguments(String script, String program) {
    Matcher commands = EXEC.matcher(CONTINUED.matcher(script).replaceAll(" "));
    List<List<String>> found = new ArrayList<>();
    while (commands.find()) {
      String command = OPERATOR.matcher(commands.group(1)).replaceFirst("");
      List<String> words = List.of(command.strip().split("\\s+"));
      int at = place(words, program);
      if (at >= 0) {
        List<String> arguments = words.subList(at + 1, words.size());
        if (command.matches(".*[\"'`\\\\].*")
            || arguments.stream().anyMatch(word -> word.startsWith("$"))) {
          return Optional.empty();
        }
        found.add(arguments);
      }
    }
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static int place(List<String> words, String program) {
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals(program) || words.get(i).endsWith("/" + program)) {
        return i;
      }
    }
    return -1;
  }
}
