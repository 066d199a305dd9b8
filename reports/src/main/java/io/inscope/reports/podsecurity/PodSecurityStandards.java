package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The standards of every minor version: which rules there are, and what they say of a pod.
///
/// The Restricted level is its own rules and those of the Baseline level, but for the ones that a
/// rule of its own replaces.
public final class PodSecurityStandards {
  /// The newest minor version that changed a rule. A newer cluster is judged by it as well.
  public static final int LATEST = 37;

  public static final Rule HOST_PROBES_AND_LIFECYCLE = new HostProbesAndLifecycle();
  public static final Rule PROC_MOUNT = new ProcMount();
  public static final Rule RESTRICTED_VOLUMES = new RestrictedVolumes();
  public static final Rule SE_LINUX_OPTIONS = new SeLinuxOptions();
  public static final Rule SYSCTLS = new Sysctls();
  public static final Rule WINDOWS_HOST_PROCESS = new WindowsHostProcess();

  /// All rules, sorted by name.
  public static final List<Rule> RULES =
      Stream.of(
              HOST_PROBES_AND_LIFECYCLE,
              PROC_MOUNT,
              RESTRICTED_VOLUMES,
              SE_LINUX_OPTIONS,
              SYSCTLS,
              WINDOWS_HOST_PROCESS,
              new AllowPrivilegeEscalation(),
              new AppArmorProfile(),
              new BaselineCapabilities(),
              new BaselineSeccompProfile(),
              new HostNamespaces(),
              new HostPathVolumes(),
              new HostPorts(),
              new Privileged(),
              new RestrictedCapabilities(),
              new RestrictedProcMount(),
              new RestrictedSeccompProfile(),
              new RunAsNonRoot(),
              new RunAsUser())
          .sorted(Comparator.comparing(Rule::name))
          .toList();

  /// The rules of one version.
  ///
  /// @param replaced names of those that do not count on the Restricted level
  private record Edition(List<Rule> rules, Set<String> replaced) {
    static Edition of(int minor) {
      List<Rule> rules = RULES.stream().filter(rule -> rule.since() <= minor).toList();
      return new Edition(
          rules,
          rules.stream().flatMap(rule -> rule.replaces().stream()).collect(Collectors.toSet()));
    }
  }

  /// By minor version.
  private static final List<Edition> EDITIONS =
      IntStream.rangeClosed(0, LATEST).mapToObj(Edition::of).toList();

  private PodSecurityStandards() {}

  /// @param minor the version by whose rules to judge: 33 for 1.33
  /// @throws io.inscope.snapshot.json.WrongShape when the pod does not make sense
  public static Verdict judge(PodShape pod, int minor) {
    int version = Math.min(minor, LATEST);
    Edition edition = EDITIONS.get(version);
    List<Violation> baseline = new ArrayList<>();
    List<Violation> restricted = new ArrayList<>();
    for (Rule rule : edition.rules()) {
      List<Field> fields = rule.violations(pod, version).toList();
      if (!fields.isEmpty()) {
        Violation violation = new Violation(rule, fields);
        if (rule.level() == Level.BASELINE) {
          baseline.add(violation);
        }
        if (!edition.replaced().contains(rule.name())) {
          restricted.add(violation);
        }
      }
    }
    return new Verdict(version, baseline, restricted);
  }
}
