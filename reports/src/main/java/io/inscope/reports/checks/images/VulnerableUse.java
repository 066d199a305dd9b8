package io.inscope.reports.checks.images;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.scope.ScopeClass;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A vulnerability in an image that a workload runs.
///
/// @param digest of the image, as the pods or the scan tell it; empty when neither does
/// @param image as the workload names it
/// @param id `CVE-2026-1`
/// @param severity in the scanner's word, lower case
/// @param component the package
/// @param fixed the version with the fix; empty when there is none, or none is known
/// @param verdict what a VEX statement or an ignore file says of it, with the words of the one who
///   said it; empty when nothing does
/// @param containers sorted
/// @param exposure the way in from outside the cluster, or that none is known
/// @param score the rank; 0 when a VEX statement says that it does not matter here
/// @param formula how the score came about, with every factor
/// @param source `ImageScan.inscope.io/web-1.0-trivy-0a1b2c3d4e5f at trivy.json:1`
/// @param byDigest whether the scan names the digest that runs; otherwise it names the tag
public record VulnerableUse(
    String digest,
    String image,
    String id,
    String severity,
    String component,
    String installed,
    String fixed,
    String verdict,
    ResourceRef workload,
    List<String> containers,
    ScopeClass scope,
    String exposure,
    int score,
    String formula,
    Optional<LocalDate> scanned,
    String source,
    boolean byDigest) {
  public VulnerableUse {
    containers = List.copyOf(containers);
  }
}
