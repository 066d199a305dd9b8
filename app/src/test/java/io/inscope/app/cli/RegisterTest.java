package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.register.ConnectionRegister;
import io.inscope.snapshot.store.Project;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The connection register as people use it, in a real project, over two snapshots of a cluster.
class RegisterTest {
  private static final String USER = System.getProperty("user.name", "unknown");

  private static final String CLUSTER =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop, labels: {app: web}}
      spec: {containers: [{name: web}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: batch, namespace: shop, labels: {app: batch}}
      spec: {containers: [{name: batch}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: vault, namespace: payments, labels: {app: vault}}
      spec: {containers: [{name: vault}]}
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: vault, namespace: payments}
      spec:
        podSelector: {}
        policyTypes: [Ingress, Egress]
        ingress:
        - from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: web}}}]
          ports: [{port: 5432}]
        - from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: batch}}}]
          ports: [{port: 9090}]
      """;

  @TempDir Path folder;
  private Path project = Path.of("");

  @BeforeEach
  void importTheCluster() throws IOException {
    project = folder.resolve("p.inscope");
    importing("may", CLUSTER);
    Path scope = Files.writeString(folder.resolve("scope.yaml"), "cde: [{namespace: payments}]");
    assertThat(Run.of("scope", project, "--apply", scope).code()).isZero();
  }

  private void importing(String name, String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".yaml"), yaml);
    assertThat(Run.of("import", file, "--project", project, "--name", name).code()).isZero();
  }

  private Run apply(String name, String text) throws IOException {
    return Run.of("register", project, "--apply", Files.writeString(folder.resolve(name), text));
  }

  private String csv(String... more) {
    String[] arguments = new String[more.length + 4];
    arguments[0] = "register";
    arguments[1] = project.toString();
    arguments[2] = "--format";
    arguments[3] = "csv";
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Run.of((Object[]) arguments).out();
  }

  /// The ids of the connections to the vault on a port.
  private String id(int port) {
    return csv()
        .lines()
        .filter(line -> line.contains("payments/vault TCP " + port + " "))
        .map(line -> line.substring(0, line.indexOf(',')))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nothingIsOnRecordAtFirst() {
    Run run = Run.of("register", project, "--format", "csv");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines())
        .containsExactly(
            "id,in_snapshot,connection,verdict,state,state_reason,justification,owner,approver,"
                + "approved_on,review_date,note,recorded_by,recorded_at",
            id(9090)
                + ",yes,shop/batch -> payments/vault TCP 9090 (pod),ALLOWED,MISSING,no business"
                + " justification is on record,,,,,,,,",
            id(5432)
                + ",yes,shop/web -> payments/vault TCP 5432 (pod),ALLOWED,MISSING,no business"
                + " justification is on record,,,,,,,,");
    assertThat(run.err())
        .isEqualTo(
            "2 connections touch the CDE: 0 justified, 0 overdue for review, 2 without"
                + " justification or approval; 0 on record are gone.\n");
  }

  @Test
  void whatAFileSaysIsRecordedAndCounts() throws IOException {
    Run run =
        apply(
            "r.yaml",
            """
            connections:
            - {from: shop/*, to: payments/Pod/vault, justification: Tokens., approver: CISO,
               approved-on: 2026-03-01}
            - {from: shop/batch, review-date: 2026-03-10, owner: Batch}
            """);
    assertThat(run).isEqualTo(new Run(0, "", "Recorded: 2 new or changed, 0 as they were.\n"));

    assertThat(csv("--expired").lines().skip(1))
        .containsExactly(
            id(9090)
                + ",yes,shop/batch -> payments/vault TCP 9090 (pod),ALLOWED,EXPIRED,review was due"
                + " on 2026-03-10,Tokens.,Batch,CISO,2026-03-01,2026-03-10,,"
                + USER
                + ",2026-03-11T08:00:00Z");
    assertThat(Run.of("register", project, "--missing").code()).isZero();
    Run check = Run.of("check", project, "--check", "cde-undocumented", "--format", "csv");
    assertThat(check.code()).isEqualTo(1);
    assertThat(check.out())
        .contains(
            "permits connections that touch the CDE without a current justification: the review of"
                + " 1 of 2 is overdue");
    assertThat(Run.of("verify", project).code()).isZero();
  }

  @Test
  void whatCannotBeTakenIsToldAndTheRestIsRecorded() throws IOException {
    Run run =
        apply(
            "r.csv",
            """
            Connections;;
            id;owner;review_date
            %s;Shop;soon
            c-unknown;Shop;
            %s;Batch;31.12.2026
            """
                .formatted(id(5432), id(9090)));
    Path file = folder.resolve("r.csv");
    assertThat(run)
        .isEqualTo(
            new Run(
                1,
                "",
                """
                %s: line 3, column 'review_date': 'soon' is not a date, or not clear; write it as 2026-11-30
                %s: line 4: no connection 'c-unknown' touches the CDE in this snapshot; if the sheet was written from another one, name it with --snapshot
                Recorded: 1 new or changed, 0 as they were; not taken: 2, see above.
                """
                    .formatted(file, file)));
    assertThat(csv()).contains(",Batch,,,2026-12-31,,");
  }

  @Test
  void aFileThatCannotBeReadRecordsNothing() throws IOException {
    assertThat(apply("r.yaml", "connections: ["))
        .satisfies(
            run -> {
              assertThat(run.code()).isEqualTo(3);
              assertThat(run.err())
                  .startsWith("inscope: " + folder.resolve("r.yaml") + ": line 1: ")
                  .endsWith("(REGISTER-INVALID)\n");
            });
    assertThat(apply("r.csv", "name,owner\nc,d\n"))
        .isEqualTo(
            new Run(
                3,
                "",
                """
                inscope: %s: a line with the columns 'id' and one of justification, owner, approver, approved_on, review_date, note is needed
                  Nothing was recorded. 'inscope register --help' says which files there are.
                  (REGISTER-INVALID)
                """
                    .formatted(folder.resolve("r.csv"))));
    assertThat(Run.of("register", project, "--apply", folder.resolve("none.yaml")).err())
        .contains("none.yaml' cannot be read")
        .contains("(REGISTER-UNREADABLE)");
    try (Project file = Project.openReadOnly(project)) {
      assertThat(ConnectionRegister.of(file.decisions()).inForce()).isEmpty();
    }
  }

  @Test
  void entriesCountInTheNextSnapshotAndStayWhenTheirConnectionIsGone() throws IOException {
    assertThat(
            apply("r.yaml", "connections: [{from: shop/*, justification: Tokens., approver: CISO}]")
                .code())
        .isZero();
    String batch = id(9090);
    importing("june", CLUSTER.replace("port: 9090", "port: 9091").replace("web:1", "web:2"));

    assertThat(csv().lines().skip(1))
        .containsExactly(
            id(9091)
                + ",yes,shop/batch -> payments/vault TCP 9091 (pod),ALLOWED,MISSING,no business"
                + " justification is on record,,,,,,,,",
            id(5432)
                + ",yes,shop/web -> payments/vault TCP 5432 (pod),ALLOWED,CURRENT,\"next review by"
                + " 2026-09-11, 6 months after it was recorded\",Tokens.,,CISO,,,,"
                + USER
                + ",2026-03-11T08:00:00Z",
            batch
                + ",no,shop/batch -> payments/vault TCP 9090 (pod),,CURRENT,\"next review by"
                + " 2026-09-11, 6 months after it was recorded\",Tokens.,,CISO,,,,"
                + USER
                + ",2026-03-11T08:00:00Z");
    assertThat(csv("--snapshot", "may").lines().skip(1))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains(",yes,").contains(",CURRENT,"));
    assertThat(csv("--history"))
        .contains(batch + ",shop/batch -> payments/vault TCP 9090 (pod),gone,Tokens.");
  }

  @Test
  void aWorkbookFilledInByTheClientComesBackIntoTheNextOne() throws IOException {
    Path workbook = folder.resolve("acme.xlsx");
    assertThat(Run.of("report", project, "--out", workbook).code()).isZero();
    edit(
        workbook,
        sheet -> {
          set(sheet, 4, "Business justification", "Nightly settlement.");
          set(sheet, 4, "Owner", "Batch team");
          set(sheet, 4, "Approver", "J. Doe");
          cell(sheet, 4, "Approved on").setCellValue(LocalDateTime.of(2026, 3, 2, 0, 0));
          set(sheet, 4, "Review by", "2 September 2026");
          set(sheet, 5, "Note", "card 4111 1111 1111 1111, ask the client");
        });

    Run run = Run.of("register", project, "--apply", workbook);
    assertThat(run)
        .isEqualTo(
            new Run(
                0,
                "",
                """
                %s: sheet 'Connections', row 5: something secret, or a card number, was masked
                Recorded: 2 new or changed, 0 as they were.
                """
                    .formatted(workbook)));
    assertThat(new String(Files.readAllBytes(project), StandardCharsets.ISO_8859_1))
        .doesNotContain("4111 1111 1111 1111")
        .doesNotContain("4111111111111111");

    Path next = folder.resolve("next.xlsx");
    assertThat(Run.of("report", project, "--out", next).code()).isZero();
    try (XSSFWorkbook read = new XSSFWorkbook(Files.newInputStream(next))) {
      Sheet sheet = read.getSheet("Connections");
      assertThat(
              List.of("Business justification", "Owner", "Approver", "On record", "Because")
                  .stream()
                  .map(title -> cell(sheet, 4, title).getStringCellValue()))
          .containsExactly(
              "Nightly settlement.",
              "Batch team",
              "J. Doe",
              "CURRENT",
              "next review by 2026-09-02\nrecorded by " + USER + " on 2026-03-11");
      assertThat(cell(sheet, 4, "Approved on").getLocalDateTimeCellValue())
          .isEqualTo(LocalDateTime.of(2026, 3, 2, 0, 0));
      assertThat(cell(sheet, 5, "Note").getStringCellValue())
          .isEqualTo("card redacted:card:411111******1111, ask the client");
    }
    assertThat(Run.of("register", project, "--apply", next).err())
        .isEqualTo("Recorded: 0 new or changed, 2 as they were.\n");
  }

  @Test
  void theRegisterAloneCanBeWrittenFilledInAndApplied() throws IOException {
    for (String name : List.of("r.xlsx", "r.csv")) {
      Path file = folder.resolve(name);
      Run run = Run.of("register", project, "--out", file);
      assertThat(run.out()).isEqualTo(file + System.lineSeparator());
      assertThat(Run.of("register", project, "--apply", file).err())
          .isEqualTo("Recorded: 0 new or changed, 0 as they were.\n");
    }
    assertThat(Run.of("register", project, "--out", folder.resolve("r.pdf")))
        .isEqualTo(
            new Run(
                2,
                "",
                """
                inscope: the register cannot be written as '%s'
                  Name a file that ends in .xlsx or .csv.
                  (USAGE)
                """
                    .formatted(folder.resolve("r.pdf"))));
  }

  private interface Edit {
    void on(Sheet sheet);
  }

  private static void edit(Path file, Edit edit) throws IOException {
    XSSFWorkbook workbook;
    try (InputStream in = Files.newInputStream(file)) {
      workbook = new XSSFWorkbook(in);
    }
    try (workbook;
        OutputStream out = Files.newOutputStream(file)) {
      edit.on(workbook.getSheet("Connections"));
      workbook.write(out);
    }
  }

  private static void set(Sheet sheet, int row, String title, String text) {
    cell(sheet, row, title).setCellValue(text);
  }

  private static Cell cell(Sheet sheet, int row, String title) {
    for (Cell header : sheet.getRow(2)) {
      if (header.getStringCellValue().equals(title)) {
        return sheet
            .getRow(row - 1)
            .getCell(header.getColumnIndex(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
      }
    }
    throw new IllegalArgumentException("no column " + title);
  }
}
