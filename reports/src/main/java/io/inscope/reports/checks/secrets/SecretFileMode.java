package io.inscope.reports.checks.secrets;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `defaultMode` and `items[].mode` of volumes from Secrets, projected ones among them.
///
/// *Allowed:* no right beyond 0440. Not set means 0644.
///
/// Source: [good practices for
/// secrets](https://kubernetes.io/docs/concepts/security/secrets-good-practices/).
public final class SecretFileMode implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sec-default-mode",
          "Mounted secrets are readable to their owner and group only",
          Severity.LOW,
          Set.of(Kinds.POD),
          "Every user inside the container can read the secret, whatever process they run.",
          "Set defaultMode: 0400, or 0440 with an fsGroup.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final long DEFAULT = 0644;
  private static final long ALLOWED = 0440;

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return Outcome.failIfAny(
        "mounts secrets that every user can read",
        workload
            .podSpec()
            .at("volumes")
            .each()
            .flatMap(volume -> find(workload, volume))
            .distinct()
            .toList());
  }

  private static Stream<Evidence> find(Workload workload, Field volume) {
    Field projected = volume.at("projected");
    return Stream.concat(
        loose(workload, volume, volume.at("secret"), volume.at("secret", "defaultMode")),
        projected
            .at("sources")
            .each()
            .flatMap(
                source ->
                    loose(workload, volume, source.at("secret"), projected.at("defaultMode"))));
  }

  /// The modes that are looser than allowed: of single items, and of those that have none.
  private static Stream<Evidence> loose(
      Workload workload, Field volume, Field source, Field otherwise) {
    if (source.isMissing()) {
      return Stream.empty();
    }
    List<Field> items = source.at("items").each().map(item -> item.at("mode")).toList();
    Stream<Field> modes =
        items.isEmpty()
            ? Stream.of(otherwise)
            : items.stream().map(mode -> mode.isMissing() ? otherwise : mode);
    return modes
        .filter(mode -> (bits(mode) & ~ALLOWED) != 0)
        .map(
            mode ->
                new Evidence.Value(
                    workload.template().ref(),
                    mode.pointer(),
                    mode.value(),
                    workload.template().place(mode.isMissing() ? volume : mode),
                    ""));
  }

  /// A number is decimal, as JSON has it; `0400` in YAML reaches us as text and is octal.
  private static long bits(Field mode) {
    return mode.value() instanceof String text && text.matches("0[0-7]{1,6}")
        ? Long.parseLong(text, 8)
        : mode.number().orElse(DEFAULT);
  }
}
