package io.inscope.app;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.assessment.Assessments;
import io.inscope.reports.assessment.Finding;
import io.inscope.reports.change.Changes;
import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.CheckRunner;
import io.inscope.reports.check.KubernetesVersion;
import io.inscope.reports.diagram.edited.KeptArrangements;
import io.inscope.reports.engagement.Engagement;
import io.inscope.reports.framework.Frameworks;
import io.inscope.reports.judgement.JudgementContext;
import io.inscope.reports.judgement.JudgementFile;
import io.inscope.reports.judgement.Judgements;
import io.inscope.reports.judgement.Target;
import io.inscope.reports.request.Needed;
import io.inscope.reports.table.CoverageMatrix;
import io.inscope.reports.workbook.readback.ReadBack;
import io.inscope.reports.workbook.readback.ReadBackException;
import io.inscope.snapshot.access.Access;
import io.inscope.snapshot.access.AccessEngine;
import io.inscope.snapshot.importing.FirstProblem;
import io.inscope.snapshot.importing.ImportException;
import io.inscope.snapshot.importing.ImportLimits;
import io.inscope.snapshot.importing.Importing;
import io.inscope.snapshot.importing.Source;
import io.inscope.snapshot.importing.SourceSummary;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.network.Assumptions;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.redaction.Redactor;
import io.inscope.snapshot.register.Amending;
import io.inscope.snapshot.register.ConnectionRegister;
import io.inscope.snapshot.register.RegisterException;
import io.inscope.snapshot.register.RegisterInput;
import io.inscope.snapshot.register.StatedAssumptions;
import io.inscope.snapshot.scope.Glob;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeDecisions;
import io.inscope.snapshot.scope.ScopeEngine;
import io.inscope.snapshot.sidepath.SidePaths;
import io.inscope.snapshot.store.Decision;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.SnapshotWriter;
import io.inscope.snapshot.store.StoredSnapshot;
import io.inscope.snapshot.store.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The composition root: how the parts work together, for the command line and the window alike.
public final class Services {
  /// The kind of decision under which a file of scope decisions is kept.
  private static final String SCOPE = "scope";

  private static final String SCOPE_HINT =
      "Nothing was applied. The guide shows a file of scope decisions.";

  /// Who decides: the person at this machine.
  static final String USER = System.getProperty("user.name", "unknown");

  private final Clock clock;
  private final Path config;

  /// @param config where the user's own files live
  public Services(Clock clock, Path config) {
    this.clock = clock;
    this.config = config;
  }

  public Clock clock() {
    return clock;
  }

  /// Live captures.
  public Capturing capturing() {
    return new Capturing(clock, fingerprintKey());
  }

  /// What an import brought.
  public record Imported(List<SourceSummary> sources, Summary summary) {}

  /// Reads sources into a new snapshot of a project, which is made when it is not there. A failure
  /// or a cancel leaves the project as it was.
  ///
  /// @throws ImportException when a source cannot be read, or not one object is in them
  public Imported importInto(
      Path file, List<Source> sources, String name, Optional<String> format, Progress progress) {
    return importInto(file, sources, name, format, ImportLimits.DEFAULT, progress);
  }

  /// The same with other limits than usual.
  public Imported importInto(
      Path file,
      List<Source> sources,
      String name,
      Optional<String> format,
      ImportLimits limits,
      Progress progress) {
    for (Source source : sources) {
      source.check();
    }
    FingerprintKey key = fingerprintKey();
    Redactor redactor = new Redactor(key);
    try (Project project =
            Files.exists(file) ? Project.open(file, clock) : Project.create(file, clock);
        SnapshotWriter writer = project.newSnapshot(name, key)) {
      FirstProblem first = new FirstProblem(writer);
      List<SourceSummary> summaries =
          Importing.run(sources, format, limits, first, new RedactedProgress(progress, redactor));
      if (summaries.stream().mapToInt(SourceSummary::objects).sum() == 0) {
        String names = sources.stream().map(Source::name).collect(Collectors.joining(", "));
        throw new ImportException(
            "IMPORT-NO-OBJECTS",
            "%s: not one Kubernetes object in it%s"
                .formatted(
                    names,
                    first.inWords(names).map(words -> "; " + redactor.text(words)).orElse("")),
            "Hand over what 'kubectl get ... -o yaml' or '-o json' prints; 'inscope formats' lists"
                + " what is understood.");
      }
      progress.step("Sealing", 0);
      return new Imported(summaries, writer.seal());
    }
  }

