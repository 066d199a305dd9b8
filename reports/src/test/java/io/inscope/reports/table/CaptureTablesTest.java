package io.inscope.reports.table;

import static io.inscope.reports.checks.LiveCaptures.doubtful;
import static io.inscope.reports.checks.LiveCaptures.project;
import static io.inscope.reports.checks.LiveCaptures.request;
import static io.inscope.reports.checks.LiveCaptures.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.record.CaptureEvidence;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.SentRequest;
import io.inscope.snapshot.store.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureTablesTest {
  @TempDir Path folder;

  @Test
  void requestsAreAsTheyWereSent() throws IOException {
    assertThat(csv(RequestsTable.of(requests(3))))
        .isEqualTo(
            """
            sent_for,number,at,method,target,status,bytes,sha256,millis,note
            1,1,2026-11-21T09:00:00.001Z,GET,/api/v1/pods?limit=500&page=1,200,1000,%s,12,
            1,2,2026-11-21T09:00:00.002Z,GET,/api/v1/pods?limit=500&page=2,200,2000,%s,12,
            1,3,2026-11-21T09:00:00.003Z,GET,/api/v1/pods?limit=500&page=3,,3000,%s,12,"broke, ""off""\"
            """
                .formatted("ab".repeat(32), "ab".repeat(32), "ab".repeat(32)));
  }

  @Test
  void theSumOfTheLogIsTheHashOfItsCsv() throws Exception {
    String csv = csv(RequestsTable.of(requests(3)));

    assertThat(RequestsTable.Sum.of(requests(3).stream()))
        .isEqualTo(
            new RequestsTable.Sum(
                3,
                HexFormat.of()
                    .formatHex(
                        MessageDigest.getInstance("SHA-256")
                            .digest(csv.getBytes(StandardCharsets.UTF_8)))));
  }

  @Test
  void listsSayWhatCameAndOfWhichState() throws IOException {
    assertThat(csv(ListsTable.of(doubtful().lists())))
        .isEqualTo(
            """
            group,version,kind,namespace,state,objects,resource_version,start,end,consistent,reason
            ,v1,Namespace,,read,1,4711,2026-11-21T09:00:01Z,2026-11-21T09:00:02Z,yes,
            ,v1,Pod,,read,1,4711,2026-11-21T09:00:01Z,2026-11-21T09:00:02Z,no,
            ,v1,Node,,failed,0,,2026-11-21T09:00:01Z,2026-11-21T09:00:02Z,no,it could not be read: the server was gone
            """);
  }

  @Test
  void whatChangedMeanwhileIsListedAndSoIsWhatNobodyCouldCompare() throws IOException {
    assertThat(csv(MeanwhileTable.of(doubtful().relisted())))
        .isEqualTo(
            """
            group,kind,namespace,name,change,before,after,at,reason
            ,Pod,payments,a,changed,5,7,2026-11-21T09:00:50Z,
            ,Pod,payments,b,added,,9,2026-11-21T09:00:50Z,
            ,Pod,payments,c,removed,6,,2026-11-21T09:00:50Z,
            ,Node,,,unknown,,,2026-11-21T09:00:00Z,it could not be read: timed out
            ,Namespace,,,none,,,2026-11-21T09:00:00Z,
            """);
  }

  @Test
  void rightsAreListedRuleByRule() throws IOException {
    assertThat(csv(RightsTable.of(doubtful().rights())))
        .isEqualTo(
            """
            namespace,verbs,api_groups,resources,resource_names,paths,incomplete,note
            payments,get list,"\"\""" apps",*,,/version,yes,webhooks do not tell
            shop,,,,,,no,refused
            """);
  }

  @Test
  void theConnectionIsToldInSentences() {
    assertThat(lines(whole()))
        .containsExactly(
            "Captured live: 2026-11-21 09:00:00 to 2026-11-21 09:01:00 UTC",
            "Ending: complete",
            "Server: https://10.0.0.1:6443, Kubernetes v1.33.6, context prod",
            "Certificate of the server: signed by the authority of the kubeconfig",
            "Proxy: none",
            "Login: user auditor of the kubeconfig, with a client certificate",
            "Acting as: nobody else",
            "Identity, as the server says: jane, UID uid-1, in the groups audit",
            "Rights, as the server says: told for 1 namespace",
            "Named in the audit log as: inscope/1.0; at most 5 requests a second",
            "Lists: 0 asked for, 0 read to their end");
  }

  @Test
  void whatIsInDoubtIsToldLoudly() {
    assertThat(lines(doubtful()))
        .containsExactly(
            "Captured live: 2026-11-21 09:00:00 to 2026-11-21 09:01:00 UTC",
            "Ending: PARTIAL: stopped by the user",
            "Server: https://10.0.0.1:6443, which did not say its version, context prod",
            "Certificate of the server: NOT CHECKED, because the user insisted: nothing proves"
                + " that this server answered (insecure-skip-tls-verify)",
            "Proxy: proxy.example:3128 (HTTPS_PROXY)",
            "Login: user auditor of the kubeconfig, with no proof at all",
            "Acting as: root",
            "Identity, as the server says: not known: servers before 1.26 do not",
            "Rights, as the server says: told for 1 namespace; INCOMPLETE for 1 of them, for the"
                + " server cannot tell all; nothing told for 1",
            "Named in the audit log as: inscope/1.0; at most 5 requests a second",
            "Lists: 3 asked for, 2 read to their end; of these, 1 show more than one state of the"
                + " cluster");
  }

  @Test
  void anImportHasNothingToTell() {
    assertThat(CaptureTable.lines(CaptureEvidence.NONE)).isEmpty();
  }

  private List<String> lines(CaptureRecord record) {
    try (Project project = project(folder, "", record, _ -> {})) {
      return CaptureTable.lines(project.newest()).stream()
          .map(line -> line.item() + ": " + line.words())
          .toList();
    }
  }

  private static List<SentRequest> requests(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(n -> new SentRequest(1, request(n))).toList();
  }

  private static String csv(Table table) throws IOException {
    StringBuilder out = new StringBuilder();
    CsvWriter.write(table, out);
    return out.toString();
  }
}
