package io.inscope.app;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.judgement.JudgementContext;
import io.inscope.reports.judgement.Judgements;
import io.inscope.reports.workbook.readback.FilledWorkbook;
import io.inscope.reports.workbook.readback.OnRecord;
import io.inscope.reports.workbook.readback.Provenance;
import io.inscope.reports.workbook.readback.ReadBack;
import io.inscope.reports.workbook.readback.ReadBackException;
import io.inscope.reports.workbook.readback.Registering;
import io.inscope.reports.workbook.readback.RowOutcome;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.redaction.Redactor;
import io.inscope.snapshot.register.Amending;
import io.inscope.snapshot.register.ConnectionRegister;
import io.inscope.snapshot.store.Decision;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.StoredSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// Reads a filled-in workbook back into the project it was written from: works out what was on
/// record when it was written and what is now, and puts what was filled in behind it.
final class WorkbookReadBack {
  private final Services services;
  private final Clock clock;
  private final Path config;
  private final Redactor redactor;

  /// @param config where the user's own files live
  WorkbookReadBack(Services services, Clock clock, Path config, Redactor redactor) {
    this.services = services;
    this.clock = clock;
    this.config = config;
    this.redactor = redactor;
  }

  /// @param selector the snapshot somebody asked for; empty for the one the workbook shows
  /// @param author who reads it back
  ReadBack.Result read(
      Project project,
      String selector,
      Path file,
      ReadBackOptions options,
      String author,
      Progress progress) {
    progress.step("Reading " + file.getFileName(), 0);
    try (FilledWorkbook workbook = FilledWorkbook.open(file, options.password())) {
      Provenance origin = workbook.provenance();
      StoredSnapshot snapshot = snapshot(project, selector, origin, file);
      List<Decision> then =
          project
              .decisionsAt(origin.decisionMark())
              .orElseThrow(
                  () ->
                      new ReadBackException(
                          "READBACK-OTHER-LOG",
                          "'%s' was written from another copy of this project: the decisions it"
                                  .formatted(file.getFileName())
                              + " shows are not those of this one",
                          "Read it back into the copy it was written from, or export again and"
                              + " copy what was filled in."));
      RuleSet rules = rules(project, origin);
      List<Decision> all = project.decisions();
      Facts facts = services.facts(project, all, snapshot, List.of(), progress);
      Assessment assessment = services.assess(facts, rules, progress);
      OnRecord now = onRecord(facts, assessment, origin, project, clock);
      OnRecord was = now;
      Clock exported = Clock.fixed(origin.exportedAt(), ZoneOffset.UTC);
      if (then.size() < all.size()
          || !LocalDate.ofInstant(origin.exportedAt(), ZoneOffset.UTC).equals(services.today())) {
        Services past = new Services(exported, config);
        Facts before = past.facts(project, then, snapshot, List.of(), progress);
        was = onRecord(before, past.assess(before, rules, progress), origin, project, exported);
      }
      String source = "%s, SHA-256 %s".formatted(file.getFileName(), sha256(file));
      ReadBack.Result result =
          new ReadBack(
                  snapshot.info().id(),
                  was,
                  now,
                  new Registering(
                      new Amending(
                          facts.register(), facts.connections(), services.today(), redactor)),
                  context(assessment, rules, file),
                  options.preferFile())
              .read(workbook, source);
      if (!options.dryRun()) {
        record(project, result, source, author);
      }
      return result;
    }
  }

  private static StoredSnapshot snapshot(
      Project project, String selector, Provenance origin, Path file) {
    SnapshotInfo shown =
        project.snapshots().stream()
            .filter(info -> info.sha256().equals(origin.seal()))
            .findFirst()
            .orElseThrow(
                () ->
                    new ReadBackException(
                        "READBACK-OTHER-PROJECT",
                        "'%s' shows a snapshot that is not in this project"
                            .formatted(file.getFileName()),
                        "Name the project it was written from. The seal of its snapshot is SHA-256 "
                            + origin.seal()
                            + "."));
    StoredSnapshot snapshot = project.snapshot(Integer.toString(shown.id()));
    if (!selector.isEmpty() && project.snapshot(selector).info().id() != shown.id()) {
      throw new ReadBackException(
          "READBACK-OTHER-SNAPSHOT",
          "'%s' shows the snapshot %d \"%s\", and another was asked for"
              .formatted(file.getFileName(), shown.id(), shown.name()),
          "Leave out --snapshot.");
    }
    return snapshot;
  }

  /// Against the frameworks that the workbook holds.
  private static RuleSet rules(Project project, Provenance origin) {
    RuleSet all = RuleSet.of(project.file());
    return all.against(
        origin.frameworks().stream().flatMap(id -> all.frameworks().find(id).stream()).toList());
  }

  private static OnRecord onRecord(
      Facts facts, Assessment assessment, Provenance origin, Project project, Clock clock) {
    return OnRecord.of(
        new WorkbookFile(clock).toFillIn(facts, assessment, project.file()), origin.tables());
  }

  private JudgementContext context(Assessment assessment, RuleSet rules, Path file) {
    return new JudgementContext(
        Services.targets(assessment),
        rules.infos().stream().map(CheckInfo::id).collect(Collectors.toSet()),
        rules.frameworks(),
        name -> JudgementInput.document(file.toAbsolutePath(), name),
        services.today(),
        redactor);
  }

  private void record(Project project, ReadBack.Result result, String source, String author) {
    result.register().ifPresent(p -> project.appendDecision(author, ConnectionRegister.KIND, p));
    result.judgement().ifPresent(p -> project.appendDecision(author, Judgements.KIND, p));
    if (result.register().isPresent() || result.judgement().isPresent()) {
      long open = result.rows().stream().filter(row -> row.kind().isOpen()).count();
      project.appendCustody(
          "read-back",
          redactor.text(
              "%s: %d rows recorded, %d not taken"
                  .formatted(
                      source,
                      result.rows().stream()
                          .filter(row -> row.kind() == RowOutcome.Kind.RECORDED)
                          .count(),
                      open)));
    }
  }

  private static String sha256(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new ReadBackException(
          "READBACK-UNREADABLE",
          "'%s' cannot be read".formatted(file),
          "Close it if another program has it open, and see that you may read it.");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
