package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.Set;
import java.util.stream.Stream;

/// No SELinux user or role, and only the types made for containers, of which 1.31 added one.
final class SeLinuxOptions implements Rule {
  private static final Set<String> TYPES =
      Set.of("", "container_t", "container_init_t", "container_kvm_t");

  @Override
  public String name() {
    return "seLinuxOptions";
  }

  @Override
  public Level level() {
    return Level.BASELINE;
  }

  @Override
  public String check(Field violation) {
    return "pod-selinux-custom";
  }

  @Override
  public Stream<Field> violations(PodShape pod, int minor) {
    return pod.everywhere("seLinuxOptions")
        .flatMap(
            options ->
                Stream.concat(
                    Stream.of(options.at("type")).filter(type -> !isAllowed(type.text(""), minor)),
                    Stream.of(options.at("user"), options.at("role"))
                        .filter(field -> !field.text("").isEmpty())));
  }

  private static boolean isAllowed(String type, int minor) {
    return TYPES.contains(type) || (minor >= 31 && type.equals("container_engine_t"));
  }
}
