package io.inscope.reports.diagram;

import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.scope.ScopeEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Tells two drawings apart: it changes when the snapshot, the scope, a connection or the program
/// does. What people state about the engagement does not count, so that a version can be approved.
final class DiagramVersion {
  private static final int BYTES = 4;

  private DiagramVersion() {}

  /// `snapshot 3, 1f0c9a2e`.
  static String of(DiagramInput input) {
    MessageDigest digest = sha256();
    add(digest, input.snapshot().sha256());
    add(digest, input.tool());
    for (Connection row : input.table()) {
      add(digest, row.id());
      add(digest, row.verdict().name());
      add(digest, row.enforced().name());
      add(digest, row.protection().name());
    }
    for (ScopeEntry entry : input.scope().entries()) {
      add(digest, entry.workload().toString());
      add(digest, entry.effective().name());
      add(digest, entry.dataRole().name());
    }
    String hex = HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    return "snapshot %d, %s".formatted(input.snapshot().id(), hex);
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
