package io.inscope.snapshot.store;

import static io.inscope.snapshot.store.Given.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Kinds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A marked secret in every place where one is known to hide; none may be found in the file again.
class CanaryTest {
  private static final String CANARY = "CANARY-0f5a2c1e-7d3b-4e8f-9a6c-1b2d3e4f5a6b";
  private static final String CARD = "4111111111111111";

  @TempDir Path folder;

  @Test
  void nothingSecretReachesTheFile() throws Exception {
    Path file = folder.resolve("p.inscope");
    Summary summary =
        Given.project(
            file,
            writer -> {
              writer.resource(secret());
              writer.resource(pod());
              writer.resource(configMap());
              writer.resource(packed());
              writer.coverage(Kinds.NODE, "", new Coverage.Failed("token=" + CANARY));
              writer.problem(
                  new Problem(
                      "password=" + CANARY,
                      1,
                      1,
                      Problem.Severity.ERROR,
                      "token: " + CANARY,
                      1,
                      ""));
              writer.entry(
                  new Entry(
                      CARD + ".yaml",
                      1,
                      "00",
                      "x",
                      Entry.Disposition.IMPORTED,
                      4,
                      "https://u:" + CANARY + "@host"));
            });

    assertThat(summary.lost()).isZero();
    byte[] raw = Files.readAllBytes(file);
    assertThat(findings(raw)).isEmpty();
    for (byte[] blob : blobs(file)) {
      assertThat(findings(blob)).isEmpty();
    }
  }

  @Test
  void theSearchFindsWhatIsThere() {
    assertThat(findings(("x" + CANARY).getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    for (String before : List.of("", "a", "ab")) {
      assertThat(findings(encoded(before + CANARY).getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    }
  }

  private static io.inscope.snapshot.model.Resource secret() {
    String applied =
        "{\\'kind\\':\\'Secret\\',\\'stringData\\':{\\'a\\':\\'%s\\'}}".formatted(CANARY);
    return object(
        "secret.yaml",
        1,
        """
        {'apiVersion':'v1','kind':'Secret','type':'kubernetes.io/service-account-token',
         'metadata':{'namespace':'n','name':'s','annotations':{
           'openshift.io/token-secret.value':'%1$s',
           'kubectl.kubernetes.io/last-applied-configuration':'%2$s'}},
         'data':{'token':'%3$s','a':'%4$s','b':'%5$s','.dockerconfigjson':'%6$s','raw':'%1$s'},
         'stringData':{'x':'%1$s','card':'%7$s'}}
        """
            .formatted(
                CANARY,
                applied,
                encoded(CANARY),
                encoded("a" + CANARY),
                encoded("ab" + CANARY),
                encoded("{\"auths\":{\"r\":{\"auth\":\"" + encoded("u:" + CANARY) + "\"}}}"),
                CARD));
  }

  private static io.inscope.snapshot.model.Resource pod() {
    return object(
        "pod.yaml",
        1,
        """
        {'apiVersion':'v1','kind':'Pod',
         'metadata':{'namespace':'n','name':'p','annotations':{'example.com/db-password':'%1$s',
           'note':'card 4111-1111-1111-1111','hook':'https://h/?access_token=%1$s'},
           'managedFields':[{'x':'%1$s'}]},
         'spec':{'containers':[{'name':'c',
           'env':[{'name':'DB_PASSWORD','value':'%1$s'},
                  {'name':'DSN','value':'postgres://app:%1$s@db/x'},
                  {'name':'PAN','value':'%2$s'}],
           'command':['sh','-c','export TOKEN=%1$s; curl -u admin:%1$s https://x'],
           'args':['--password','%1$s','--api-key=%1$s','-H','Authorization: Bearer %1$s']}]}}
        """
            .formatted(CANARY, CARD));
  }

  private static io.inscope.snapshot.model.Resource configMap() {
    String pem = "-----BEGIN RSA PRIVATE KEY-----\\n%s\\n-----END RSA PRIVATE KEY-----";
    String pemText = "-----BEGIN EC PRIVATE KEY-----\n%s\n-----END EC PRIVATE KEY-----";
    return object(
        "cm.yaml",
        1,
        """
        {'apiVersion':'v1','kind':'ConfigMap','metadata':{'namespace':'n','name':'c'},
         'data':{'id_rsa':'%1$s','app.properties':'a=1\\ndb.password=%2$s\\n',
           'api-token':'%2$s','kubeconfig':'users:\\n- user:\\n    client-key-data: %3$s\\n    token: %2$s',
           'json':'{\\'env\\':[{\\'name\\':\\'SECRET\\',\\'value\\':\\'%2$s\\'}]}'},
         'binaryData':{'store.jks':'%4$s'}}
        """
            .formatted(
                pem.formatted(encoded(CANARY)),
                CANARY,
                encoded(pemText.formatted(CANARY)),
                encoded("\u0001" + CANARY)));
  }

  private static io.inscope.snapshot.model.Resource packed() {
    String manifest = "kind: Secret\nstringData:\n  a: " + CANARY + "\n";
    return object(
        "cr.yaml",
        1,
        """
        {'apiVersion':'fleet.cattle.io/v1alpha1','kind':'Bundle',
         'metadata':{'namespace':'n','name':'b','annotations':{
           'objectset.rio.cattle.io/applied':'%1$s'}},
         'spec':{'resources':[{'content':'%1$s'},{'content':'%2$s'}]}}
        """
            .formatted(gzipped(manifest), manifest.replace("\n", "\\n")));
  }

  private static List<String> findings(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<String> needles = new ArrayList<>(List.of("CANARY-", CARD, "4111-1111-1111-1111"));
    for (int shift = 0; shift < 3; shift++) {
      String base64 = encoded("a".repeat(shift) + CANARY);
      needles.add(base64.substring(shift == 0 ? 0 : 4, base64.length() - 4));
    }
    return needles.stream().filter(text::contains).toList();
  }

  private static List<byte[]> blobs(Path file) throws Exception {
    List<byte[]> blobs = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String query :
          List.of(
              "SELECT zstd, size FROM body",
              "SELECT lines_zstd, lines_size FROM origin WHERE lines_size > 0")) {
        try (ResultSet rows = statement.executeQuery(query)) {
          while (rows.next()) {
            blobs.add(Zstd.decompress(rows.getBytes(1), rows.getInt(2)));
          }
        }
      }
      try (ResultSet rows = statement.executeQuery("SELECT manifest FROM seal")) {
        StringBuilder lines = new StringBuilder();
        Manifest.read(rows.getBytes(1), line -> lines.append(line).append('\n'));
        blobs.add(lines.toString().getBytes(StandardCharsets.UTF_8));
      }
    }
    assertThat(blobs).hasSize(9);
    return blobs;
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String gzipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return encoded(bytes.toByteArray());
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
