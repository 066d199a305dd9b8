package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.Map;
import java.util.stream.Stream;

/// Only kernel settings that stay within the pod; the list grew with 1.27, 1.29, 1.32 and 1.37.
/// Names are compared to the letter.
final class Sysctls implements Rule {
  private static final Map<String, Integer> SINCE =
      Map.ofEntries(
          Map.entry("kernel.shm_rmid_forced", 0),
          Map.entry("net.ipv4.ip_local_port_range", 0),
          Map.entry("net.ipv4.ip_unprivileged_port_start", 0),
          Map.entry("net.ipv4.ping_group_range", 0),
          Map.entry("net.ipv4.tcp_syncookies", 0),
          Map.entry("net.ipv4.ip_local_reserved_ports", 27),
          Map.entry("net.ipv4.tcp_fin_timeout", 29),
          Map.entry("net.ipv4.tcp_keepalive_intvl", 29),
          Map.entry("net.ipv4.tcp_keepalive_probes", 29),
          Map.entry("net.ipv4.tcp_keepalive_time", 29),
          Map.entry("net.ipv4.tcp_rmem", 32),
          Map.entry("net.ipv4.tcp_wmem", 32),
          Map.entry("net.ipv4.tcp_notsent_lowat", 37),
          Map.entry("net.ipv4.tcp_slow_start_after_idle", 37));

  @Override
  public String name() {
    return "sysctls";
  }

  @Override
  public Level level() {
    return Level.BASELINE;
  }

  @Override
  public String check(Field violation) {
    return "pod-unsafe-sysctl";
  }

  @Override
  public Stream<Field> violations(PodShape pod, int minor) {
    return pod.own("sysctls")
        .each()
        .map(sysctl -> sysctl.at("name"))
        .filter(name -> SINCE.getOrDefault(name.text(""), Integer.MAX_VALUE) > minor);
  }
}
