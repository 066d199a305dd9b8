package io.inscope.reports.checks;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Check;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.CheckRunner;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.redaction.Redactor;
import io.inscope.snapshot.register.Amending;
import io.inscope.snapshot.register.ConnectionRegister;
import io.inscope.snapshot.register.RegisterYaml;
import io.inscope.snapshot.store.Decision;
import io.inscope.snapshot.yaml.YamlProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One case of one check: a YAML file that says itself what the check has to find in it.
/// - `# FAIL message` at the end of a line: the check fails with exactly this message and shows
///   exactly the marked lines, no others.
/// - `# expect: pass`, `# expect: not assessed why`, `# expect: not applicable why`, `# expect:
///   manual question`, `# expect: fail message` (for failures that no line shows) on lines of their
///   own: exactly these outcomes. Subjects to which the check does not apply need no line.
/// - `# kubernetes: v1.35.0`: the version of the cluster, otherwise not known.
/// - `# cde: payments/Deployment.apps/vault`, `# out of scope: shop/Deployment.apps/web`: this
///   workload is declared so.
/// - `# register: {from: shop/*, justification: ...}`: this is on record about connections.
/// - `# not handed over: Secret`: nobody looked for this kind. Of all other kinds the check reads,
///   what is in the file is all there is.
/// - `# read: CustomResourceDefinition.apiextensions.k8s.io`: somebody looked for this kind too,
///   which the check does not always need; what is in the file is all there is of it.
/// - `# sealed: 0123`: the seal of the snapshot, otherwise it has none.
/// - `# the snapshot before`: what follows is another snapshot, the one before this.
/// - `# today: 2026-02-01`: the date of the assessment, otherwise [Audits#TODAY].
///
/// @param id of the check: the name of the folder
record Fixture(String id, String name, String text) {
  private static final Pattern FAIL = Pattern.compile("# FAIL (.+)$");
  private static final Pattern HEADER =
      Pattern.compile(
          "^# (expect|kubernetes|cde|out of scope|register|not handed over|read|sealed|today):"
              + " (.+)$");

  static List<Fixture> all(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().map(Fixture::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Fixture read(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      String id = folder == null ? "" : String.valueOf(folder.getFileName());
      return new Fixture(id, String.valueOf(file.getFileName()), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether it is about a failure.
  boolean expectsFailure() {
    return !marks().isEmpty() || headers("expect").stream().anyMatch(e -> e.startsWith("fail "));
  }

  /// Whether it is about a question to people.
  boolean expectsQuestion() {
    return headers("expect").stream().anyMatch(e -> e.startsWith("manual "));
  }

  boolean expectsPass() {
    return headers("expect").contains("pass");
  }

  List<String> headers(String name) {
    List<String> values = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher matcher = HEADER.matcher(line);
      if (matcher.matches() && matcher.group(1).equals(name)) {
        values.add(matcher.group(2).strip());
      }
    }
    return values;
  }

  /// What the file says: `12: runs privileged containers`, and the outcomes without a line.
  SortedSet<String> expected() {
    SortedSet<String> expected = new TreeSet<>(marks());
    expected.addAll(headers("expect"));
    if (expected.isEmpty()) {
      throw new IllegalStateException(name + " says nothing of what is expected");
    }
    return expected;
  }

  private List<String> marks() {
    List<String> lines = text.lines().toList();
    List<String> marks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = FAIL.matcher(lines.get(i));
      if (matcher.find()) {
        marks.add((i + 1) + ": " + matcher.group(1).strip());
      }
    }
    return marks;
  }

  /// What the check says, in the same form.
  SortedSet<String> actual(Check check) {
    SortedSet<String> expected = expected();
    SortedSet<String> actual = new TreeSet<>();
    for (CheckResult result : new CheckRunner(List.of(check)).run(audit(check))) {
      switch (result.outcome()) {
        case Outcome.Fail fail -> actual.addAll(failure(fail));
        case Outcome.Pass _ -> actual.add("pass");
        case Outcome.Manual manual -> actual.add("manual " + manual.question());
        case Outcome.NotAssessed not -> actual.add("not assessed " + not.why());
        case Outcome.NotApplicable not -> actual.add("not applicable " + not.why());
      }
    }
    if (expected.stream().noneMatch(e -> e.startsWith("not applicable "))) {
      actual.removeIf(a -> a.startsWith("not applicable "));
    }
    if (!expected.contains("pass") && expectsFailure()) {
      actual.remove("pass");
    }
    return actual;
  }

  Audit audit(Check check) {
    Map<GroupKind, Coverage> coverage = new HashMap<>();
    check.info().reads().forEach(kind -> coverage.put(kind, new Coverage.Read(0)));
    for (String kind : headers("read")) {
      String[] parts = kind.split("[.]", 2);
      coverage.put(
          new GroupKind(parts.length == 1 ? "" : parts[1], parts[0]), new Coverage.Read(0));
    }
    for (String kind : headers("not handed over")) {
      if (!coverage.keySet().removeIf(k -> k.toString().equals(kind))) {
        throw new IllegalStateException(name + ": the check does not read " + kind);
      }
    }
    String version = headers("kubernetes").stream().findFirst().orElse("");
    String[] parts = text.split("(?m)^# the snapshot before$", 2);
    Audit audit =
        Audits.of(
            Audits.snapshot(parts[0], described(version), coverage),
            workloads("cde"),
            workloads("out of scope"));
    return new Audit(
            audit.snapshot(),
            audit.connectivity(),
            audit.access(),
            audit.scope(),
            register(audit),
            headers("today").stream().findFirst().map(LocalDate::parse).orElse(audit.today()))
        .after(
            parts.length == 1
                ? Optional.empty()
                : Optional.of(Audits.snapshot(parts[1], version, coverage)));
  }

  private SnapshotInfo described(String version) {
    String seal = headers("sealed").stream().findFirst().orElse("");
    return new SnapshotInfo(2, "case", Instant.EPOCH, "", "", version, seal);
  }

  private ConnectionRegister register(Audit audit) {
    String yaml = "connections: [" + String.join(", ", headers("register")) + "]";
    try {
      Amending.Result result =
          new Amending(
                  ConnectionRegister.EMPTY,
                  audit.connectivity().touching(audit.scope().cde()),
                  audit.today(),
                  new Redactor(FingerprintKey.random()))
              .apply(RegisterYaml.read(yaml), name);
      if (!result.problems().isEmpty()) {
        throw new IllegalStateException(name + ": " + result.problems());
      }
      return ConnectionRegister.of(
          result.payload().stream()
              .map(p -> new Decision(1, Instant.EPOCH, "case", ConnectionRegister.KIND, p))
              .toList());
    } catch (YamlProblem e) {
      throw new IllegalStateException(name, e);
    }
  }

  private List<ResourceRef> workloads(String header) {
    return headers(header).stream().map(ref -> ResourceRef.parse(ref).orElseThrow()).toList();
  }

  private static List<String> failure(Outcome.Fail fail) {
    List<String> lines = new ArrayList<>();
    for (Evidence evidence : fail.evidence()) {
      String place =
          switch (evidence) {
            case Evidence.Value value -> value.place();
            case Evidence.Grant grant -> grant.place();
            case Evidence.Absence _, Evidence.Reach _ -> "";
          };
      lines.add(
          place.isEmpty()
              ? "fail " + fail.message()
              : place.substring(place.lastIndexOf(':') + 1) + ": " + fail.message());
    }
    return lines;
  }

  @Override
  public String toString() {
    return id + "/" + name;
  }
}
