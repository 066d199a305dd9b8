package io.inscope.app.cli;

import io.inscope.app.Capturing;
import io.inscope.snapshot.capture.CaptureException;
import io.inscope.snapshot.capture.ConnectionPlan;
import io.inscope.snapshot.capture.Consent;
import io.inscope.snapshot.capture.Login;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What the user agrees to beyond reading, by options.
final class Agreement {
  @Option(
      names = "--allow-exec-plugin",
      description =
          "Runs the program by which the kubeconfig logs in, exactly as '--plan' shows it.")
  boolean plugin;

  @Option(
      names = "--insist-unverified",
      description =
          "Asks a server whose certificate cannot be checked, or that is asked without encryption;"
              + " the snapshot says so.")
  boolean unverified;

  /// @throws CaptureException when the plan needs more than the user agreed to
  Consent to(ConnectionPlan plan) throws CaptureException {
    Optional<Login.Plugin> program = Capturing.plugin(plan);
    if (!unverified && !plan.trust().isSound()) {
      throw new CaptureException(
          "CAPTURE-UNVERIFIED",
          "%s was not asked: its certificate is %s".formatted(plan.server(), plan.trust().words()),
          "Put the certificate authority of the cluster into the kubeconfig. Only if there is no"
              + " way: --insist-unverified, and the snapshot says so.");
    }
    if (!plugin && program.isPresent()) {
      throw new CaptureException(
          "CAPTURE-PLUGIN",
          "the user '%s' logs in with a program, which was not run: %s"
              .formatted(plan.user(), program.get().commandLine()),
          "If this may run on this computer: --allow-exec-plugin.");
    }
    return new Consent(unverified, program);
  }

  /// The options that a plan needs.
  static List<String> needed(ConnectionPlan plan) {
    List<String> needed = new ArrayList<>();
    if (!plan.trust().isSound()) {
      needed.add("--insist-unverified");
    }
    if (Capturing.plugin(plan).isPresent()) {
      needed.add("--allow-exec-plugin");
    }
    return List.copyOf(needed);
  }
}
