package io.inscope.reports.workbook.readback;

import io.inscope.reports.framework.Framework;
import io.inscope.reports.judgement.Judgement;
import io.inscope.reports.judgement.JudgementContext;
import io.inscope.reports.judgement.JudgementReading;
import io.inscope.reports.judgement.JudgementReading.Taken;
import io.inscope.reports.judgement.Judgements;
import io.inscope.reports.judgement.Target;
import io.inscope.reports.workbook.readback.RowOutcome.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Works out what a filled-in workbook puts on record. Nothing is recorded here: the result holds
/// the payloads.
public final class ReadBack {
  private final int snapshot;
  private final OnRecord was;
  private final OnRecord now;
  private final JudgementContext context;
  private final boolean preferFile;
  private final Registering registering;
  private final Map<String, Meaning> meanings;

  private final List<RowOutcome> outcomes = new ArrayList<>();
  private final List<Taken> taken = new ArrayList<>();
  private Judgements judgements;
  private int unchanged;

  /// What follows from a file.
  ///
  /// @param snapshot the id of the snapshot that the file shows
  /// @param rows what became of each row that was changed or cannot be read, by sheet and row
  /// @param unchanged how many rows say what was exported
  /// @param register payload of a decision about connections; empty when none follows
  /// @param judgement payload of a decision about findings and requirements
  public record Result(
      int snapshot,
      List<RowOutcome> rows,
      int unchanged,
      Optional<String> register,
      Optional<String> judgement) {
    public Result {
      rows = List.copyOf(rows);
    }
  }

  /// @param snapshot its id
  /// @param was what was on record when the workbook was written
  /// @param now what is on record
  /// @param preferFile whether the file wins where the record changed since
  public ReadBack(
      int snapshot,
      OnRecord was,
      OnRecord now,
      Registering registering,
      JudgementContext context,
      boolean preferFile) {
    this.snapshot = snapshot;
    this.was = was;
    this.now = now;
    this.registering = registering;
    this.context = context;
    this.preferFile = preferFile;
    this.judgements = now.judgements();
    this.meanings =
        Map.of(
            "findings", new FindingMeaning(context.findings()),
            "requirement-matrix", new RequirementMeaning(requirements(was)),
            "manual-evidence", new AnswerMeaning(),
            "exceptions", new ExceptionMeaning());
  }

  /// By the text that names each in the sheet.
  private static Map<String, Target.Requirement> requirements(OnRecord was) {
    Map<String, Target.Requirement> requirements = new HashMap<>();
    was.assessment()
        .requirements()
        .forEach(
            (Framework framework, List<?> _) ->
                framework
                    .requirements()
                    .forEach(
                        r ->
                            requirements.put(
                                framework.title() + " " + r.id(),
                                new Target.Requirement(framework.id(), r.id()))));
    return requirements;
  }

  /// @param source the file, as the log is to name it
  public Result read(FilledWorkbook file, String source) {
    Map<String, FilledTable> found =
        file.tables(was.shapes()).stream()
            .collect(Collectors.toMap(t -> t.shape().id(), Function.identity()));
    if (found.isEmpty() && !was.shapes().isEmpty()) {
      throw new ReadBackException(
          "READBACK-NO-SHEET",
          "no sheet in it can be told: the headers of all of them were changed or deleted",
          "The titles of the columns have to stay as they were written; copy them back from a new"
              + " export.");
    }
    for (TableShape shape : was.shapes()) {
      FilledTable table = found.get(shape.id());
      if (table == null) {
        outcome(shape.sheet(), 0, "", Kind.MISSING, "", "the sheet is not there; nothing was read");
      } else {
        table(table);
      }
    }
    registering.end(source).forEach(outcomes::add);
    List<String> order = was.shapes().stream().map(TableShape::sheet).toList();
    outcomes.sort(
        Comparator.comparingInt((RowOutcome o) -> order.indexOf(o.sheet()))
            .thenComparing(RowOutcome::sheet)
            .thenComparingInt(RowOutcome::row));
    return new Result(
        snapshot,
        outcomes,
        unchanged,
        registering.payload(),
        taken.isEmpty()
            ? Optional.empty()
            : Optional.of(JudgementReading.payload(taken, source, context.redactor())));
  }

