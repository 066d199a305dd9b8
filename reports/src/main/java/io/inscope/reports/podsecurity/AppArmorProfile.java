package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.Set;
import java.util.stream.Stream;

/// No other AppArmor profile than the runtime's or one of the node. The fields came with 1.30 and
/// count in every version of the rule, beside the annotations.
final class AppArmorProfile implements Rule {
  private static final String CONTAINER = "container.apparmor.security.beta.kubernetes.io/";

  private static final Set<String> TYPES = Set.of("RuntimeDefault", "Localhost");

  @Override
  public String name() {
    return "appArmorProfile";
  }

  @Override
  public Level level() {
    return Level.BASELINE;
  }

  @Override
  public String check(Field violation) {
    return "pod-apparmor-unconfined";
  }

  @Override
  public Stream<Field> violations(PodShape pod, int minor) {
    Stream<Field> fields =
        pod.everywhere("appArmorProfile")
            .filter(Field::isPresent)
            .map(profile -> profile.at("type"))
            .filter(type -> !TYPES.contains(type.text("")));
    Stream<Field> annotations =
        pod.annotations()
            .filter(annotation -> annotation.key().startsWith(CONTAINER))
            .filter(annotation -> !isAllowed(annotation.text("")));
    return Stream.concat(fields, annotations);
  }

  private static boolean isAllowed(String profile) {
    return profile.isEmpty()
        || profile.equals("runtime/default")
        || profile.startsWith("localhost/");
  }
}
