package io.inscope.app;

import io.inscope.app.cli.Cli;
import io.inscope.app.cli.Stop;
import io.inscope.app.ui.Window;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Starts the program: the window without arguments, else a command. Does not extend the JavaFX
/// application class, since the launcher refuses such a main class on the class path.
public final class Main {
  /// Libraries warn through java.util.logging; only what somebody can act on should reach a
  /// terminal.
  private static final Logger ROOT = Logger.getLogger("");

  /// What shells expect of a program stopped by Ctrl-C.
  private static final int STOPPED = 130;

  private static final long PATIENCE_MILLIS = 10_000;

  private static volatile boolean ended;

  private Main() {}

  public static void main(String[] args) {
    if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
      // Before anything else is loaded: installers and scripts ask this often.
      System.out.println(Version.tool());
      return;
    }
    ROOT.setLevel(Level.SEVERE);
    if (args.length == 0) {
      openWindow();
      return;
    }
    stopCleanly(Thread.currentThread());
    int code = Cli.run(Clock.systemUTC(), utf8(FileDescriptor.out), utf8(FileDescriptor.err), args);
    if (Stop.isRequested()) {
      // The shutdown has begun and waits for this thread; System.exit would wait for the shutdown.
      Runtime.getRuntime().halt(STOPPED);
    }
    ended = true;
    System.exit(code);
  }

  private static void openWindow() {
    Path config = ConfigFolder.ofUser();
    try {
      Window.launch(new ProjectWorkspace(new Services(Clock.systemUTC(), config)), config);
    } catch (RuntimeException | UnsatisfiedLinkError e) {
      // What the toolkit says of a missing display or of missing system libraries helps nobody.
      System.err.println(
          "inscope: the window cannot be opened: there is no display, or its system libraries are"
              + " missing");
      System.err.println(
          "  Start it on a desktop (Linux needs GTK 3), or use a command: inscope --help");
      System.err.println("  (NO-DISPLAY)");
      System.exit(3);
    }
  }

  /// Ctrl-C: the running command is asked to stop and gets time to undo what is unfinished; a
  /// second one ends at once.
  private static void stopCleanly(Thread command) {
    onCtrlC();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (!ended) {
                    Stop.request();
                    try {
                      command.join(PATIENCE_MILLIS);
                      while (command.isAlive() && Stop.isKeeping()) {
                        command.join(PATIENCE_MILLIS);
                      }
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  }
                },
                "stop"));
  }

  /// While a shutdown runs Java swallows what would begin another one, so the signal itself has to
  /// be heard; there is no other way to it than this class, which every Java has.
  private static void onCtrlC() {
    AtomicBoolean once = new AtomicBoolean();
    try {
      sun.misc.Signal.handle(
          new sun.misc.Signal("INT"),
          _ -> {
            if (once.getAndSet(true)) {
              Runtime.getRuntime().halt(STOPPED);
            }
            Thread.ofPlatform().daemon().name("ctrl-c").start(() -> System.exit(STOPPED));
          });
    } catch (IllegalArgumentException _) {
      // somebody told this Java to leave signals alone
    }
  }

  private static PrintWriter utf8(FileDescriptor stream) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
  }
}
