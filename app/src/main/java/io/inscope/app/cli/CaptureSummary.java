package io.inscope.app.cli;

import static io.inscope.app.cli.ImportSummary.count;

import io.inscope.app.Capturing.Captured;
import io.inscope.reports.check.KubernetesVersion;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Connection;
import io.inscope.snapshot.record.Identity;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.Relisted;
import io.inscope.snapshot.store.Summary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a capture did, for people: as for an import what came and what became of it, and beside it
/// who asked, what was refused, and what changed meanwhile.
final class CaptureSummary {
  /// More names of kinds than this make a line nobody reads.
  private static final int NAMES = 12;

  private final Captured captured;
  private final CaptureRecord record;
  private final Path project;
  private final String again;
  private final PrintWriter out;

  private CaptureSummary(Captured captured, Path project, String again, PrintWriter out) {
    this.captured = captured;
    this.record = captured.record();
    this.project = project;
    this.again = again;
    this.out = out;
  }

  /// @param again the command that was given, without what stands after `--resume`
  static void print(Captured captured, Path project, String again, PrintWriter out) {
    new CaptureSummary(captured, project, again, out).print();
  }

  /// Whether there is something to look at.
  static boolean isToBeLookedAt(Captured captured) {
    Summary summary = captured.summary();
    return captured.record().ending().isPartial()
        || summary.problems() > summary.notes()
        || summary.lost() > 0
        || captured.record().lists().stream()
            .anyMatch(list -> isRefused(list.coverage()) || isFailed(list.coverage()));
  }

  private void print() {
    Connection connection = record.connection();
    Summary summary = captured.summary();
    out.println(connection.server());
    out.printf(
        "  live: it answers as the API of Kubernetes%s; context '%s', read-only%s%n",
        connection.serverVersion().isEmpty() ? "" : " " + connection.serverVersion(),
        connection.context(),
        connection.verified() ? "" : "; the server was NOT VERIFIED");
    newer(connection.serverVersion());
    out.println("  asked as " + asked(record.identity()));
    out.printf(
        Locale.ROOT,
        "  %s to %s: %s sent, %,d bytes read%n",
        record.start().truncatedTo(ChronoUnit.SECONDS),
        record.end().truncatedTo(ChronoUnit.SECONDS),
        count(captured.requests(), "request"),
        captured.bytes());
    lists();
    out.println("  " + meanwhile(record.relisted()));
    out.printf(
        "  %s read, %s%n",
        count(summary.read(), "object"),
        ImportSummary.problems(summary.problems(), summary.notes()));
    if (record.ending().isPartial()) {
      out.println("  PARTIAL: " + record.ending().why());
    }
    ImportSummary.close(summary, "page", project, out);
    next();
  }

  private void newer(String version) {
    Optional<KubernetesVersion> known = KubernetesVersion.parse(version);
    if (known.isPresent() && known.get().minor() > KubernetesVersion.LATEST.minor()) {
      out.printf(
          "  newer than %s, the newest whose rules are known here: all of it was read, and what is"
              + " new in it is not checked%n",
          KubernetesVersion.LATEST);
    }
  }

  private static String asked(Identity identity) {
    if (!identity.isKnown()) {
      return "somebody the server did not name: " + identity.unknown();
    }
    return identity.user()
        + (identity.groups().isEmpty() ? "" : " of " + String.join(", ", identity.groups()));
  }

  private void lists() {
    List<ListedKind> lists = record.lists();
    out.printf(
        "  %s: %d read, %d refused, %d failed, %d not asked for%n",
        count(lists.size(), "list"),
        number(Coverage.Read.class::isInstance),
        number(CaptureSummary::isRefused),
        number(CaptureSummary::isFailed),
        number(Coverage.NotAsked.class::isInstance));
    named("refused", CaptureSummary::isRefused);
    named("failed", CaptureSummary::isFailed);
  }

  private long number(Predicate<Coverage> state) {
    return record.lists().stream().filter(list -> state.test(list.coverage())).count();
  }

  private void named(String word, Predicate<Coverage> state) {
    List<String> kinds =
        record.lists().stream()
            .filter(list -> state.test(list.coverage()))
            .map(list -> list.resource().groupKind())
            .distinct()
            .sorted()
            .map(Object::toString)
            .toList();
    if (!kinds.isEmpty()) {
      out.printf(
          "  %s: %s%s%n",
          word,
          kinds.stream().limit(NAMES).collect(Collectors.joining(", ")),
          kinds.size() > NAMES ? " and " + (kinds.size() - NAMES) + " more" : "");
    }
  }

  private static String meanwhile(List<Relisted> relisted) {
    if (relisted.isEmpty()) {
      return "changed meanwhile: not looked at";
    }
    List<Relisted> whole =
        relisted.stream().filter(one -> one.coverage() instanceof Coverage.Read).toList();
    int changes = whole.stream().mapToInt(one -> one.changes().size()).sum();
    return "changed meanwhile: %s in %s that %s listed again%s"
        .formatted(
            changes == 0 ? "nothing" : count(changes, "object"),
            count(whole.size(), "kind"),
            whole.size() == 1 ? "was" : "were",
            whole.size() == relisted.size()
                ? ""
                : "; " + (relisted.size() - whole.size()) + " could not be");
  }

  /// What to do next.
  private void next() {
    if (record.ending().isPartial()) {
      out.printf(
          "A part: '%s --resume %d' reads the rest.%n", again, captured.summary().snapshot().id());
    }
    if (number(state -> isRefused(state) || isFailed(state)) > 0) {
      out.printf(
          "'inscope coverage %s' says for each kind and namespace what the server said; 'inscope"
              + " request --project %s --out DIR' asks for what is missing.%n",
          project, project);
    }
    out.printf(
        "'inscope capture-log %s' lists every request, to be compared with the cluster's audit"
            + " log.%n",
        project);
  }

  private static boolean isRefused(Coverage coverage) {
    return coverage instanceof Coverage.Refused;
  }

  private static boolean isFailed(Coverage coverage) {
    return coverage instanceof Coverage.Failed;
  }
}