  private void outcome(
      String sheet, int row, String id, Kind kind, String columns, String message) {
    outcomes.add(new RowOutcome(sheet, row, id, kind, columns, context.redactor().text(message)));
  }

  private void outcome(
      FilledTable.Row row, List<String> key, Kind kind, String columns, String message) {
    outcome(
        row.sheet(),
        row.number(),
        context.redactor().text(TableShape.name(key)),
        kind,
        columns,
        message);
  }

  private void table(FilledTable table) {
    TableShape shape = table.shape();
    table.problems().forEach(p -> outcome(p.sheet(), p.row(), "", Kind.REFUSED, "", p.message()));
    if (!table.columns().containsAll(shape.keys())) {
      return;
    }
    Map<List<String>, TableShape.Row> exported = shape.rows();
    Map<List<String>, TableShape.Row> recorded = now.shape(shape.id()).rows();
    Map<List<String>, List<FilledTable.Row>> byKey = new LinkedHashMap<>();
    for (FilledTable.Row row : table.rows()) {
      byKey.computeIfAbsent(row.key(shape.keys()), _ -> new ArrayList<>()).add(row);
    }
    exported.forEach(
        (key, row) -> {
          List<FilledTable.Row> rows = byKey.remove(key);
          if (rows == null) {
            outcome(
                shape.sheet(),
                0,
                TableShape.name(key),
                Kind.MISSING,
                "",
                "the row is not there; what is on record of it stays");
          } else if (isClear(rows, key, table)) {
            row(rows.getFirst(), table, key, row.cells(), cells(recorded, key));
          }
        });
    byKey.forEach((key, rows) -> added(rows, key, table, recorded));
  }

  private static Map<String, String> cells(
      Map<List<String>, TableShape.Row> rows, List<String> key) {
    TableShape.Row row = rows.get(key);
    return row == null ? Map.of() : row.cells();
  }

  /// Whether the file says one thing of it.
  private boolean isClear(List<FilledTable.Row> rows, List<String> key, FilledTable table) {
    Set<Map<String, String>> said = new HashSet<>();
    rows.forEach(row -> said.add(filled(row, table)));
    if (said.size() == 1) {
      return true;
    }
    for (FilledTable.Row row : rows) {
      outcome(
          row,
          key,
          Kind.DUPLICATE,
          "",
          "the file says different things of it, in rows %s; keep one of them"
              .formatted(
                  rows.stream()
                      .map(r -> Integer.toString(r.number()))
                      .collect(Collectors.joining(" and "))));
    }
    return false;
  }

  /// What stands in the columns to fill in.
  private static Map<String, String> filled(FilledTable.Row row, FilledTable table) {
    Map<String, String> filled = new HashMap<>();
    table.shape().editable().stream()
        .filter(column -> table.columns().contains(column.key()))
        .filter(column -> !row.text(column.key()).isEmpty())
        .forEach(column -> filled.put(column.key(), row.text(column.key())));
    return filled;
  }

  /// Rows that were not exported.
  private void added(
      List<FilledTable.Row> rows,
      List<String> key,
      FilledTable table,
      Map<List<String>, TableShape.Row> recorded) {
    List<FilledTable.Row> said =
        rows.stream().filter(row -> !filled(row, table).isEmpty()).toList();
    boolean isNew = table.shape().id().equals("exceptions");
    boolean isNamed = key.stream().anyMatch(part -> !part.isEmpty());
    for (FilledTable.Row row : said) {
      if (!isNew) {
        outcome(
            row,
            key,
            Kind.UNKNOWN,
            "",
            isNamed
                ? "this was not exported; if '%s' was changed, put it back"
                    .formatted(table.shape().title(table.shape().keys().getFirst()))
                : "filled in, but '%s' is empty, so it cannot be told what it speaks of"
                    .formatted(table.shape().title(table.shape().keys().getFirst())));
      } else if (!isNamed || isClear(said, key, table)) {
        row(row, table, key, Map.of(), cells(recorded, key));
        if (isNamed) {
          return;
        }
      } else {
        return;
      }
    }
  }

