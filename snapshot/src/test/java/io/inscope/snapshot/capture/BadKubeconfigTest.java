package io.inscope.snapshot.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Kubeconfigs that cannot be used: each says what is wrong where, and what to do, and nothing of
/// what is in it.
class BadKubeconfigTest {
  @TempDir Path folder;

  /// What connecting says, the folder of the kubeconfig left out.
  private String said(Path config) {
    return Connecting.said(config).replace(folder + "/", "");
  }

  private String said(String text) throws Exception {
    return said(Files.writeString(folder.resolve("config"), text));
  }

  private String ofCluster(String cluster) throws Exception {
    return said(Connecting.config(folder, cluster, "{token: abc}"));
  }

  private String ofUser(String user) throws Exception {
    return said(Connecting.config(folder, "{server: 'https://127.0.0.1:1'}", user));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cr3t",
        "- s3cr3t\n- kind: Config",
        "kind: Config\nusers: s3cr3t",
        "kind: Config\nusers: [{name: u, user: [s3cr3t]}]",
        "kind: Config\ncontexts: {name: s3cr3t}",
        "kind: Config\nusers: [{name: u, user: {token: s3cr3t}}\n",
        "{\"kind\": \"Config\", \"users\": [s3cr3t",
        "kind: Secret\nmetadata: {name: s3cr3t}",
        "\t\tkind: Config\ns3cr3t: x",
        "%PDF-1.7 s3cr3t",
        "<html>s3cr3t</html>",
        "kind: Config\nusers: [{name: u, user: {token: &s s3cr3t}}, *t]"
      })
  void what_is_no_kubeconfig_is_not_quoted(String text) throws Exception {
    assertThat(said(text))
        .isEqualTo(
            """
            CAPTURE-BROKEN-KUBECONFIG
            'config' is not a kubeconfig that can be read
            See what 'kubectl config view --kubeconfig config' says of it.\
            """);
  }

  @Test
  void bytes_that_are_no_text() throws Exception {
    Path config =
        Files.write(folder.resolve("config"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});
    assertThat(said(config))
        .startsWith("CAPTURE-BROKEN-KUBECONFIG\n'config' is not a kubeconfig that can be read\n");
    Files.write(config, "kind: Config".getBytes(StandardCharsets.UTF_16));
    assertThat(said(config))
        .startsWith("CAPTURE-BROKEN-KUBECONFIG\n'config' is not a kubeconfig that can be read\n");
  }

  @Test
  void a_file_that_is_not_there_or_none() {
    assertThat(said(folder.resolve("gone")))
        .isEqualTo(
            """
            CAPTURE-NO-KUBECONFIG
            there is no file 'gone'
            Name a kubeconfig, the file with which kubectl reaches the cluster.\
            """);
    assertThat(Connecting.said(folder)).startsWith("CAPTURE-NO-KUBECONFIG\nthere is no file '");
  }

  @Test
  void one_without_contexts() throws Exception {
    String expected =
        """
        CAPTURE-UNKNOWN-CONTEXT
        the kubeconfig has no current context
        There is none in config.\
        """;
    assertThat(said("")).isEqualTo(expected);
    assertThat(said("kind: Config")).isEqualTo(expected);
    assertThat(said("kind: Config\ncontexts: []")).isEqualTo(expected);
  }

  @Test
  void a_context_that_is_not_there() throws Exception {
    String contexts =
        "contexts: [{name: a, context: {cluster: c}}, {name: b, context: {cluster: c}}]";
    assertThat(said("kind: Config\n" + contexts))
        .isEqualTo(
            """
            CAPTURE-UNKNOWN-CONTEXT
            the kubeconfig has no current context
            There are: a, b.\
            """);
    assertThat(said("kind: Config\ncurrent-context: prod\n" + contexts))
        .isEqualTo(
            """
            CAPTURE-UNKNOWN-CONTEXT
            there is no context 'prod'
            There are: a, b.\
            """);
  }

  @Test
  void names_that_stand_for_nothing() throws Exception {
    String context =
        "kind: Config\ncurrent-context: a\ncontexts: [{name: a, context: {cluster: c, user: u}}]\n";
    assertThat(said(context))
        .isEqualTo(
            """
            CAPTURE-BROKEN-KUBECONFIG
            the context 'a' names the cluster 'c', which is not there
            Files read: config.\
            """);
    assertThat(said(context + "clusters: [{name: c, cluster: {}}]"))
        .isEqualTo(
            """
            CAPTURE-BROKEN-KUBECONFIG
            the context 'a' names the cluster 'c', which has no server
            Files read: config.\
            """);
    assertThat(said(context + "clusters: [{name: c, cluster: {server: 'https://127.0.0.1:1'}}]"))
        .isEqualTo(
            """
            CAPTURE-BROKEN-KUBECONFIG
            the context 'a' names the user 'u', which is not there
            Files read: config.\
            """);
  }

  @Test
  void names_that_stand_for_two_things() throws Exception {
    for (String what : new String[] {"context", "cluster", "user"}) {
      assertThat(
              said(
                  "kind: Config\n%ss: [{name: n, %s: {}}, {name: n, %2$s: {}}]"
                      .formatted(what, what)))
          .isEqualTo(
              """
              CAPTURE-BROKEN-KUBECONFIG
              'config' has two entries for the %s 'n'
              Remove one of them; kubectl does not take such a file either.\
              """
                  .formatted(what));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:6443",
        "127.0.0.1",
        "ssh://127.0.0.1:22",
        "https://",
        "https://:6443",
        "https://no_such_host:6443",
        "https://127.0.0.1:99999",
        "https://127.0.0.1:0",
        "https://127.0.0.1:http",
        "https://joe:s3cr3t@127.0.0.1:6443",
        "https://127.0.0.1:6443/?token=s3cr3t",
        "https://127.0.0.1:6443/#s3cr3t",
        "https://127.0.0.1:6443/a b",
        "https://[::1:6443",
        "https://${HOST}:6443"
      })
  void a_server_that_is_no_address(String server) throws Exception {
    assertThat(ofCluster("{server: '" + server + "'}"))
        .isEqualTo(
            """
            CAPTURE-BROKEN-KUBECONFIG
            the server of the cluster 'c' is not an https:// address
            Correct 'server' in config: https://NAME:PORT, a name of letters, digits, dots and \
            hyphens.\
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "certificate-authority-data: '***'",
        "certificate-authority-data: aGVsbG8=",
        "certificate-authority: gone.pem",
        "certificate-authority: '.'",
        "certificate-authority: config"
      })
  void a_certificate_authority_that_cannot_be_read(String authority) throws Exception {
    assertThat(ofCluster("{server: 'https://127.0.0.1:1', " + authority + "}"))
        .startsWith("CAPTURE-KEYS\nthe certificate authority of the cluster 'c' cannot be read\n");
  }

  @Test
  void a_private_key_is_no_certificate_authority() throws Exception {
    String key = Certificates.key(new Certificates(folder).selfSigned("a"));
    assertThat(
            ofCluster("{server: 'https://127.0.0.1:1', certificate-authority-data: " + key + "}"))
        .startsWith("CAPTURE-KEYS\nthe certificate authority of the cluster 'c' cannot be read\n");
  }

  @Test
  void a_token_with_a_line_break_or_a_blank_in_it() throws Exception {
    for (String token : new String[] {"s3\\ncr3t", "s3 cr3t", "s3\\u0000cr3t", "s3cr\\u00e9t"}) {
      assertThat(ofUser("{token: \"" + token + "\"}"))
          .startsWith("CAPTURE-LOGIN\nthe token of the user 'u' has characters no token has\n")
          .doesNotContain("cr");
    }
  }

  @Test
  void a_token_file_that_is_not_there_or_empty() throws Exception {
    Files.writeString(folder.resolve("empty"), "\n");
    for (String file : new String[] {"gone", "empty"}) {
      assertThat(ofUser("{tokenFile: " + file + "}"))
          .startsWith("CAPTURE-LOGIN\nthere is no token in '" + file + "'\n");
    }
  }

  @Test
  void a_file_without_end_is_no_certificate_and_no_token() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/zero")), "this computer has no such file");
    assertThat(
            said(
                Connecting.config(
                    folder,
                    "{server: 'https://127.0.0.1:1', certificate-authority: /dev/zero}",
                    "{}")))
        .startsWith("CAPTURE-KEYS\nthe certificate authority of the cluster 'c' cannot be read\n");
    assertThat(ofUser("{tokenFile: /dev/zero}"))
        .startsWith("CAPTURE-LOGIN\nthere is no token in '/dev/zero'\n");
  }

  @Test
  void a_proxy_at_a_port_that_cannot_be() throws Exception {
    for (String port : new String[] {"0", "65536"}) {
      assertThat(
              said(
                  Connecting.config(
                      folder,
                      "{server: 'https://127.0.0.1:1', proxy-url: 'http://joe:s3cr3t@p:%s'}"
                          .formatted(port),
                      "{}")))
          .isEqualTo(
              """
              CAPTURE-PROXY
              the proxy in proxy-url of the cluster 'c' cannot be used: there is no such port as \
              the one in its URL
              Correct it, or connect from a network that needs no such proxy.\
              """);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "as: \"eve\\nX: y\"",
        "as: jürgen",
        "as: eve, as-groups: [\"a\\r\"]",
        "as: eve, as-uid: \"\\0\""
      })
  void somebody_whom_a_request_cannot_name(String as) throws Exception {
    assertThat(ofUser("{token: t, " + as + "}"))
        .isEqualTo(
            """
            CAPTURE-BROKEN-KUBECONFIG
            the user 'u' is to act as somebody whose name a request cannot carry
            Correct 'as' and what belongs to it in config.\
            """);
  }

  @Test
  void groups_without_a_user() throws Exception {
    assertThat(ofUser("{token: t, as-groups: [system:masters]}"))
        .isEqualTo(
            """
            CAPTURE-BROKEN-KUBECONFIG
            the user 'u' acts as groups, a UID or extra fields without acting as a user
            Correct 'as' in config.\
            """);
  }

  @Test
  void a_context_is_chosen_before_anything_is_sent() throws Exception {
    Path config = Connecting.config(folder, "{server: 'https://127.0.0.1:1'}", "{token: abc}");
    try {
      Connecting.connect(config, Optional.of("other")).close();
    } catch (CaptureException e) {
      assertThat(Connecting.said(e))
          .isEqualTo("CAPTURE-UNKNOWN-CONTEXT\nthere is no context 'other'\nThere are: prod.");
      return;
    }
    throw new AssertionError("connected");
  }
}
