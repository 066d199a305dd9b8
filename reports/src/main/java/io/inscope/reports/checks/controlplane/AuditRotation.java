package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Evidence;
import java.util.stream.Stream;

/// How the files of the audit log are rotated on the node. 0 sets no limit of age or number, and
/// leaves the size at its default of 100 MB.
final class AuditRotation {
  private AuditRotation() {}

  /// @throws Unclear when the log is not kept in files of the node
  static Stream<Evidence> below(CommandLine line, String flag, int least) {
    String path = line.text("audit-log-path").map(CommandLine.Flag::value).orElse("");
    if (path.equals("-")) {
      throw new Unclear(
          line.where() + " writes its audit log to standard output: whoever collects it keeps it");
    }
    if (path.isEmpty() && line.missing("audit-webhook-config-file").findAny().isEmpty()) {
      throw new Unclear(line.where() + " sends its audit log away: whoever receives it keeps it");
    }
    return line.text(flag)
        .map(
            given ->
                isEnough(given, least) ? Stream.<Evidence>empty() : Stream.of(given.evidence()))
        .orElseGet(() -> line.missing(flag));
  }

  private static boolean isEnough(CommandLine.Flag given, int least) {
    if (!given.value().matches("[0-9]{1,9}")) {
      throw new Unclear("--%s of %s is no number".formatted(given.name(), given.whose()));
    }
    int number = Integer.parseInt(given.value());
    return number == 0 || number >= least;
  }
}
