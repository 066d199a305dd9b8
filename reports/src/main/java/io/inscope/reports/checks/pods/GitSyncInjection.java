package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// git-sync is a helper that copies a Git repository into a pod. Some of its settings are programs
/// that it runs.
///
/// *Read:* `args`, `command` and `env` of containers whose image is git-sync.
///
/// *Allowed:* no setting that names a program (`--git`, `--exechook-command`, `--askpass-url`,
/// `--git-config`, and their environment variables), and no variable of git-sync that comes from a
/// ConfigMap or Secret by name, except passwords. Not applicable to pods without git-sync.
///
/// Source: [git-sync](https://github.com/kubernetes/git-sync).
public final class GitSyncInjection implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-git-sync-injection",
          "No git-sync runs what others choose",
          Severity.LOW,
          Set.of(Kinds.POD),
          "git-sync runs the programs it is told to: whoever may change these "
              + "settings runs code in the pod, with its rights.",
          "Remove the settings that name programs, and write the others into the pod "
              + "instead of taking them from a ConfigMap.",
          "Goes by the name of the image; what the repository itself brings along is "
              + "a matter of the review of changes.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final Pattern IMAGE = Pattern.compile("(^|/)git-sync([:@-]|$)");

  private static final Set<String> PROGRAMS =
      Set.of("askpass-url", "exechook-command", "git", "git-config", "sync-hook-command");

  private static final Pattern VARIABLE = Pattern.compile("GIT_?SYNC_(\\w+)");

  private static final Pattern CREDENTIAL =
      Pattern.compile("PASSWORD|USERNAME|SSH|KNOWN_HOSTS|GITHUB_APP_\\w+|\\w*(_FILE|TOKEN)");

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (SecurityContext.of(workload).noneMatch(c -> isGitSync(c.container()))) {
      return new Outcome.NotApplicable("it runs no git-sync");
    }
    return Outcome.failIfAny(
        "lets git-sync run what others choose",
        SecurityContext.offending(
            workload,
            c ->
                isGitSync(c.container())
                    ? Stream.concat(flags(c.container()), variables(c.container())).map(c::evidence)
                    : Stream.empty()));
  }

  private static boolean isGitSync(Field container) {
    return IMAGE.matcher(container.at("image").text("")).find();
  }

  private static Stream<Field> flags(Field container) {
    return Word.of(container)
        .filter(word -> word.text().startsWith("-"))
        .filter(word -> PROGRAMS.contains(word.text().replaceFirst("^--?", "").split("=", 2)[0]))
        .map(Word::item);
  }

  private static Stream<Field> variables(Field container) {
    return container
        .at("env")
        .each()
        .filter(
            variable -> {
              Matcher name = VARIABLE.matcher(variable.at("name").text(""));
              return name.matches()
                  && (PROGRAMS.contains(name.group(1).toLowerCase(Locale.ROOT).replace('_', '-'))
                      || (isFromElsewhere(variable)
                          && !CREDENTIAL.matcher(name.group(1)).matches()));
            })
        .map(variable -> variable.at("name"));
  }

  private static boolean isFromElsewhere(Field variable) {
    Field from = variable.at("valueFrom");
    return from.at("configMapKeyRef").isPresent() || from.at("secretKeyRef").isPresent();
  }
}
