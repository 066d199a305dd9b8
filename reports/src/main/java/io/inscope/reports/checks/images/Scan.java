package io.inscope.reports.checks.images;

import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.ResourceRef;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One report of a scanner about one image: only what checks ask for, as the reports themselves are
/// the largest objects of a cluster.
///
/// @param scanner which counts beside others of its kind
/// @param image that it speaks of; its digest may be empty, and may be the image's id instead
/// @param digests under which the image is known; empty when the report names none
/// @param day of the scan; empty when the report does not say
/// @param dated what says so
/// @param findings what is bad in the image
/// @param config how the image was made; empty when the report does not say
/// @param problem why its content is not known; empty when it is
record Scan(
    ResourceRef ref,
    String scanner,
    ImageName image,
    Set<String> digests,
    Optional<LocalDate> day,
    Evidence dated,
    List<Finding> findings,
    Optional<ImageConfig> config,
    String problem) {
  /// What scanners outside of the cluster found, handed over as a file.
  static final GroupKind FILE = new GroupKind("inscope.io", "ImageScan");

  Scan {
    digests = Collections.unmodifiableSet(new LinkedHashSet<>(digests));
    findings = List.copyOf(findings);
  }

  /// Something bad in an image.
  ///
  /// @param id `CVE-2026-1`, or the name of a package, or of a rule for secrets
  /// @param severity critical or high for vulnerabilities: others are left out, and so are those
  ///   without a fix
  /// @param published when the vulnerability was; empty when the report does not say
  record Finding(String id, Severity severity, Optional<LocalDate> published, Evidence evidence) {}

  boolean isFile() {
    return ref.groupKind().equals(FILE);
  }

  /// The one that was made later.
  static Scan newer(Scan one, Scan other) {
    LocalDate first = one.day().orElse(LocalDate.MIN);
    LocalDate second = other.day().orElse(LocalDate.MIN);
    return first.isBefore(second) || (first.equals(second) && one.ref().compareTo(other.ref()) > 0)
        ? other
        : one;
  }
}
