package io.inscope.reports.table;

import static io.inscope.reports.table.Fixtures.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.CoverageRow;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.register.ConnectionRegister;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TablesTest {
  @Test
  void connectionsSayWhoWhereWhichPortsAndWhy() {
    assertThat(
            plain(
                ConnectionsTable.of(
                    List.of(Fixtures.WEB_TO_DB, Fixtures.DB_TO_INTERNET), Fixtures.SCOPE)))
        .containsExactly(
            List.of(
                "workload",
                "shop",
                "Deployment",
                "web",
                "",
                "workload",
                "payments",
                "StatefulSet",
                "db",
                "",
                "TCP",
                "5432",
                "5433",
                "ALLOWED",
                "yes",
                "Service payments/db 5432",
                "clear",
                "undecided",
                "cde",
                "no policy isolates shop/web for egress",
                "NetworkPolicy payments/db ingress[0] at np.yaml:3",
                "c-1"),
            List.of(
                "workload",
                "payments",
                "StatefulSet",
                "db",
                "",
                "address",
                "",
                "",
                "Internet",
                "0.0.0.0-9.255.255.255",
                "UDP",
                "1",
                "65535",
                "UNKNOWN",
                "unknown",
                "pod",
                "unknown",
                "cde",
                "",
                "",
                "",
                "c-2"));
  }

  @Test
  void theRegisterNumbersConnectionsAndSaysWhyOneIsNotKnown() {
    assertThat(
            plain(
                ConnectionRegisterTable.of(
                    ConnectionRegister.EMPTY.lines(
                        List.of(Fixtures.WEB_TO_DB, Fixtures.DB_TO_INTERNET),
                        LocalDate.of(2026, 11, 21)),
                    Fixtures.SCOPE)))
        .containsExactly(
            List.of(
                "1",
                "Deployment shop/web",
                "undecided",
                "StatefulSet payments/db",
                "cde",
                "TCP",
                "5432-5433",
                "ALLOWED",
                "yes",
                "Service payments/db 5432",
                "clear",
                "",
                "no policy isolates shop/web for egress",
                "NetworkPolicy payments/db ingress[0] at np.yaml:3",
                "c-1",
                "MISSING",
                "no business justification is on record",
                "",
                "",
                "",
                "",
                "",
                ""),
            List.of(
                "2",
                "StatefulSet payments/db",
                "cde",
                "Internet 0.0.0.0-9.255.255.255",
                "",
                "UDP",
                "all",
                "UNKNOWN",
                "unknown",
                "pod",
                "unknown",
                "",
                "Not known: policies were not handed over",
                "",
                "c-2",
                "MISSING",
                "no business justification is on record",
                "",
                "",
                "",
                "",
                "",
                ""));
  }

  @Test
  void scopeShowsTheDeclarationBesideWhatTheFactsShow() {
    assertThat(plain(ScopeTable.of(Fixtures.SCOPE)))
        .containsExactly(
            List.of(
                "payments",
                "StatefulSet",
                "db",
                "cde",
                "connected-to",
                "cde",
                "stores",
                "keeps cards"));
  }

  @Test
  void coverageTellsNoneFromNotAsked() {
    assertThat(
            plain(
                CoverageTable.of(
                    List.of(
                        new CoverageRow(Kinds.POD, "", new Coverage.Read(3)),
                        new CoverageRow(Kinds.INGRESS, "", new Coverage.Read(0)),
                        new CoverageRow(Kinds.SECRET, "a", new Coverage.Refused("forbidden")),
                        new CoverageRow(Kinds.NODE, "", new Coverage.Failed("timeout")),
                        new CoverageRow(Kinds.ROLE, "", new Coverage.NotAsked())))))
        .containsExactly(
            List.of("", "Pod", "", "read", "3", ""),
            List.of("networking.k8s.io", "Ingress", "", "zero", "0", ""),
            List.of("", "Secret", "a", "refused", "", "the server refused to list it: forbidden"),
            List.of("", "Node", "", "failed", "", "it could not be read: timeout"),
            List.of(
                "rbac.authorization.k8s.io",
                "Role",
                "",
                "not_asked",
                "",
                "it is not part of what was handed over"));
  }

  @Test
  void problemsNameTheSourceAndThePathInsideIt() {
    assertThat(
            plain(
                ProblemsTable.of(
                    List.of(
                        new Problem(
                            "a.zip!/b.gz!/c.yaml", 4, 2, Problem.Severity.ERROR, "m", 1, ""),
                        new Problem("d.json", 0, 0, Problem.Severity.WARNING, "n", 0, "cut")))))
        .containsExactly(
            List.of("a.zip", "b.gz!/c.yaml", "4", "2", "error", "m", "1", ""),
            List.of("d.json", "", "", "", "warning", "n", "0", "cut"));
  }

  @Test
  void custodyListsEachFileOnce() {
    assertThat(
            plain(
                CustodyTable.of(
                    List.of(
                        new Entry("a", 3, "ff", "json", Entry.Disposition.IMPORTED, 2, ""),
                        new Entry("b", 0, "ee", "", Entry.Disposition.EMPTY, 0, "nothing")))))
        .containsExactly(
            List.of("a", "3", "ff", "json", "IMPORTED", "2", ""),
            List.of("b", "0", "ee", "", "EMPTY", "0", "nothing"));
  }

  @Test
  void resourcesCarryTheHashOfTheirCanonicalText() {
    // printf '{"a":1,"b":2}' | sha256sum
    String sha256 = "43258cff783fe7036d8a43033f830adfc60ec037382473548ac742b888292777";
    assertThat(
            plain(
                ResourcesTable.of(
                    Stream.of(
                        Fixtures.resource(Kinds.CONFIG_MAP, "n", "c", "{\"b\":2, \"a\":1}")))))
        .containsExactly(List.of("", "ConfigMap", "n", "c", "in.zip!/np.yaml:7", sha256));
  }
}
