package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// What scanners say of the images of one workload.
///
/// A report belongs to an image when it names the digest that runs, as the status of the pods tells
/// it, or with which the image is named. Where none does, a report about the same name and tag is
/// taken, and said to be: a tag may have moved since. That is the rule rather than the exception,
/// as trivy-operator often writes the id of an image where its digest belongs ([its
/// issue](https://github.com/aquasecurity/trivy-operator/issues/2259)). For the tag latest such a
/// report shows what is bad, but not that nothing is. Files of scanners name digests reliably: they
/// are taken by name only when neither they nor the pods tell a digest.
///
/// @param matches one for each container
/// @param about where the reports come from
record ScannedImages(List<Match> matches, Scans.About about) {
  private static final int SHOWN = 10;
  private static final String BY_TAG = ", going by scans that name the image by its tag";

  /// A container and the reports on its image.
  ///
  /// @param digests with which it runs or is named; empty when they are not known
  /// @param byDigest whether they name the digest that runs
  record Match(
      Field container, Evidence image, Set<String> digests, List<Scan> scans, boolean byDigest) {
    ImageName name() {
      return ImageName.of(container.at("image").text(""));
    }

    /// Why nothing is known of the image; empty when at least one report could be read.
    String problem() {
      return scans.stream().allMatch(scan -> !scan.problem().isEmpty())
          ? scans.stream().map(Scan::problem).findFirst().orElse("")
          : "";
    }
  }

  /// What is said of all workloads at once when there is no scan of any image.
  static Optional<Outcome> none(Audit audit, ScanTopic topic) {
    Scans.About about = audit.view(Scans.class, Scans::of).about(topic);
    return about.isEmpty() ? Optional.of(new Outcome.NotAssessed(about.gap())) : Optional.empty();
  }

  static ScannedImages of(Workload workload, Audit audit, ScanTopic topic) {
    Scans.About about = audit.view(Scans.class, Scans::of).about(topic);
    return new ScannedImages(
        about.isEmpty()
            ? List.of()
            : workload.containers().map(one -> match(workload, one, about)).toList(),
        about);
  }

  private static Match match(Workload workload, Field container, Scans.About about) {
    Evidence image = Evidence.of(workload.template(), container.at("image"), container);
    String asked = container.at("image").text("");
    ImageName name = ImageName.of(asked);
    Collection<Scan> pinned = about.ofDigest(name.digest());
    List<Scan> scans = new ArrayList<>(pinned);
    Set<String> digests = name.isPinned() ? Set.of(name.digest()) : Set.of();
    boolean all = !pinned.isEmpty();
    if (pinned.isEmpty()) {
      Set<String> running = RunningDigests.of(workload, container.at("name").text(""), asked);
      digests = running.isEmpty() ? digests : running;
      all = !running.isEmpty();
      for (String digest : running) {
        Collection<Scan> found = about.ofDigest(digest);
        all &= !found.isEmpty();
        scans.addAll(found);
      }
    }
    if (!all && !name.isPinned()) {
      boolean unknown = digests.isEmpty();
      about.ofName(name).stream()
          .filter(scan -> !scan.isFile() || (unknown && scan.digests().isEmpty()))
          .forEach(scans::add);
    }
    return new Match(container, image, digests, scans.stream().distinct().toList(), all);
  }

  /// A failure for images in which something is bad, else what is not known, else a pass.
  Outcome failIf(String message, Function<Scan, Stream<Scan.Finding>> bad) {
    return failIf(message, bad, Match::problem);
  }

  /// @param missing what the reports on an image lack for a pass; empty when nothing
  Outcome failIf(
      String message, Function<Scan, Stream<Scan.Finding>> bad, Function<Match, String> missing) {
    Set<Evidence> shown = new LinkedHashSet<>();
    boolean byDigest = true;
    for (Match match : matches) {
      List<Evidence> found =
          match.scans().stream().flatMap(bad).map(Scan.Finding::evidence).distinct().toList();
      if (!found.isEmpty()) {
        byDigest &= match.byDigest();
        shown.add(match.image());
        found.stream().limit(SHOWN).forEach(shown::add);
      }
    }
    return shown.isEmpty()
        ? passUnless(missing)
        : new Outcome.Fail(message + (byDigest ? "" : BY_TAG), List.copyOf(shown));
  }

  /// A pass when every image has a report, and the reports lack nothing.
  private Outcome passUnless(Function<Match, String> missing) {
    Set<String> open = new LinkedHashSet<>();
    if (matches.isEmpty()) {
      open.add(about.gap());
    }
    for (Match match : matches) {
      String asked = match.container().at("image").text("");
      if (match.scans().isEmpty()) {
        open.add("nothing that was handed over is a scan of " + asked);
      } else if (!match.byDigest() && match.name().isLatest()) {
        open.add("the scan of %s names no digest that runs, and the tag moves".formatted(asked));
      } else if (!missing.apply(match).isEmpty()) {
        open.add(missing.apply(match));
      }
    }
    return open.isEmpty()
        ? new Outcome.Pass(
            matches.stream().allMatch(Match::byDigest) ? "" : "passes" + BY_TAG,
            matches.stream().flatMap(match -> match.scans().stream()).map(Scan::dated).toList())
        : new Outcome.NotAssessed(String.join("; ", open.stream().limit(SHOWN).toList()));
  }

  /// A failure for images without any report, where it is known that there is none.
  Outcome failIfMissing(String message) {
    if (matches.isEmpty()) {
      return new Outcome.NotAssessed(about.gap());
    }
    List<Evidence> without =
        matches.stream().filter(match -> match.scans().isEmpty()).map(Match::image).toList();
    if (!without.isEmpty() && !about.unread().isEmpty()) {
      return new Outcome.NotAssessed(about.unread().getFirst());
    }
    if (!without.isEmpty() && !about.gap().isEmpty()) {
      return new Outcome.NotAssessed(about.gap());
    }
    return without.isEmpty() ? passUnless(_ -> "") : new Outcome.Fail(message, without);
  }
}
