package io.inscope.snapshot.capture.login;

import io.inscope.snapshot.capture.CaptureException;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.redaction.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A program that prints a proof. To be made only after the user agreed to this very command.
///
/// What it prints on standard error never mixes with the proof; it goes to the terminal if the
/// program may ask somebody there, else into the message when the program fails, without what looks
/// like a secret.
public final class ExecPlugin implements Source {
  private static final int MAX_WORDS = 400;

  /// Values of the kubeconfig's variables that are shorter are names and regions.
  private static final int SECRET_LENGTH = 12;

  private final ExecCall call;
  private final Map<String, String> environment;
  private final boolean terminal;
  private final Duration patience;
  private final Clock clock;

  /// @param environment of this process, for `PATH`
  /// @param terminal whether somebody sits at a terminal whom the program could ask
  public ExecPlugin(ExecCall call, Map<String, String> environment, boolean terminal, Clock clock) {
    this(
        call,
        environment,
        terminal,
        call.isInteractive(terminal) ? Duration.ofMinutes(5) : Duration.ofSeconds(60),
        clock);
  }

  ExecPlugin(
      ExecCall call,
      Map<String, String> environment,
      boolean terminal,
      Duration patience,
      Clock clock) {
    this.call = call;
    this.environment = Map.copyOf(environment);
    this.terminal = terminal;
    this.patience = patience;
    this.clock = clock;
  }

  @Override
  public Fresh fetch(Optional<Proof> refused) throws CaptureException {
    if (!ExecCall.VERSIONS.contains(call.apiVersion())) {
      throw failed(
          "speaks '%s', which kubectl does not speak any more".formatted(call.apiVersion()),
          "Update the program and the kubeconfig to client.authentication.k8s.io/v1.");
    }
    if (call.mode() == ExecCall.Mode.ALWAYS && !terminal) {
      throw failed(
          "has to ask somebody at a terminal (interactiveMode: Always), and there is none",
          "Run 'inscope capture' in a terminal.");
    }
    return ExecStatus.parse(run(), call, clock.instant());
  }

  private byte[] run() throws CaptureException {
    Path program =
        ProgramPath.find(call.command().getFirst(), environment)
            .orElseThrow(
                () ->
                    failed(
                        "was not found: '" + call.command().getFirst() + "'",
                        call.installHint().isBlank()
                            ? "Install it, or start this program from where 'kubectl' works."
                            : words(call.installHint())));
    List<String> command = new ArrayList<>(call.command());
    command.set(0, program.toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(call.variables());
    builder.environment().put("KUBERNETES_EXEC_INFO", call.info(terminal));
    ProgramRun.Result result;
    try {
      result = ProgramRun.of(builder, call.isInteractive(terminal), patience);
    } catch (IOException _) {
      throw failed("cannot be started: '" + program + "'", "Check that it may be executed.");
    }
    return switch (result) {
      case ProgramRun.Printed printed -> printed.bytes();
      case ProgramRun.Failed failure ->
          throw failed(
              "failed (exit status %d)%s".formatted(failure.exit(), said(failure)), again());
      case ProgramRun.Late late ->
          throw failed(
              "was not done within %d s and was stopped%s"
                  .formatted(patience.toSeconds(), said(late)),
              again());
      case ProgramRun.TooMuch _ -> throw failed("printed more than a login has", again());
    };
  }

  private String again() {
    return "See what it says in a terminal: " + call.commandLine();
  }

  private String said(ProgramRun.Result result) {
    String said = words(result.said());
    return said.isEmpty() ? "" : ": " + said;
  }

  /// In one line, without secrets; the end of it where it is long, since the reason stands there.
  private String words(String text) {
    String plain = text.replaceAll("\\e\\[[0-9;]*[A-Za-z]", "");
    for (String value : call.variables().values()) {
      plain = value.length() < SECRET_LENGTH ? plain : plain.replace(value, "(hidden)");
    }
    String line =
        new Redactor(FingerprintKey.random())
            .text(plain)
            .replaceAll("redacted:\\S+", "(hidden)")
            .replaceAll("\\s+", " ")
            .replaceAll("\\p{C}", "?")
            .strip();
    return line.length() > MAX_WORDS ? "..." + line.substring(line.length() - MAX_WORDS) : line;
  }

  private CaptureException failed(String what, String hint) {
    return new CaptureException(
        "CAPTURE-PLUGIN",
        "the program with which the user '%s' logs in %s".formatted(call.user(), what),
        hint);
  }
}
