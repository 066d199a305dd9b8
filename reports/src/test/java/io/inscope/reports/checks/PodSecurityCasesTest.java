package io.inscope.reports.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inscope.reports.check.Check;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.CheckRunner;
import io.inscope.reports.check.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Pods of which the verdict of the Pod Security Standards is known, by version.
class PodSecurityCasesTest {
  private static final Path CASES = Path.of("../../shared/data/pod-security-cases");

  private static final Map<String, Set<String>> BASELINE =
      Map.of(
          "privileged", Set.of("pod-privileged-container"),
          "hostnamespaces", Set.of("pod-host-pid", "pod-host-ipc", "pod-host-network"),
          "hostpathvolumes", Set.of("pod-hostpath-volume"),
          "hostports", Set.of("pod-host-port"),
          "capabilities_baseline", Set.of("pod-cap-beyond-baseline"),
          "seccompprofile_baseline", Set.of("pod-seccomp-unconfined"),
          "apparmorprofile", Set.of("pod-apparmor-unconfined"));

  private static final Map<String, Set<String>> RESTRICTED =
      Map.of(
          "allowprivilegeescalation", Set.of("pod-allow-privilege-escalation"),
          "capabilities_restricted", Set.of("pod-cap-restricted"),
          "runasnonroot", Set.of("pod-run-as-root-possible"),
          "runasuser", Set.of("pod-run-as-user-zero"),
          "seccompprofile_restricted", Set.of("pod-seccomp-missing"));

  @Test
  void whatAStandardForbidsNeverPasses() throws IOException {
    int tried = 0;
    for (Path file : files("fail")) {
      String rule = String.valueOf(file.getFileName()).replaceFirst("\\d+\\.yaml", "");
      Set<String> ids = BASELINE.getOrDefault(rule, RESTRICTED.getOrDefault(rule, Set.of()));
      if (!ids.isEmpty()) {
        tried++;
        assertThat(run(file, ids))
            .as(file.toString())
            .anyMatch(
                r ->
                    r.outcome() instanceof Outcome.Fail
                        || r.outcome() instanceof Outcome.NotAssessed);
      }
    }
    assertThat(tried).isGreaterThan(100);
  }

  @Test
  void whatAStandardAllowsNeverFails() throws IOException {
    Set<String> baseline = ids(BASELINE);
    Set<String> restricted =
        Stream.concat(baseline.stream(), ids(RESTRICTED).stream()).collect(Collectors.toSet());
    for (Path file : files("pass")) {
      boolean strict = file.toString().contains("restricted");
      assertThat(run(file, strict ? restricted : baseline))
          .as(file.toString())
          .noneMatch(r -> r.outcome() instanceof Outcome.Fail);
    }
  }

  private static Set<String> ids(Map<String, Set<String>> rules) {
    return rules.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }

  private static List<Path> files(String verdict) throws IOException {
    assumeTrue(Files.isDirectory(CASES), "the pods with known verdicts are not here");
    try (Stream<Path> all = Files.walk(CASES)) {
      return all.filter(f -> f.toString().endsWith(".yaml"))
          .filter(f -> verdict.equals(above(f, 1)))
          .sorted()
          .toList();
    }
  }

  private static List<CheckResult> run(Path file, Set<String> ids) throws IOException {
    String version = above(file, 2) + ".0";
    List<Check> checks =
        CheckLibrary.ALL.stream().filter(c -> ids.contains(c.info().id())).toList();
    return new CheckRunner(checks)
        .run(Audits.of(Audits.snapshot(Files.readString(file), version, Map.of()), List.of()));
  }

  /// `<level>/<version>/<verdict>/<rule>.yaml`
  private static String above(Path file, int levels) {
    return file.getName(file.getNameCount() - 1 - levels).toString();
  }
}
