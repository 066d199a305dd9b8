package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inscope.snapshot.store.CustodyEvent;
import io.inscope.snapshot.store.Decision;
import io.inscope.snapshot.store.Project;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an assessor fills in in our workbook, read back into the project it was written from.
class ReadBackTest {
  private static final String CLUSTER =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop, labels: {app: web}}
      spec: {containers: [{name: web, image: web:1}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: vault, namespace: payments, labels: {app: vault}}
      spec: {hostPID: true, containers: [{name: vault, image: vault:1}]}
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: vault, namespace: payments}
      spec:
        podSelector: {}
        policyTypes: [Ingress, Egress]
        ingress:
        - from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: web}}}]
          ports: [{port: 5432}, {port: 5443}, {port: 5454}, {port: 5465}]
      """;

  @TempDir static Path exported;
  @TempDir Path folder;
  private Path project = Path.of("");
  private Path file = Path.of("");

  @BeforeAll
  static void exportOnce() throws IOException {
    Path project = exported.resolve("p.inscope");
    Path yaml = Files.writeString(exported.resolve("may.yaml"), CLUSTER);
    assertThat(Run.of("import", yaml, "--project", project).code()).isZero();
    Path scope = Files.writeString(exported.resolve("scope.yaml"), "cde: [{namespace: payments}]");
    assertThat(Run.of("scope", project, "--apply", scope).code()).isZero();
    export(project, exported.resolve("a.xlsx"));
  }

  private static void export(Path project, Path to) {
    assertThat(Run.of("report", project, "--out", to, "--framework", "pci-dss-4.0.1").code())
        .isZero();
  }

  @BeforeEach
  void copy() throws IOException {
    project = Files.copy(exported.resolve("p.inscope"), folder.resolve("p.inscope"));
    file = Files.copy(exported.resolve("a.xlsx"), folder.resolve("a.xlsx"));
  }

  private Run readBack(Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("report", project, "--read-back", file, "--format", "csv"));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray());
  }

  /// The rows as `sheet,row,id,outcome`.
  private static List<String> outcomes(Run run) {
    return run.lines().stream()
        .skip(1)
        .map(line -> String.join(",", List.of(line.split(",")).subList(0, 4)))
        .toList();
  }

  private List<Decision> decisions() {
    try (Project open = Project.openReadOnly(project)) {
      return open.decisions();
    }
  }

  private static String id(Workbook book, String port) {
    return book.text(book.row("Connections", port), "Id");
  }

  /// One row of each sheet.
  private void fillIn() throws IOException {
    Files.writeString(folder.resolve("plan.txt"), "abc");
    try (Workbook book = new Workbook(file)) {
      Row connection = book.row("Connections", "5432");
      book.set(connection, "Business justification", "Orders are paid.\nTicket 17");
      book.set(connection, "Owner", "Shop");
      book.set(connection, "Approver", "CISO");
      book.set(connection, "Approved on", LocalDate.of(2026, 3, 1));
      book.set(connection, "Review by", "21.8.2026");
      Row requirement = book.row("Requirement matrix", "PCI DSS 4.0.1 1.2.1");
      book.set(requirement, "Assessor's finding", "In Place");
      book.set(requirement, "Assessor's comment", "The standard of 2025 was followed");
      Row noted = book.row("Requirement matrix", "PCI DSS 4.0.1 1.2.2");
      book.set(noted, "Assessor's comment", "To be discussed");
      Row question = book.row("Manual evidence", "PCI DSS 4.0.1 1.2.3");
      book.set(question, "Met", "yes");
      book.set(question, "Answer", "=All ranges are named");
      book.set(question, "Answered by, and when", "J. Doe");
      book.set(question, "Document", "plan.txt");
      Row exception = book.sheet("Exceptions").createRow(Workbook.HEADER + 2);
      book.set(exception, "Check", "pod-host-pid");
      book.set(exception, "Object", "payments/Pod/vault");
      book.set(exception, "Reason", "The agent has to see the node.");
      book.set(exception, "Approver", "CISO");
      book.set(exception, "From", "2026-03-01");
      book.set(exception, "Until", LocalDate.of(2026, 12, 31));
      Row finding = book.row("Findings", "pod-host-pid");
      book.set(finding, "Owner", "Platform");
      book.set(finding, "Due", "2026-06-30");
      book.set(finding, "Comment", "Known since May");
      book.save();
    }
  }

  @Test
  void whatWasFilledInIsOnRecordAndStandsInTheNextWorkbook() throws IOException {
    fillIn();
    Run run = readBack();
    assertThat(run.err()).startsWith("Recorded: 6 rows; ").endsWith(", 0 on record already.\n");
    assertThat(run.code()).isZero();
    assertThat(run.lines().stream().skip(1)).allMatch(line -> line.contains(",recorded,"));

    Path next = folder.resolve("next.xlsx");
    export(project, next);
    try (Workbook book = new Workbook(next)) {
      Row connection = book.row("Connections", "5432");
      assertThat(
              List.of(
                  book.text(connection, "On record"),
                  book.text(connection, "Business justification"),
                  book.text(connection, "Owner"),
                  book.text(connection, "Approver"),
                  book.text(connection, "Approved on"),
                  book.text(connection, "Review by")))
          .containsExactly(
              "CURRENT", "Orders are paid.\nTicket 17", "Shop", "CISO", "2026-03-01", "2026-08-21");
      Row requirement = book.row("Requirement matrix", "PCI DSS 4.0.1 1.2.1");
      assertThat(book.text(requirement, "Assessor's finding")).isEqualTo("In Place");
      assertThat(book.text(requirement, "Assessor's comment"))
          .isEqualTo("The standard of 2025 was followed.");
      Row noted = book.row("Requirement matrix", "PCI DSS 4.0.1 1.2.2");
      assertThat(book.text(noted, "Assessor's finding")).isEmpty();
      assertThat(book.text(noted, "Assessor's comment")).isEqualTo("To be discussed");
      Row question = book.row("Manual evidence", "PCI DSS 4.0.1 1.2.3");
      assertThat(
              List.of(
                  book.text(question, "State"),
                  book.text(question, "Met"),
                  book.text(question, "Answer"),
                  book.text(question, "Answered by, and when"),
                  book.text(question, "Document"),
                  book.text(question, "SHA-256")))
          .containsExactly(
              "answered",
              "yes",
              "=All ranges are named",
              "J. Doe",
              "plan.txt",
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
      Row exception = book.row("Exceptions", "payments/Pod/vault");
      assertThat(
              List.of(
                  book.text(exception, "State"),
                  book.text(exception, "From"),
                  book.text(exception, "Until")))
          .containsExactly("in force", "2026-03-01", "2026-12-31");
      Row finding = book.row("Findings", "pod-host-pid");
      assertThat(
              List.of(
                  book.text(finding, "Standing"),
                  book.text(finding, "Owner"),
                  book.text(finding, "Due"),
                  book.text(finding, "Comment")))
          .containsExactly(
              "excepted",
              "Platform",
              "2026-06-30",
              "Excepted until 2026-12-31 by CISO: The agent has to see the node.\nKnown since May");
    }
    assertThat(Run.of("verify", project).code()).isZero();
    assertThat(Run.of("report", project, "--read-back", next).err())
        .startsWith("Recorded: 0 rows; ");
  }

  /// What somebody writes into each yellow column, by sheet and title.
  private static final Map<String, Map<String, String>> YELLOW =
      Map.of(
          "Connections",
          Map.of(
              "Business justification", "Orders are paid",
              "Owner", "Shop",
              "Approver", "CISO",
              "Approved on", "2026-03-01",
              "Review by", "2026-08-21",
              "Note", "Seen on site"),
          "Findings",
          Map.of("Owner", "Platform", "Due", "2026-06-30", "Comment", "Known since May"),
          "Requirement matrix",
          Map.of("Assessor's finding", "Not Applicable", "Assessor's comment", "There is none."),
          "Manual evidence",
          Map.of(
              "Met", "not applicable",
              "Answer", "There is none",
              "Answered by, and when", "J. Doe, 2026-03-01",
              "Document", "plan.txt"),
          "Exceptions",
          Map.of(
              "Reason", "The agent has to see the node.",
              "Compensating control", "It runs on two nodes only",
              "Approver", "CISO",
              "From", "2026-03-01",
              "Until", "2026-12-31"));

  /// The titles of the yellow columns, by sheet.
  private static Map<String, Set<String>> yellow(Workbook book) {
    short style =
        book.sheet("Connections")
            .getRow(Workbook.HEADER)
            .getCell(book.column("Connections", "Owner"))
            .getCellStyle()
            .getIndex();
    Map<String, Set<String>> titles = new TreeMap<>();
    for (Sheet sheet : book.book()) {
      Row header = sheet.getRow(Workbook.HEADER);
      if (header != null) {
        for (Cell cell : header) {
          if (cell.getCellStyle().getIndex() == style) {
            titles
                .computeIfAbsent(sheet.getSheetName(), _ -> new TreeSet<>())
                .add(cell.getStringCellValue());
          }
        }
      }
    }
    return titles;
  }

  private static Row filledRow(Workbook book, String sheet) {
    return switch (sheet) {
      case "Connections" -> book.row(sheet, "5432");
      case "Findings" -> book.row(sheet, "pod-host-pid");
      case "Requirement matrix" -> book.row(sheet, "PCI DSS 4.0.1 1.2.1");
      case "Manual evidence" -> book.row(sheet, "PCI DSS 4.0.1 1.2.3");
      default -> book.row(sheet, "img-not-digest");
    };
  }

  @Test
  void whateverIsYellowComesBackInTheNextWorkbook() throws IOException {
    Files.writeString(folder.resolve("plan.txt"), "abc");
    try (Workbook book = new Workbook(file)) {
      Map<String, Set<String>> known = new TreeMap<>();
      YELLOW.forEach((sheet, texts) -> known.put(sheet, new TreeSet<>(texts.keySet())));
      assertThat(yellow(book)).isEqualTo(known);
      Row exception = book.sheet("Exceptions").createRow(Workbook.HEADER + 2);
      book.set(exception, "Check", "img-not-digest");
      book.set(exception, "Object", "payments/Pod/vault");
      YELLOW.forEach(
          (sheet, texts) ->
              texts.forEach((title, text) -> book.set(filledRow(book, sheet), title, text)));
      book.save();
    }
    Run run = readBack();
    assertThat(run.err()).startsWith("Recorded: 5 rows; ");

    Path next = folder.resolve("next.xlsx");
    export(project, next);
    try (Workbook book = new Workbook(next)) {
      YELLOW.forEach(
          (sheet, texts) ->
              texts.forEach(
                  (title, text) ->
                      assertThat(book.text(filledRow(book, sheet), title))
                          .as(sheet + ", " + title)
                          .isEqualTo(text)));
    }
  }

  @Test
  void theLogNamesWhoAndTheFileWithItsHash() throws IOException {
    fillIn();
    readBack();
    List<Decision> added = decisions().subList(1, 3);
    assertThat(added)
        .allSatisfy(
            decision -> {
              assertThat(decision.author()).isEqualTo(System.getProperty("user.name", "unknown"));
              assertThat(decision.at()).isEqualTo(Run.CLOCK.instant());
              assertThat(decision.payload())
                  .containsPattern("\"source\":\"a.xlsx, SHA-256 [0-9a-f]{64}\"");
            });
    assertThat(added).extracting(Decision::kind).containsExactly("connection", "judgement");
    try (Project open = Project.openReadOnly(project)) {
      CustodyEvent last = open.custody().getLast();
      assertThat(last.event()).isEqualTo("read-back");
      assertThat(last.detail())
          .matches("a.xlsx, SHA-256 [0-9a-f]{64}: 6 rows recorded, 0 not taken");
    }
  }

  @Test
  void aFileReadTwiceIsOnRecordTheSecondTime() throws IOException {
    fillIn();
    readBack();
    int before = decisions().size();
    Run again = readBack();
    assertThat(again.code()).isZero();
    assertThat(again.err()).startsWith("Recorded: 0 rows; ").endsWith(", 6 on record already.\n");
    assertThat(decisions()).hasSize(before);
  }

  @Test
  void aDryRunListsTheSameAndRecordsNothing() throws IOException {
    fillIn();
    Run dry = readBack("--dry-run");
    assertThat(dry.err()).startsWith("Would be recorded: 6 rows; ");
    assertThat(decisions()).hasSize(1);
    assertThat(readBack().out()).isEqualTo(dry.out());
  }

  @Test
  void aWorkbookThatNobodyChangedDecidesNothing() {
    Run run = readBack();
    assertThat(run.code()).isZero();
    assertThat(run.lines()).containsExactly("sheet,row,id,outcome,columns,message");
    assertThat(decisions()).hasSize(1);
  }

  @Test
  void aFindingThatAgreesNeedsNoReasonAndOneThatDiffersDoes() {
    try (Workbook book = new Workbook(file)) {
      Row agrees = book.row("Requirement matrix", "PCI DSS 4.0.1 1.2.1");
      book.set(agrees, "Assessor's finding", book.text(agrees, "Finding proposed"));
      Row differs = book.row("Requirement matrix", "PCI DSS 4.0.1 1.2.2");
      book.set(differs, "Assessor's finding", "Not Applicable");
      Row wrong = book.row("Requirement matrix", "PCI DSS 4.0.1 1.2.3");
      book.set(wrong, "Assessor's finding", "Probably");
      book.set(wrong, "Assessor's comment", "Who knows");
      book.save();
      Run run = readBack();
      assertThat(run.code()).isEqualTo(1);
      assertThat(outcomes(run))
          .containsExactly(
              "Requirement matrix,%d,PCI DSS 4.0.1 1.2.1,recorded"
                  .formatted(agrees.getRowNum() + 1),
              "Requirement matrix,%d,PCI DSS 4.0.1 1.2.2,refused"
                  .formatted(differs.getRowNum() + 1),
              "Requirement matrix,%d,PCI DSS 4.0.1 1.2.3,refused".formatted(wrong.getRowNum() + 1));
      assertThat(run.out())
          .contains("and the comment does not say why; write the reason into the comment")
          .contains("finding 'Probably' is not one of In Place, Not in Place, Not Applicable");
    }
  }

  @Test
  void whereTheRecordChangedSinceTheRowIsAConflictAndTheOthersAreTaken() throws IOException {
    String first;
    try (Workbook book = new Workbook(file)) {
      first = id(book, "5432");
      book.set(book.row("Connections", "5432"), "Owner", "Shop");
      book.set(book.row("Connections", "5443"), "Owner", "Batch");
      book.save();
    }
    Path later =
        Files.writeString(
            folder.resolve("later.csv"), "id,owner,note\n%s,Treasury,seen\n".formatted(first));
    assertThat(Run.of("register", project, "--apply", later).code()).isZero();

    Run run = readBack();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            first
                + ",conflict,Owner,\"Owner: exported nothing, on record now 'Treasury', in the file"
                + " 'Shop'; Note: exported nothing, on record now 'seen', in the file nothing."
                + " Look which is right; --prefer-file records what the file says of such rows\"");
    assertThat(run.err()).startsWith("Recorded: 1 rows; ").contains("Not taken: 1 conflict;");
    assertThat(Run.of("register", project, "--format", "csv").out())
        .contains(",Treasury,")
        .contains(",Batch,");

    Run preferring = readBack("--prefer-file");
    assertThat(preferring.code()).isZero();
    assertThat(Run.of("register", project, "--format", "csv").out())
        .doesNotContain(",Treasury,")
        .contains(",Shop,,,,seen,");
  }

  @Test
  void remarksOfTwoPeopleAddUp() throws IOException {
    try (Workbook book = new Workbook(file)) {
      book.set(book.row("Requirement matrix", "PCI DSS 4.0.1 1.2.1"), "Assessor's comment", "Mine");
      book.save();
    }
    Path notes =
        Files.writeString(
            folder.resolve("n.yaml"),
            "notes: [{requirement: pci-dss-4.0.1 1.2.1, note: Another's}]");
    assertThat(Run.of("decisions", project, "--apply", notes).code()).isZero();
    assertThat(readBack().code()).isZero();
    export(project, file);
    try (Workbook book = new Workbook(file)) {
      Row row = book.row("Requirement matrix", "PCI DSS 4.0.1 1.2.1");
      assertThat(book.text(row, "Assessor's comment")).isEqualTo("Another's\nMine");
      book.set(row, "Assessor's comment", "Another's, and mine");
      book.save();
    }
    assertThat(readBack().code()).isZero();
    export(project, file);
    try (Workbook book = new Workbook(file)) {
      Row row = book.row("Requirement matrix", "PCI DSS 4.0.1 1.2.1");
      assertThat(book.text(row, "Assessor's comment")).isEqualTo("Another's, and mine");
    }
  }

  @Test
  void emptiedCellsTakeBackWhatStoodInThem() throws IOException {
    fillIn();
    readBack();
    export(project, file);
    try (Workbook book = new Workbook(file)) {
      book.set(book.row("Connections", "5432"), "Approver", "");
      Row requirement = book.row("Requirement matrix", "PCI DSS 4.0.1 1.2.1");
      book.set(requirement, "Assessor's finding", "");
      book.set(requirement, "Assessor's comment", "");
      Row exception = book.row("Exceptions", "payments/Pod/vault");
      for (String title : List.of("Reason", "Approver", "From", "Until")) {
        book.cell(exception, title).setBlank();
      }
      book.save();
    }
    Run run = readBack();
    assertThat(run.code()).isZero();
    assertThat(run.err()).startsWith("Recorded: 3 rows; ");
    export(project, file);
    try (Workbook book = new Workbook(file)) {
      Row connection = book.row("Connections", "5432");
      assertThat(book.text(connection, "Approver")).isEmpty();
      assertThat(book.text(connection, "Owner")).isEqualTo("Shop");
      Row requirement = book.row("Requirement matrix", "PCI DSS 4.0.1 1.2.1");
      assertThat(book.text(requirement, "Assessor's finding")).isEmpty();
      assertThat(book.text(requirement, "Assessor's comment")).isEmpty();
      assertThat(book.text(book.row("Findings", "pod-host-pid"), "Standing")).isEqualTo("open");
    }
  }

  @Test
  void rowsThatCannotBeTakenAreNamedAndTheRestIsTaken() {
    try (Workbook book = new Workbook(file)) {
      Row unclear = book.row("Connections", "5432");
      book.set(unclear, "Approved on", "11/12/2025");
      Row changedId = book.row("Connections", "5443");
      String lost = book.text(changedId, "Id");
      book.set(changedId, "Id", "c-nothing");
      book.set(changedId, "Owner", "Batch");
      Row faulty = book.row("Connections", "5454");
      book.cell(faulty, "Owner").setCellErrorValue((byte) 23);
      Row future = book.row("Connections", "5465");
      book.set(future, "Approved on", "2027-01-01");
      Row twice = book.row("Requirement matrix", "PCI DSS 4.0.1 1.2.1");
      book.set(twice, "Assessor's comment", "One thing");
      Sheet requirements = book.sheet("Requirement matrix");
      Row copy = requirements.createRow(requirements.getLastRowNum() + 1);
      book.set(copy, "Requirement", "PCI DSS 4.0.1 1.2.1");
      book.set(copy, "Assessor's comment", "Another thing");
      Row masked = book.row("Requirement matrix", "PCI DSS 4.0.1 1.2.2");
      book.set(masked, "Assessor's comment", "The card 4111 1111 1111 1111 was there");
      Row merged = book.row("Requirement matrix", "PCI DSS 4.0.1 1.2.5");
      int comment = book.column("Requirement matrix", "Assessor's comment");
      requirements.addMergedRegion(
          new CellRangeAddress(merged.getRowNum(), merged.getRowNum(), comment - 1, comment));
      Row total = book.sheet("Connections").createRow(60);
      total.createCell(0).setCellValue("Total");
      book.save();

      Run run = readBack();
      assertThat(run.code()).isEqualTo(1);
      assertThat(outcomes(run))
          .containsExactlyInAnyOrder(
              "Connections,0," + lost + ",missing",
              "Connections,%d,%s,refused".formatted(unclear.getRowNum() + 1, id(book, "5432")),
              "Connections,%d,c-nothing,unknown".formatted(changedId.getRowNum() + 1),
              "Connections,%d,%s,refused".formatted(faulty.getRowNum() + 1, id(book, "5454")),
              "Connections,%d,%s,refused".formatted(future.getRowNum() + 1, id(book, "5465")),
              "Requirement matrix,%d,PCI DSS 4.0.1 1.2.1,duplicate"
                  .formatted(twice.getRowNum() + 1),
              "Requirement matrix,%d,PCI DSS 4.0.1 1.2.1,duplicate".formatted(copy.getRowNum() + 1),
              "Requirement matrix,%d,PCI DSS 4.0.1 1.2.2,recorded"
                  .formatted(masked.getRowNum() + 1),
              "Requirement matrix,%d,PCI DSS 4.0.1 1.2.5,refused"
                  .formatted(merged.getRowNum() + 1));
      assertThat(run.out())
          .contains("'11/12/2025' in 'Approved on' is not a date, or not clear; write it as 2026-")
          .contains("the cell in 'Owner' holds the error #REF!; write the value itself")
          .contains("approved on 2027-01-01, which is yet to come")
          .contains("Something secret, or a card number, was masked")
          .contains("merged with others")
          .doesNotContain("4111 1111 1111 1111");
      assertThat(decisions().getLast().payload()).doesNotContain("4111 1111 1111 1111");
    }
  }

  @Test
  void sortingMovingAndRenamingChangeNothing() throws IOException {
    fillIn();
    String expected = withoutRows(readBack("--dry-run"));
    try (Workbook book = new Workbook(file);
        XSSFWorkbook to = new XSSFWorkbook()) {
      book.book()
          .getProperties()
          .getCustomProperties()
          .getUnderlyingProperties()
          .getPropertyList()
          .forEach(
              p ->
                  to.getProperties().getCustomProperties().addProperty(p.getName(), p.getLpwstr()));
      List<String> names =
          List.of("Exceptions", "Manual evidence", "Requirement matrix", "Findings", "Connections");
      for (String name : names) {
        reversed(book.sheet(name), to.createSheet("Teil " + names.indexOf(name)));
      }
      try (OutputStream out = Files.newOutputStream(file)) {
        to.write(out);
      }
    }
    assertThat(withoutRows(readBack())).isEqualTo(expected);
  }

  /// Rows and columns in the opposite order, moved down and to the right, as texts.
  private static void reversed(Sheet from, Sheet to) {
    int last = from.getLastRowNum();
    int width = from.getRow(Workbook.HEADER).getLastCellNum();
    to.createRow(0).createCell(0).setCellValue("sorted by me");
    for (int i = Workbook.HEADER; i <= last; i++) {
      Row row = from.getRow(i);
      if (row == null) {
        continue;
      }
      Row copy = to.createRow(i == Workbook.HEADER ? 5 : 6 + last - i);
      for (int c = 0; c < width; c++) {
        String text = Workbook.text(row.getCell(c));
        if (row.getCell(c) != null && row.getCell(c).getCellType() == CellType.NUMERIC) {
          copy.createCell(width - c + 2).setCellValue(row.getCell(c).getNumericCellValue());
        } else if (!text.isEmpty()) {
          copy.createCell(width - c + 2).setCellValue(text);
        }
      }
    }
  }

  /// The rows, sorted, without their places.
  private static String withoutRows(Run run) {
    return run.lines().stream()
        .map(line -> line.replaceFirst("^[^,]*,\\d+,", ""))
        .sorted()
        .reduce("", (a, b) -> a + b + "\n");
  }

  @Test
  void aColumnThatIsMissingOrThereTwiceIsToldAndTheOthersAreRead() {
    try (Workbook book = new Workbook(file)) {
      Row header = book.sheet("Connections").getRow(Workbook.HEADER);
      Row row = book.row("Connections", "5432");
      book.set(row, "Note", "seen");
      book.set(row, "Owner", "Shop");
      book.set(header, "Owner", "Besitzer");
      book.set(header, "Via", "Approver");
      book.set(
          book.sheet("Requirement matrix").getRow(Workbook.HEADER), "Requirement", "Anforderung");
      book.save();
    }
    Run run = readBack();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("Connections,3,,refused,,\"the column 'Owner' is missing; put it back; nothing")
        .contains("the column 'Approver' is there 2 times (J, T); keep one of them; nothing was")
        .contains(
            "Requirement matrix,3,,refused,,\"the column 'Requirement' is missing; put it back,"
                + " without it no row of this sheet can be told\"")
        .contains(",recorded,Note,");
  }

  @Test
  void whatLibreOfficeSavesReadsTheSame() throws Exception {
    fillIn();
    String expected = readBack("--dry-run").out();
    Path saved = Files.createDirectory(folder.resolve("saved"));
    Path soffice = Path.of("/usr/bin/soffice");
    assumeTrue(Files.isExecutable(soffice), "LibreOffice is not installed");
    Process process =
        new ProcessBuilder(
                soffice.toString(),
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "xlsx:Calc MS Excel 2007 XML",
                "--outdir",
                saved.toString(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("soffice.log").toFile())
            .start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    Files.copy(folder.resolve("plan.txt"), saved.resolve("plan.txt"));
    file = saved.resolve("a.xlsx");
    assertThat(readBack().out()).isEqualTo(expected);
  }

  @Test
  void ofRandomEditsExactlyThoseRowsAreRecorded() {
    Random random = new Random(20260311);
    for (int round = 0; round < 2; round++) {
      TreeSet<String> edited = new TreeSet<>();
      try (Workbook book = new Workbook(file)) {
        for (int i = 0; i < 12; i++) {
          boolean connections = random.nextBoolean();
          String sheet = connections ? "Connections" : "Requirement matrix";
          int rows = book.sheet(sheet).getLastRowNum() - Workbook.HEADER;
          Row row = book.sheet(sheet).getRow(Workbook.HEADER + 1 + random.nextInt(rows));
          String title =
              connections
                  ? List.of("Business justification", "Owner", "Approver", "Note")
                      .get(random.nextInt(4))
                  : "Assessor's comment";
          book.set(row, title, "text " + random.nextInt());
          edited.add(
              "%s,%d,%s,recorded"
                  .formatted(
                      sheet,
                      row.getRowNum() + 1,
                      book.text(row, connections ? "Id" : "Requirement")));
        }
        book.save();
      }
      Run run = readBack();
      assertThat(run.code()).isZero();
      assertThat(outcomes(run)).containsExactlyInAnyOrderElementsOf(edited);
      export(project, file);
    }
  }

  @Test
  void aWorkbookOfAnotherProjectOrSnapshotIsRefused() throws IOException {
    Path other = folder.resolve("other.inscope");
    Path yaml = Files.writeString(folder.resolve("b.yaml"), CLUSTER.replace("vault", "safe"));
    assertThat(Run.of("import", yaml, "--project", other).code()).isZero();
    assertThat(Run.of("report", other, "--read-back", file))
        .satisfies(
            run -> {
              assertThat(run.code()).isEqualTo(3);
              assertThat(run.err())
                  .startsWith("inscope: 'a.xlsx' shows a snapshot that is not in this project\n")
                  .endsWith("(READBACK-OTHER-PROJECT)\n");
            });
    assertThat(Run.of("import", yaml, "--project", project, "--name", "june").code()).isZero();
    assertThat(readBack().code()).isZero();
    Run asked = readBack("--snapshot", "june");
    assertThat(asked.code()).isEqualTo(3);
    assertThat(asked.err()).endsWith("(READBACK-OTHER-SNAPSHOT)\n");
  }

  @Test
  void aWorkbookOfACopyThatWentItsOwnWayIsRefused() throws IOException {
    Path copy = Files.copy(project, folder.resolve("copy.inscope"));
    Path one = Files.writeString(folder.resolve("one.yaml"), "cde: [{namespace: shop}]");
    Path two = Files.writeString(folder.resolve("two.yaml"), "cde: [{namespace: pay*}]");
    assertThat(Run.of("scope", copy, "--apply", one).code()).isZero();
    assertThat(Run.of("scope", project, "--apply", two).code()).isZero();
    export(copy, file);
    Run run = readBack();
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).endsWith("(READBACK-OTHER-LOG)\n");
    assertThat(decisions()).hasSize(2);
  }

  @Test
  void filesThatCannotBeReadAreToldInOneMessage() throws IOException {
    Files.writeString(file, "no workbook");
    assertRefused("READBACK-NOT-WORKBOOK", "'a.xlsx' is not an Excel workbook");

    try (HSSFWorkbook old = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      old.createSheet();
      old.write(out);
    }
    assertRefused("READBACK-NOT-XLSX", "'a.xlsx' is in the format of Excel 97 (.xls)");

    byte[] whole = Files.readAllBytes(exported.resolve("a.xlsx"));
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertRefused("READBACK-DAMAGED", "'a.xlsx' cannot be read as a workbook: it is damaged");

    try (XSSFWorkbook empty = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      empty.createSheet();
      empty.write(out);
    }
    assertRefused(
        "READBACK-ORIGIN", "'a.xlsx' does not tell which project and snapshot it was written from");

    try (Workbook book = new Workbook(exported.resolve("a.xlsx"))) {
      for (Sheet sheet : book.book()) {
        Row header = sheet.getRow(Workbook.HEADER);
        if (header != null) {
          sheet.removeRow(header);
        }
      }
      book.save(file);
    }
    assertRefused(
        "READBACK-NO-SHEET",
        "no sheet in it can be told: the headers of all of them were changed or deleted");

    Files.delete(file);
    assertRefused("READBACK-UNREADABLE", "there is no file '" + file + "'");
  }

  @Test
  void aWorkbookThatUnpacksToFarTooMuchIsRefused() throws IOException {
    try (java.util.zip.ZipFile from =
            new java.util.zip.ZipFile(exported.resolve("a.xlsx").toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry entry : java.util.Collections.list(from.entries())) {
        to.putNextEntry(new ZipEntry(entry.getName()));
        byte[] content = from.getInputStream(entry).readAllBytes();
        if (entry.getName().endsWith("sheet4.xml")) {
          byte[] blank = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
          for (int i = 0; i < 64; i++) {
            to.write(
                i == 0
                    ? new String(content, StandardCharsets.UTF_8)
                        .replaceFirst("<sheetData>.*", "<sheetData>")
                        .getBytes(StandardCharsets.UTF_8)
                    : blank);
          }
        } else {
          to.write(content);
        }
      }
    }
    assertRefused("READBACK-TOO-LARGE", "'a.xlsx' unpacks to far more than a workbook holds");
  }

  @Test
  void anEncryptedWorkbookNeedsItsPassword() throws Exception {
    try (POIFSFileSystem container = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("secret words");
      try (OutputStream out = encryptor.getDataStream(container)) {
        Files.copy(exported.resolve("a.xlsx"), out);
      }
      try (OutputStream out = Files.newOutputStream(file)) {
        container.writeFilesystem(out);
      }
    }
    assertRefused("READBACK-PASSWORD", "'a.xlsx' is protected by a password");
    Path wrong = Files.writeString(folder.resolve("wrong.txt"), "no\n");
    assertThat(readBack("--password-file", wrong).err())
        .startsWith("inscope: 'a.xlsx' is protected by a password, and the one given is wrong\n");
    Path right = Files.writeString(folder.resolve("right.txt"), "secret words\n");
    assertThat(readBack("--password-file", right).code()).isZero();
  }

  private void assertRefused(String code, String message) {
    Run run = readBack();
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).startsWith("inscope: " + message + "\n  Nothing was recorded. ");
    assertThat(run.err()).endsWith("(" + code + ")\n");
    assertThat(run.out()).isEmpty();
    assertThat(decisions()).hasSize(1);
  }

  @Test
  void wrongUsageIsTold() {
    assertThat(Run.of("report", project).code()).isEqualTo(2);
    assertThat(Run.of("report", project, "--out", "x.xlsx", "--dry-run").code()).isEqualTo(2);
    assertThat(Run.of("report", project, "--out", "x.pdf", "--format", "pdf").code()).isEqualTo(2);
    assertThat(readBack("--out", "x.xlsx").code()).isEqualTo(2);
    assertThat(Run.of("report", project, "--read-back", file, "--format", "sarif").code())
        .isEqualTo(2);
  }
}
