package io.inscope.app.cli;

import io.inscope.app.Services;
import io.inscope.snapshot.signing.SealSignature;
import io.inscope.snapshot.signing.SealStatement;
import io.inscope.snapshot.signing.SigningKey;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.SealCheck;
import io.inscope.snapshot.store.Verification;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "sign",
    description = "Signs the seal of a snapshot with your own key; the key is not stored.")
final class SignCommand implements Callable<Integer> {
  @Mixin ProjectOptions where = new ProjectOptions();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description =
          "A private Ed25519 key in PEM: openssl genpkey -algorithm ed25519 -out signing-key.pem")
  Path key = Path.of("");

  private final Services services;

  SignCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    SigningKey signingKey = SigningKey.read(key);
    try (Project project = Project.open(where.project, services.clock())) {
      int id = project.snapshot(where.snapshot).info().id();
      Verification verification = project.verify();
      SealCheck seal =
          verification.snapshots().stream()
              .filter(s -> s.snapshot() == id)
              .findFirst()
              .orElse(null);
      if (seal == null || !verification.isIntact()) {
        verification.changes().forEach(c -> spec.commandLine().getErr().println("Changed: " + c));
        spec.commandLine()
            .getErr()
            .println(
                "Not signed: the project is not as it was sealed, and a signature would hide it.");
        return Cli.LOOK;
      }
      SealSignature signature =
          signingKey.sign(new SealStatement(id, seal.sealedAt(), seal.sha256()));
      project.appendCustody("signed", signature.text());
      spec.commandLine()
          .getOut()
          .printf(
              "Snapshot %d '%s' signed%n  SHA-256 %s%n  by key %s%n",
              id, seal.name(), seal.sha256(), signature.key().fingerprint());
      return Cli.DONE;
    }
  }
}