  /// The key under which secret values are fingerprinted: this user's, or one for this import only
  /// when the user's folder cannot be written.
  FingerprintKey fingerprintKey() {
    try {
      return FingerprintKey.load(config.resolve("fingerprint.key"));
    } catch (IOException e) {
      return FingerprintKey.random();
    }
  }

  /// Puts a file of scope decisions on record; it replaces the one before, which stays on record.
  ///
  /// @return what in it does not fit the newest snapshot, in words: entries that match nothing
  /// @throws InputFileException when the file cannot be read or understood; nothing is recorded
  ///   then
  public List<String> applyScope(Path file, Path decisions) {
    String text;
    try {
      text = Files.readString(decisions);
    } catch (IOException e) {
      throw new InputFileException(
          "SCOPE-UNREADABLE",
          "'%s' cannot be read as a text file".formatted(decisions),
          SCOPE_HINT);
    }
    return applyScope(file, decisions.toString(), text);
  }

  /// @param name how the file is called in messages
  List<String> applyScope(Path file, String name, String text) {
    ScopeDecisions parsed = ScopeDecisions.parse(text);
    if (!parsed.problems().isEmpty()) {
      throw new InputFileException(
          "SCOPE-INVALID",
          parsed.problems().stream()
              .map(problem -> "%s: %s".formatted(name, problem))
              .collect(Collectors.joining(System.lineSeparator())),
          SCOPE_HINT);
    }
    try (Project project = Project.open(file, clock)) {
      List<String> unfitting =
          parsed.against(project.newest()).stream()
              .map(problem -> "%s: %s".formatted(name, problem))
              .toList();
      project.appendDecision(USER, SCOPE, text);
      return unfitting;
    }
  }

  /// The scope decisions in force: those applied last.
  public ScopeDecisions decisions(Project project) {
    return scopeDecisions(project.decisions());
  }

  private static ScopeDecisions scopeDecisions(List<Decision> decided) {
    List<Decision> applied =
        decided.stream().filter(decision -> decision.kind().equals(SCOPE)).toList();
    if (applied.isEmpty()) {
      return ScopeDecisions.NONE;
    }
    Decision last = applied.getLast();
    return ScopeDecisions.parse(last.payload())
        .by(last.author(), LocalDate.ofInstant(last.at(), ZoneOffset.UTC));
  }

  /// Puts on record what a file says of connections. What cannot be taken of it costs nothing else.
  ///
  /// @param snapshot whose connections it speaks of
  /// @throws RegisterException when it cannot be read at all; nothing is recorded then
  public Amending.Result applyRegister(Path file, String snapshot, Path filled, Progress progress) {
    RegisterInput input = RegisterFile.read(filled);
    try (Project project = Project.open(file, clock)) {
      Facts facts = facts(project, project.snapshot(snapshot), List.of(), progress);
      Amending.Result result =
          new Amending(
                  facts.register(), facts.connections(), today(), new Redactor(fingerprintKey()))
              .apply(input, String.valueOf(filled.getFileName()));
      result
          .payload()
          .ifPresent(payload -> project.appendDecision(USER, ConnectionRegister.KIND, payload));
      return result;
    }
  }

