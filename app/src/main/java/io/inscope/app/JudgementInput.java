package io.inscope.app;

import io.inscope.reports.judgement.Judgement;
import io.inscope.reports.judgement.JudgementContext;
import io.inscope.reports.judgement.JudgementFile;
import io.inscope.snapshot.yaml.YamlProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/// A file of judgements, and the documents that lie beside it.
final class JudgementInput {
  private JudgementInput() {}

  /// @param context what the file is read against, made from how it finds documents
  /// @throws InputFileException when it cannot be read at all
  static JudgementFile.Result read(
      Path file,
      Function<Function<String, Optional<Judgement.EvidenceFile>>, JudgementContext> context) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new InputFileException(
          "DECISIONS-UNREADABLE",
          "'%s' cannot be read as a text file".formatted(file),
          "Nothing was recorded.");
    }
    try {
      return JudgementFile.read(
          text,
          String.valueOf(file.getFileName()),
          context.apply(name -> document(file.toAbsolutePath(), name)));
    } catch (YamlProblem e) {
      throw new InputFileException(
          "DECISIONS-INVALID",
          "%s: line %d: %s".formatted(file, e.line(), e.getMessage()),
          "Nothing was recorded. 'inscope decisions --help' shows such a file.");
    }
  }

  /// A document that lies beside a file, told by its hash.
  ///
  /// @param file absolute
  static Optional<Judgement.EvidenceFile> document(Path file, String name) {
    try {
      Path document = file.resolveSibling(name);
      if (name.isBlank() || !Files.isRegularFile(document)) {
        return Optional.empty();
      }
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(document), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return Optional.of(
          new Judgement.EvidenceFile(
              String.valueOf(document.getFileName()), HexFormat.of().formatHex(digest.digest())));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
