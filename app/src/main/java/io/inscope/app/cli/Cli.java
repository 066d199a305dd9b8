package io.inscope.app.cli;

import io.inscope.snapshot.model.Explained;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;

/// Runs one command and turns what went wrong into one message, a hint and an exit code.
public final class Cli {
  /// Done.
  static final int DONE = 0;

  /// Done, and there is something to look at.
  static final int LOOK = 1;

  /// Wrong usage.
  static final int USAGE = 2;

  /// Could not do it.
  static final int FAILED = 3;

  private Cli() {}

  /// @param out where data goes
  /// @param err where words go
  /// @return the exit code
  public static int run(Clock clock, PrintWriter out, PrintWriter err, String... args) {
    Inscope inscope = new Inscope();
    CommandLine commandLine =
        new CommandLine(inscope, new CommandFactory(clock))
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExitCodeExceptionMapper(
                e -> e instanceof CommandLine.ParameterException ? USAGE : FAILED)
            .setExecutionExceptionHandler((e, failed, parsed) -> explain(e, failed, parsed));
    boolean plain = java.util.Arrays.asList(args).contains("--no-color");
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(plain ? Ansi.OFF : Ansi.AUTO));
    int code = commandLine.execute(args);
    out.flush();
    err.flush();
    return code;
  }

  private static int explain(Exception e, CommandLine failed, ParseResult parsed) {
    PrintWriter err = failed.getErr();
    switch (e) {
      case Explained explained -> {
        err.println("inscope: " + explained.getMessage());
        if (!explained.hint().isEmpty()) {
          err.println("  " + explained.hint());
        }
        err.println("  (" + explained.code() + ")");
      }
      case CancellationException _ -> err.println("inscope: stopped; nothing was changed");
      default -> {
        err.println(
            "inscope: something went wrong that should not: " + e.getClass().getSimpleName());
        err.println("  Run it again with -v for details, and report them.");
        err.println("  (INTERNAL)");
      }
    }
    if (isVerbose(parsed)) {
      e.printStackTrace(err);
    }
    return e instanceof WrongUsage ? USAGE : FAILED;
  }

  private static boolean isVerbose(ParseResult parsed) {
    for (ParseResult at = parsed; ; at = at.subcommand()) {
      if (at.hasMatchedOption("-v")) {
        return true;
      }
      if (!at.hasSubcommand()) {
        return false;
      }
    }
  }
}