  /// Puts on record what a file decides about findings and requirements. What cannot be taken of it
  /// costs nothing else.
  ///
  /// @param snapshot whose findings it may name by id
  /// @throws InputFileException when it cannot be read at all; nothing is recorded then
  public JudgementFile.Result applyJudgements(
      Path file, String snapshot, Path judgements, Progress progress) {
    try (Project project = Project.open(file, clock)) {
      Facts facts = facts(project, project.snapshot(snapshot), List.of(), progress);
      RuleSet rules = RuleSet.of(file);
      Assessment assessment = assess(facts, rules, progress);
      JudgementFile.Result result =
          JudgementInput.read(
              judgements,
              documents ->
                  new JudgementContext(
                      targets(assessment),
                      rules.infos().stream().map(CheckInfo::id).collect(Collectors.toSet()),
                      rules.frameworks(),
                      documents,
                      today(),
                      new Redactor(fingerprintKey())));
      result.payload().ifPresent(p -> project.appendDecision(USER, Judgements.KIND, p));
      return result;
    }
  }

  /// Puts on record what somebody filled in in a workbook that was written from a project.
  ///
  /// @throws ReadBackException when it cannot be read back at all; nothing is recorded then
  public ReadBack.Result readBack(
      Path file, String snapshot, Path filled, ReadBackOptions options, Progress progress) {
    try (Project project =
        options.dryRun() ? Project.openReadOnly(file) : Project.open(file, clock)) {
      return new WorkbookReadBack(this, clock, config, new Redactor(fingerprintKey()))
          .read(project, snapshot, filled, options, USER, progress);
    }
  }

  /// What each finding speaks of, by its id.
  static Map<String, Target.Findings> targets(Assessment assessment) {
    return assessment.findings().stream()
        .collect(
            Collectors.toMap(
                Finding::id,
                finding ->
                    new Target.Findings(
                        finding.check().id(),
                        Glob.of(finding.result().subject().toString()),
                        finding.containers())));
  }

  /// Puts on record what somebody states about the network plugin.
  ///
  /// @param texts `KEY=VALUE`, as [Assumptions#parse] knows them
  /// @param reset whether what was stated before is taken back
  public void assume(Path file, List<String> texts, String because, boolean reset) {
    String reason = new Redactor(fingerprintKey()).text(because);
    try (Project project = Project.open(file, clock)) {
      project.appendDecision(
          USER, StatedAssumptions.KIND, StatedAssumptions.payload(texts, reason, reset));
    }
  }

  /// Puts on record what is stated about the engagement.
  ///
  /// @param changes an empty text takes an item back
  public void state(Path file, SortedMap<Engagement.Item, String> changes) {
    Redactor redactor = new Redactor(fingerprintKey());
    SortedMap<Engagement.Item, String> clean = new TreeMap<>(changes);
    clean.replaceAll((_, text) -> redactor.text(text));
    try (Project project = Project.open(file, clock)) {
      project.appendDecision(USER, Engagement.KIND, Engagement.payload(clean));
    }
  }

  /// What follows from a snapshot and the decisions in force.
  ///
  /// @param assumed `KEY=VALUE` texts for this run, which win over those on record
  /// @throws RegisterException when an assumption on record is not understood
  public Facts facts(
      Project project, ClusterSnapshot snapshot, List<String> assumed, Progress progress) {
    return facts(project, project.decisions(), snapshot, assumed, progress);
  }

  /// The same with other decisions than all: those of some time before.
  Facts facts(
      Project project,
      List<Decision> decided,
      ClusterSnapshot snapshot,
      List<String> assumed,
      Progress progress) {
    ScopeDecisions decisions = scopeDecisions(decided);
    StatedAssumptions stated = StatedAssumptions.of(decided);
    Assumptions assumptions = assumptions(stated, assumed);
    progress.step("Working out connections", 0);
    Connectivity connectivity =
        stated.noted(
            ConnectivityEngine.of(snapshot, Zones.of(decisions.zones()), assumptions, progress),
            assumed);
    progress.step("Working out scope", 0);
    Access access = AccessEngine.of(snapshot);
    SidePaths paths = SidePaths.of(snapshot, access, connectivity.plugin());
    Scope scope = ScopeEngine.derive(snapshot, connectivity, paths, decisions, today(), progress);
    return new Facts(
        snapshot,
        connectivity,
        access,
        paths,
        scope,
        ConnectionRegister.of(decided),
        Judgements.of(decided),
        project.before(snapshot.info()),
        Engagement.of(decided),
        project.custody(),
        decided,
        project.decisionMark());
  }

