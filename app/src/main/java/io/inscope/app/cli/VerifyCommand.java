package io.inscope.app.cli;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.signing.PublicKeyText;
import io.inscope.snapshot.signing.SealSignature;
import io.inscope.snapshot.signing.SealStatement;
import io.inscope.snapshot.signing.SignatureCheck;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.SealCheck;
import io.inscope.snapshot.store.Verification;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    description = "Computes every hash and the seals again, and names what was changed.")
final class VerifyCommand implements Callable<Integer> {
  @Mixin ProjectOptions where = new ProjectOptions();
  @Mixin FormatOption form = new FormatOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--public-key",
      paramLabel = "FILE",
      description = "The key by which every snapshot should be signed, in PEM.")
  @Nullable Path publicKey;

  @Override
  public Integer call() {
    Optional<PublicKeyText> expected = Optional.ofNullable(publicKey).map(PublicKeyText::read);
    try (Project project = Project.openReadOnly(where.project)) {
      Verification verification = project.verify();
      Rows.print(
          table(verification.snapshots()),
          form.format,
          where.project,
          project.newest().info(),
          spec.commandLine().getOut());
      PrintWriter err = spec.commandLine().getErr();
      verification.changes().forEach(what -> err.println("Changed: " + what));
      project
          .partial()
          .forEach(
              (id, ending) ->
                  err.println("Snapshot %d is partial: %s".formatted(id, ending.why())));
      boolean signed = true;
      List<SealSignature> signatures = signatures(project);
      for (SealCheck check : verification.snapshots()) {
        SealStatement seal = new SealStatement(check.snapshot(), check.sealedAt(), check.sha256());
        SignatureCheck found = SignatureCheck.of(seal, signatures, expected);
        if (found != SignatureCheck.NOT_SIGNED || expected.isPresent()) {
          err.printf(
              "Signature of snapshot %d '%s': %s%s%n",
              check.snapshot(), check.name(), found.words(), keys(check, signatures));
        }
        signed &=
            found == SignatureCheck.VALID
                || (expected.isEmpty() && found != SignatureCheck.INVALID);
      }
      return verification.isIntact() && signed ? Cli.DONE : Cli.LOOK;
    }
  }

  private static List<SealSignature> signatures(Project project) {
    return project.custody().stream()
        .filter(event -> event.event().equals("signed"))
        .flatMap(event -> SealSignature.parse(event.detail()).stream())
        .toList();
  }

  /// ` (key SHA256:...)`
  private static String keys(SealCheck check, List<SealSignature> signatures) {
    String keys =
        signatures.stream()
            .filter(s -> s.statement().snapshot() == check.snapshot())
            .map(s -> s.key().fingerprint())
            .distinct()
            .collect(Collectors.joining(", "));
    return keys.isEmpty() ? "" : " (key " + keys + ")";
  }

  private static Table table(List<SealCheck> checks) {
    return new Table(
        "verify",
        "Seals",
        List.of(
            new Column("snapshot", "Snapshot", 30),
            new Column("sealed_at", "Sealed at", 22),
            new Column("sha256", "SHA-256", 64),
            new Column("result", "Result", 10)),
        checks.stream()
            .map(
                check ->
                    List.<Cell>of(
                        Cell.of(check.name()),
                        Cell.of(check.sealedAt()),
                        Cell.of(check.sha256()),
                        new Cell.Status(check.isIntact() ? "intact" : "broken")))
            .toList());
  }
}