  private void row(
      FilledTable.Row row,
      FilledTable table,
      List<String> key,
      Map<String, String> exported,
      Map<String, String> recorded) {
    RowComparison cells;
    try {
      cells =
          new RowComparison(
              table.shape(), key, exported, recorded, row, table.columns(), context.redactor());
    } catch (Meaning.Unclear e) {
      outcome(row, key, Kind.REFUSED, "", String.valueOf(e.getMessage()));
      return;
    }
    if (!cells.isChanged()) {
      unchanged++;
      return;
    }
    Meaning meaning = meanings.get(table.shape().id());
    if (cells.isOnRecord() || (cells.isMoved() && meaning != null && wasSaid(meaning, cells))) {
      outcome(row, key, Kind.ON_RECORD, cells.columns(), "");
    } else if (cells.isConflict() && !preferFile) {
      outcome(
          row,
          key,
          Kind.CONFLICT,
          cells.columns(),
          cells.conflict()
              + ". Look which is right; --prefer-file records what the file says of such rows");
    } else if (meaning == null) {
      registering.row(row, key, cells);
    } else {
      decide(row, key, cells, meaning);
    }
  }

  /// Whether what the file decided when it was filled in is what counts now: it was read before.
  private boolean wasSaid(Meaning meaning, RowComparison cells) {
    try {
      List<Taken> then = new ArrayList<>();
      for (Meaning.Said said : meaning.of(cells.changeThen(), was.judgements())) {
        if (read(said, List.of()) instanceof Taken one) {
          then.add(one);
        } else {
          return false;
        }
      }
      return isSame(then, was.judgements().with(then), now.judgements());
    } catch (Meaning.Unclear e) {
      return false;
    }
  }

  /// Whether the same counts about what the entries speak of.
  private static boolean isSame(List<Taken> entries, Judgements first, Judgements second) {
    return entries.stream()
        .map(Taken::judgement)
        .allMatch(j -> counting(j, first).equals(counting(j, second)));
  }

  /// What counts of the kind of a judgement about its target.
  private static Set<Judgement> counting(Judgement judgement, Judgements all) {
    return all.about(judgement.target()).stream()
        .filter(other -> other.kind().equals(judgement.kind()))
        .collect(Collectors.toSet());
  }

  private void decide(FilledTable.Row row, List<String> key, RowComparison cells, Meaning meaning) {
    List<Taken> entries = new ArrayList<>();
    try {
      List<Judgement.EvidenceFile> known = documents(key);
      for (Meaning.Said said : meaning.of(cells.change(), now.judgements())) {
        switch (read(said, known)) {
          case Taken one -> entries.add(one);
          case JudgementReading.Refused refused -> throw new Meaning.Unclear(refused.why());
        }
      }
    } catch (Meaning.Unclear e) {
      outcome(row, key, Kind.REFUSED, cells.columns(), String.valueOf(e.getMessage()));
      return;
    }
    Judgements after = judgements.with(entries);
    if (isSame(entries, judgements, after)) {
      outcome(row, key, Kind.ON_RECORD, cells.columns(), "");
      return;
    }
    judgements = after;
    taken.addAll(entries);
    boolean masked = cells.isMasked() || entries.stream().anyMatch(Taken::masked);
    outcome(
        row,
        key,
        Kind.RECORDED,
        cells.columns(),
        cells.difference() + (masked ? ". Something secret, or a card number, was masked" : ""));
  }

  /// The documents of the answer on record, told again by their names.
  private List<Judgement.EvidenceFile> documents(List<String> key) {
    return now.judgements().inForce().stream()
        .map(Judgement.Recorded::judgement)
        .filter(j -> j instanceof Judgement.Answer answer && isOf(answer.target(), key))
        .flatMap(j -> j.documents().stream())
        .toList();
  }

  private static boolean isOf(Target target, List<String> key) {
    return switch (target) {
      case Target.Question q -> q.text().equals(key.getLast());
      case Target.Findings f ->
          f.check().equals(key.getFirst()) && f.object().toString().equals(key.get(1));
      case Target.Requirement _ -> false;
    };
  }

  /// @param known documents that need not be there any more
  private JudgementReading read(Meaning.Said said, List<Judgement.EvidenceFile> known) {
    JudgementContext here =
        new JudgementContext(
            context.findings(),
            context.checks(),
            context.frameworks(),
            name ->
                known.stream()
                    .filter(document -> document.name().equals(name))
                    .findFirst()
                    .or(() -> context.files().apply(name)),
            context.today(),
            context.redactor());
    return JudgementReading.of(said.section(), said.entry(), here);
  }
}
