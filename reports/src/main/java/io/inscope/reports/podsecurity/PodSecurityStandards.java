package io.inscope.reports.podsecurity;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

  private PodSecurityStandards() {}

  /// @param minor the version by whose rules to judge: 33 for 1.33
  /// @throws io.inscope.snapshot.json.WrongShape when the pod does not make sense
  public static Verdict judge(PodShape pod, int minor) {
    int version = Math.min(minor, LATEST);
    List<Rule> rules = RULES.stream().filter(rule -> rule.since() <= version).toList();
    Set<String> replaced =
        rules.stream().flatMap(rule -> rule.replaces().stream()).collect(Collectors.toSet());
    List<Violation> broken =
        rules.stream()
            .map(rule -> new Violation(rule, rule.violations(pod, version).toList()))
            .filter(violation -> !violation.fields().isEmpty())
            .toList();
    return new Verdict(
        version,
        broken.stream().filter(v -> v.rule().level() == Level.BASELINE).toList(),
        broken.stream().filter(v -> !replaced.contains(v.rule().name())).toList());
  }
}
