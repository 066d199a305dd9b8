package io.inscope.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// One run of the command line, as a script sees it.
///
/// @param out standard output
/// @param err standard error
record Run(int code, String out, String err) {
  /// A day after the sample bank was exported.
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-11T08:00:00Z"), ZoneOffset.UTC);

  static Run of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Cli.run(
            CLOCK,
            new PrintWriter(out),
            new PrintWriter(err),
            java.util.Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    return new Run(code, out.toString(), err.toString());
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