  /// Those of a run were looked at when they were given; those on record may be of another version.
  private static Assumptions assumptions(StatedAssumptions stated, List<String> ofThisRun) {
    try {
      return stated.with(ofThisRun);
    } catch (IllegalArgumentException e) {
      throw new RegisterException(
          "ASSUMPTION-UNKNOWN",
          "An assumption on record is not understood: " + e.getMessage(),
          "Take it back with 'inscope assume PROJECT --reset --because TEXT', and state the others"
              + " again.");
    }
  }

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /// Workloads that look as if they handled card data, a line each. Nothing is applied.
  public List<String> suggestions(ClusterSnapshot snapshot) {
    return ScopeEngine.suggest(snapshot).stream().map(Object::toString).toList();
  }

  /// Runs checks and assesses the frameworks that a report shows.
  public Assessment assess(Facts facts, RuleSet rules, Progress progress) {
    return assess(facts, rules, Optional.empty(), progress);
  }

  /// The same by the rules of a version of Kubernetes.
  ///
  /// @param version by whose rules to judge; empty for the cluster's own
  public Assessment assess(
      Facts facts, RuleSet rules, Optional<KubernetesVersion> version, Progress progress) {
    progress.step("Running checks", 0);
    LocalDate today = today();
    Audit audit =
        new Audit(
                facts.snapshot(),
                facts.connectivity(),
                facts.access(),
                facts.scope(),
                facts.register(),
                today)
            .after(facts.previous());
    List<CheckResult> results =
        new CheckRunner(rules.checks()).run(version.map(audit::at).orElse(audit));
    progress.step("Assessing requirements", 0);
    Map<String, CheckInfo> infos =
        rules.infos().stream().collect(Collectors.toMap(CheckInfo::id, Function.identity()));
    return Assessments.assess(
        results, rules.frameworks().usual(), infos, facts.scope(), facts.judgements(), today);
  }

  /// Everything about a snapshot, with the rules of its project.
  ///
  /// @param assumed `KEY=VALUE` texts for this run, which win over those on record
  public Analysis analyse(
      Project project, ClusterSnapshot snapshot, List<String> assumed, Progress progress) {
    return analyse(project, snapshot, assumed, RuleSet.of(project.file()), progress);
  }

  /// Everything about a snapshot.
  ///
  /// @param assumed `KEY=VALUE` texts for this run, which win over those on record
  public Analysis analyse(
      Project project,
      ClusterSnapshot snapshot,
      List<String> assumed,
      RuleSet rules,
      Progress progress) {
    Facts facts = facts(project, snapshot, assumed, progress);
    Assessment assessment = assess(facts, rules, progress);
    List<Connection> connections = facts.connections();
    progress.step("Drawing up the diagram", 0);
    return new Analysis(
        facts,
        connections,
        assessment,
        rules.infos(),
        Diagrams.pages(facts, connections, KeptArrangements.of(project.decisions())));
  }

  /// The network diagram: its files, and what people changed in them.
  public Diagrams diagrams() {
    return new Diagrams(this);
  }

  /// The workbook and the other files that leave the program.
  public Reports reports() {
    return new Reports(this);
  }

  /// Those we ship.
  public Frameworks frameworks() {
    return RuleSet.shipped().frameworks();
  }

  /// What is known of each kind: everything that was read, and what checks and engines need.
  public CoverageMatrix coverage(StoredSnapshot snapshot) {
    return CoverageMatrix.of(snapshot, snapshot.coverageRows(), Needed.kinds());
  }

  /// What is not the same in two snapshots of a project.
  public Changes compare(
      Project project,
      StoredSnapshot before,
      StoredSnapshot after,
      Set<Comparison.Part> parts,
      Progress progress) {
    return new Comparison(this, project).of(before, after, parts, progress);
  }

  /// How often each outcome came, for a summary line: `296 FAIL, 61 NOT_ASSESSED`.
  public static String outcomes(Assessment assessment) {
    return assessment.results().stream()
        .collect(
            Collectors.groupingBy(
                result -> result.outcome().word(), TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", "));
  }
}
