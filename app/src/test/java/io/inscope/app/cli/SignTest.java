package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Seals signed with a key of the user's own, and what verifying says of them.
class SignTest {
  @TempDir Path folder;
  private Path project = Path.of("");

  @BeforeEach
  void importSomething() throws IOException {
    project = folder.resolve("p.inscope");
    Path file = folder.resolve("pod.yaml");
    Files.writeString(
        file, "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\nspec: {}\n");
    assertThat(Run.of("import", file, "--project", project).code()).isZero();
  }

  private Path pem(String name, String label, Key key) throws IOException {
    Path file = folder.resolve(name);
    String base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(key.getEncoded());
    Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, base64, label));
    return file;
  }

  private static KeyPair pair(String algorithm) throws GeneralSecurityException {
    return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + project);
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    }
  }

  @Test
  void aSignedSealIsValidForThatKeyAndUnknownForAnother() throws Exception {
    KeyPair mine = pair("Ed25519");
    Path key = pem("key.pem", "PRIVATE KEY", mine.getPrivate());
    Path open = pem("open.pem", "PUBLIC KEY", mine.getPublic());
    Path other = pem("other.pem", "PUBLIC KEY", pair("Ed25519").getPublic());

    Run signed = Run.of("sign", project, "--key", key);
    Run valid = Run.of("verify", project, "--public-key", open);
    Run unknown = Run.of("verify", project, "--public-key", other);
    Run notCompared = Run.of("verify", project);

    assertThat(signed.code()).isZero();
    assertThat(signed.out()).startsWith("Snapshot 1 'pod.yaml' signed").contains("by key SHA256:");
    assertThat(valid.code()).isZero();
    assertThat(valid.err()).startsWith("Signature of snapshot 1 'pod.yaml': valid (key SHA256:");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).startsWith("Signature of snapshot 1 'pod.yaml': unknown key (key ");
    assertThat(notCompared.code()).isZero();
    assertThat(notCompared.err()).contains("valid, but nobody said whose key is expected");
  }

  @Test
  void theSignatureIsWhatOpensslWouldCheckAndThePrivateKeyIsNotKept() throws Exception {
    KeyPair mine = pair("Ed25519");
    Run.of("sign", project, "--key", pem("key.pem", "PRIVATE KEY", mine.getPrivate()));

    String bytes = Files.readString(project, StandardCharsets.ISO_8859_1);
    byte[] secret = mine.getPrivate().getEncoded();
    byte[] seed = java.util.Arrays.copyOfRange(secret, secret.length - 32, secret.length);

    assertThat(bytes)
        .contains(Base64.getEncoder().encodeToString(mine.getPublic().getEncoded()))
        .doesNotContain(new String(seed, StandardCharsets.ISO_8859_1))
        .doesNotContain(Base64.getEncoder().encodeToString(secret).substring(22));
  }

  @Test
  void withoutASignatureAnExpectedKeyIsNotMet() throws Exception {
    Path open = pem("open.pem", "PUBLIC KEY", pair("Ed25519").getPublic());

    Run run = Run.of("verify", project, "--public-key", open);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("Signature of snapshot 1 'pod.yaml': not signed\n");
  }

  @Test
  void aSealThatWasReplacedDoesNotFitItsSignature() throws Exception {
    KeyPair mine = pair("Ed25519");
    Path open = pem("open.pem", "PUBLIC KEY", mine.getPublic());
    Run.of("sign", project, "--key", pem("key.pem", "PRIVATE KEY", mine.getPrivate()));

    sql("UPDATE seal SET sealed_at = '2020-01-01T00:00:00Z'");
    Run run = Run.of("verify", project, "--public-key", open);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("Changed: seal")
        .contains("Signature of snapshot 1 'pod.yaml': invalid");
  }

  @Test
  void aChangedSignatureIsInvalidAndNamed() throws Exception {
    KeyPair mine = pair("Ed25519");
    Path open = pem("open.pem", "PUBLIC KEY", mine.getPublic());
    Run.of("sign", project, "--key", pem("key.pem", "PRIVATE KEY", mine.getPrivate()));

    sql(
        "DROP TRIGGER custody_stays",
        "UPDATE custody SET detail = substr(detail, 1, length(detail) - 6) || 'AAAA=='"
            + " WHERE event = 'signed'");
    Run run = Run.of("verify", project, "--public-key", open);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("Changed: custody 3")
        .contains("Signature of snapshot 1 'pod.yaml': invalid");
  }

  @Test
  void whatWasChangedIsNotSigned() throws Exception {
    Path key = pem("key.pem", "PRIVATE KEY", pair("Ed25519").getPrivate());
    sql("UPDATE object SET name = 'other'");

    Run run = Run.of("sign", project, "--key", key);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("Not signed: the project is not as it was sealed");
  }

  @Test
  void keyFilesThatAreNoneAreToldApart() throws Exception {
    Path encrypted = folder.resolve("encrypted.pem");
    Files.writeString(
        encrypted,
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n");
    Path rsa = pem("rsa.pem", "PRIVATE KEY", pair("RSA").getPrivate());
    Path open = pem("open.pem", "PUBLIC KEY", pair("Ed25519").getPublic());
    Path damaged = folder.resolve("damaged.pem");
    Files.writeString(damaged, "-----BEGIN PRIVATE KEY-----\n%%%\n-----END PRIVATE KEY-----\n");

    assertThat(sign(encrypted)).contains("is encrypted with a password", "openssl pkey -in KEY");
    assertThat(sign(rsa)).contains("is no Ed25519 key", "openssl genpkey -algorithm ed25519");
    assertThat(sign(open)).contains("holds 'PUBLIC KEY', where a private key in PEM");
    assertThat(sign(damaged)).contains("is damaged");
    assertThat(sign(project)).contains("is too large for a key");
    assertThat(sign(folder.resolve("nowhere.pem"))).contains("cannot be read");
    assertThat(Run.of("verify", project, "--public-key", rsa).err())
        .contains("holds 'PRIVATE KEY', where a public key in PEM belongs", "(KEY-FILE)");
  }

  private String sign(Path key) {
    Run run = Run.of("sign", project, "--key", key);
    assertThat(run.code()).isEqualTo(3);
    return run.err();
  }
}
