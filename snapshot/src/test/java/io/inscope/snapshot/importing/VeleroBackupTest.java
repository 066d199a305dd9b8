package io.inscope.snapshot.importing;

import static io.inscope.snapshot.importing.Tree.formats;
import static io.inscope.snapshot.importing.Tree.json;
import static io.inscope.snapshot.importing.Tree.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VeleroBackupTest {
  private static Tree objects() {
    String pod = json("v1", "Pod", "payments", "gateway");
    return new Tree()
        .with("metadata/version", "1.1.0")
        .with("resources/pods/namespaces/payments/gateway.json", pod)
        .with("resources/pods/v1-preferredversion/namespaces/payments/gateway.json", pod)
        .with("resources/nodes/cluster/n1.json", json("v1", "Node", "", "n1"))
        .with(
            "resources/deployments.apps/v1/namespaces/shop/web.json",
            json("apps/v1", "Deployment", "shop", "web"));
  }

  private static Tree described(String spec, String status) {
    return objects()
        .with(
            "velero-backup.json",
            "{\"kind\":\"Backup\",\"apiVersion\":\"velero.io/v1\",\"spec\":{%s},\"status\":{%s}}"
                .formatted(spec, status));
  }

  private static final String COMPLETED =
      "\"phase\":\"Completed\",\"progress\":{\"totalItems\":3,\"itemsBackedUp\":3}";

  @Test
  void whatTheBackupIncludesIsCoveredAlsoWhereNothingCame() {
    Imported imported = described("\"excludedResources\":[\"secrets\"]", COMPLETED).imported();

    assertThat(formats(imported))
        .contains(
            "velero: metadata/version and 4 files under resources/, described by"
                + " velero-backup.json");
    assertThat(imported.problems()).isEmpty();
    assertThat(said(imported, "Pod")).containsExactly("Pod Read[count=2]");
    assertThat(said(imported, "NetworkPolicy.networking.k8s.io"))
        .containsExactly("NetworkPolicy.networking.k8s.io Read[count=0]");
    assertThat(said(imported, "Secret"))
        .containsExactly("Secret NotAsked[why=the backup left out secrets]");
  }

  @Test
  void withoutTheDescriptionOnlyWhatCameIsCovered() {
    Imported imported = objects().imported();

    assertThat(formats(imported)).contains("velero: metadata/version and 4 files under resources/");
    assertThat(said(imported, "Node")).containsExactly("Node Read[count=1]");
    assertThat(said(imported, "NetworkPolicy.networking.k8s.io"))
        .containsExactly(
            "NetworkPolicy.networking.k8s.io NotAsked[why=the backup's own description,"
                + " velero-backup.json, was not handed over]");
  }

  @Test
  void namespacesThatWereLeftOutHaveAGap() {
    Imported imported =
        described("\"includedNamespaces\":[\"payments\",\"shop\"]", COMPLETED).imported();

    assertThat(said(imported, "Pod"))
        .containsExactly(
            "Pod NotAsked[why=the backup holds only the namespaces payments, shop]",
            "Pod in payments Read[count=2]",
            "Pod in shop Read[count=0]");
    assertThat(said(imported, "Node"))
        .containsExactly(
            "Node NotAsked[why=of what belongs to no namespace, the backup holds only what its"
                + " namespaces use]");

    assertThat(
            said(
                described(
                        "\"excludedNamespaces\":[\"shop\"],\"includeClusterResources\":true",
                        COMPLETED)
                    .imported(),
                "Pod"))
        .containsExactly(
            "Pod NotAsked[why=the backup left out the namespaces shop]",
            "Pod in payments Read[count=2]");
  }

  @Test
  void aBackupThatWentWrongOrChoseByLabelCoversNothing() {
    Imported partial =
        described("", "\"phase\":\"PartiallyFailed\",\"errors\":2")
            .with(
                "b-results.gz",
                Archives.gzip(
                    "{\"errors\":{\"namespaces\":{\"shop\":[\"no\"]}}}"
                        .getBytes(StandardCharsets.UTF_8)))
            .imported();
    assertThat(said(partial, "Pod"))
        .containsExactly(
            "Pod Failed[message=the backup ended as 'PartiallyFailed' with 2 errors (in shop)]");

    assertThat(
            said(
                described(
                        "",
                        "\"phase\":\"Completed\",\"progress\":{\"totalItems\":9,\"itemsBackedUp\":3}")
                    .imported(),
                "Pod"))
        .containsExactly("Pod Failed[message=the backup saved 3 of 9 objects]");
    assertThat(
            said(
                described("\"labelSelector\":{\"matchLabels\":{\"a\":\"b\"}}", COMPLETED)
                    .imported(),
                "Pod"))
        .containsExactly("Pod NotAsked[why=the backup holds only objects with certain labels]");
    assertThat(said(described("\"includedResources\":[\"pods\"]", COMPLETED).imported(), "Secret"))
        .containsExactly("Secret NotAsked[why=the backup was made of pods only]");
  }

  @Test
  void anObjectThatWasLostIsAGapInItsKind() {
    Imported imported =
        described("", COMPLETED).with("resources/services/namespaces/shop/web.json", "").imported();

    assertThat(said(imported, "Service"))
        .containsExactly(
            "Service Failed[message=a file of it is empty or could not be read whole]");
  }

  @Test
  void anArchiveThatBreaksOffCoversNothing() {
    byte[] whole =
        Archives.tar(
            Archives.files(
                "velero-backup.json",
                ("{\"spec\":{},\"status\":{" + COMPLETED + "}}").getBytes(StandardCharsets.UTF_8),
                "resources/pods/namespaces/a/p.json",
                json("v1", "Pod", "a", "p").getBytes(StandardCharsets.UTF_8),
                "resources/pods/namespaces/a/q.json",
                json("v1", "Pod", "a", "q").getBytes(StandardCharsets.UTF_8)));
    Imported imported = Imported.of(Arrays.copyOf(whole, 4 * 512 + 100));

    assertThat(said(imported, "Pod"))
        .containsExactly(
            "Pod Failed[message=parts of the source could not be read, see the problems]");
  }

  @Test
  void theNamespaceInTheObjectWins() {
    Imported imported =
        new Tree()
            .with(
                "resources/pods/namespaces/payments/gateway.json",
                json("v1", "Pod", "shop", "gateway"))
            .imported();

    assertThat(imported.objects()).containsExactly("1 shop/Pod/gateway");
    assertThat(imported.problems())
        .containsExactly(
            "WARNING -!/resources/pods/namespaces/payments/gateway.json:1 an object"
                + " names another namespace than the path of the file, which says 'payments' (1) ->"
                + " kept the namespace in the object");
  }

  @Test
  void whatVeleroWritesBesideTheObjectsIsListed() {
    Imported imported =
        objects()
            .with("b-logs.gz", Archives.gzip("a log".getBytes(StandardCharsets.UTF_8)))
            .imported();

    assertThat(imported.entries())
        .contains(
            "SKIPPED -!/b-logs.gz!/b-logs velero 0: the log of the backup",
            "EVIDENCE -!/metadata/version velero 0: it says what was asked for, and"
                + " holds no object");
  }

  @Test
  void aDescriptionThatIsNoneSaysSo() {
    Imported imported = objects().with("velero-backup.json", "no").imported();

    assertThat(imported.problems())
        .isEqualTo(
            List.of(
                "WARNING -!/velero-backup.json it is not what Velero writes there, so"
                    + " it does not count for what is covered (0)"));
    assertThat(said(imported, "Secret"))
        .containsExactly(
            "Secret NotAsked[why=the backup's own description, velero-backup.json, could not be"
                + " read]");
  }

  @Test
  void aRealClusterAsABackupIsCoveredButForItsSecrets() {
    Path folder = Path.of("..", "..", "shared", "data", "one-cluster-ten-formats", "velero");
    assumeTrue(Files.exists(folder), "not at hand: one-cluster-ten-formats/velero");
    Imported imported = Imported.of(List.of(Source.of(folder)));

    assertThat(imported.problems()).isEmpty();
    assertThat(imported.objects()).hasSize(2 * 1186);
    assertThat(imported.contents()).hasSize(1186);
    assertThat(imported.entries()).hasSize(2375);
    assertThat(said(imported, "Secret"))
        .containsExactly("Secret NotAsked[why=the backup left out secrets]");
    assertThat(said(imported, "CronJob.batch")).containsExactly("CronJob.batch Read[count=0]");
    assertThat(said(imported, "NetworkPolicy.networking.k8s.io"))
        .containsExactly("NetworkPolicy.networking.k8s.io Read[count=4]");
  }
}
