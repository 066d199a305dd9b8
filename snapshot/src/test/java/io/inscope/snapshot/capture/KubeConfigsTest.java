package io.inscope.snapshot.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.inscope.snapshot.capture.relay.ProxyAddress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeConfigsTest {
  private static final String PLAIN =
      """
      apiVersion: v1
      kind: Config
      current-context: shop
      contexts:
      - name: shop
        context: {cluster: prod, user: auditor, namespace: payments}
      - name: lab
        context: {cluster: lab, user: auditor}
      clusters:
      - name: prod
        cluster: {server: 'https://10.0.0.1:6443', certificate-authority: ca.pem}
      - name: lab
        cluster: {server: 'https://lab.example:6443', insecure-skip-tls-verify: true, proxy-url: 'http://proxy.example:3128'}
      users:
      - name: auditor
        user: {token: secret-token, as: eve, as-groups: [readers, guests]}
      """;

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private ConnectionPlan plan(String text, String context) throws Exception {
    return ConnectionPlan.of(
        KubeConfigs.of(file("config", text)).choose(Optional.of(context)), Map.of());
  }

  @Test
  void the_contexts_of_a_file_are_listed_in_its_order() throws Exception {
    Path file = file("config", PLAIN);
    assertThat(KubeConfigs.of(file).contexts())
        .containsExactly(
            new KubeConfigs.Choice("shop", "prod", "auditor", "payments", file, true),
            new KubeConfigs.Choice("lab", "lab", "auditor", "", file, false));
  }

  @Test
  void a_plan_says_what_would_happen_and_no_secret() throws Exception {
    assertThat(plan(PLAIN, "shop").lines())
        .containsExactly(
            "context: shop",
            "server: https://10.0.0.1:6443",
            "certificate: checked against the certificate authority in the kubeconfig",
            "proxy: none",
            "user: auditor",
            "login: a bearer token from the kubeconfig",
            "acting as: eve in the groups readers, guests",
            "from: " + folder.resolve("config"));
  }

  @Test
  void a_server_that_is_not_verified_and_a_proxy_are_shown() throws Exception {
    assertThat(plan(PLAIN, "lab").lines())
        .contains(
            "certificate: NOT CHECKED: anyone on the way can pose as the server and read the login",
            "proxy: proxy.example:3128 (proxy-url of the cluster 'lab')");
  }

  @Test
  void a_login_program_is_shown_to_the_letter_and_not_run() throws Exception {
    Path trace = folder.resolve("ran");
    String text =
        """
        apiVersion: v1
        kind: Config
        contexts: [{name: a, context: {cluster: c, user: u}}]
        clusters: [{name: c, cluster: {server: 'https://c.example'}}]
        users:
        - name: u
          user:
            exec:
              apiVersion: client.authentication.k8s.io/v1
              command: touch
              args: ['%s', 'two words', "it's"]
              env: [{name: AWS_PROFILE, value: hidden}]
        """
            .formatted(trace);
    KubeContext context = KubeConfigs.of(file("config", text)).choose(Optional.of("a"));
    ConnectionPlan plan = ConnectionPlan.of(context, Map.of());
    assertThat(plan.lines())
        .contains(
            "login: a token that this program prints: touch "
                + trace
                + " 'two words' 'it'\\''s' (with AWS_PROFILE set)");
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(() -> Target.of(context, plan, Consent.NONE, Clock.systemUTC()))
        .withMessage(
            "the user 'u' logs in by a program that nobody has agreed to run: touch "
                + trace
                + " 'two words' 'it'\\''s'")
        .satisfies(
            e ->
                assertThat(e.hint())
                    .isEqualTo(
                        "If you trust this command, add --allow-exec-plugin; in the window, agree"
                            + " when asked."));
    assertThat(trace).doesNotExist();
  }

  @Test
  void the_first_file_that_names_something_wins_whole() throws Exception {
    Path sub = Files.createDirectory(folder.resolve("sub"));
    Path first =
        file(
            "first",
            """
            kind: Config
            contexts: [{name: a, context: {cluster: c, user: u}}]
            users: [{name: u, user: {token: one}}]
            """);
    Path second =
        file(
            "sub/second",
            """
            kind: Config
            current-context: b
            contexts: [{name: a, context: {cluster: other, user: other, namespace: n}}, {name: b, context: {cluster: c, user: u}}]
            clusters: [{name: c, cluster: {server: 'https://c.example', certificate-authority: ca.pem}}]
            users: [{name: u, user: {username: joe, password: x}}]
            """);
    String list =
        String.join(
            File.pathSeparator,
            first.toString(),
            "",
            folder.resolve("absent").toString(),
            second.toString());
    KubeConfigs configs = KubeConfigs.usual(Map.of("KUBECONFIG", list), folder);
    assertThat(configs.files()).containsExactly(first, second);
    assertThat(configs.contexts())
        .containsExactly(
            new KubeConfigs.Choice("a", "c", "u", "", first, false),
            new KubeConfigs.Choice("b", "c", "u", "", second, true));
    KubeContext chosen = configs.choose(Optional.empty());
    assertThat(chosen.name()).isEqualTo("b");
    ConnectionPlan plan = ConnectionPlan.of(chosen, Map.of());
    assertThat(plan.logins()).containsExactly(new Login.Token(""));
    assertThat(plan.files()).containsExactly(second, first);
    assertThat(chosen.besideCluster("ca.pem")).isEqualTo(sub.resolve("ca.pem").toString());
  }

  @Test
  void a_context_that_is_not_there_is_named_with_those_that_are() throws Exception {
    KubeConfigs configs = KubeConfigs.of(file("config", PLAIN));
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(() -> configs.choose(Optional.of("prod")))
        .withMessage("there is no context 'prod'")
        .satisfies(e -> assertThat(e.hint()).isEqualTo("There are: shop, lab."));
  }

  @Test
  void a_broken_file_is_named_without_what_is_in_it() throws Exception {
    for (String text :
        List.of("users: [{token: s3cr3t\n  x", "s3cr3t", "kind: Pod\nmetadata: {}", "[s3cr3t]")) {
      Path broken = file("broken", text);
      assertThatExceptionOfType(CaptureException.class)
          .isThrownBy(() -> KubeConfigs.of(broken))
          .withMessage("'" + broken + "' is not a kubeconfig that can be read")
          .withNoCause();
    }
  }

  @Test
  void a_context_without_its_cluster_or_user_is_refused() throws Exception {
    String text =
        """
        kind: Config
        contexts: [{name: a, context: {cluster: c, user: u}}, {name: b, context: {cluster: d, user: u}}]
        clusters: [{name: d, cluster: {server: 'https://d.example'}}]
        """;
    KubeConfigs configs = KubeConfigs.of(file("config", text));
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(() -> configs.choose(Optional.of("a")))
        .withMessage("the context 'a' names the cluster 'c', which is not there");
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(() -> configs.choose(Optional.of("b")))
        .withMessage("the context 'b' names the user 'u', which is not there");
  }

  @Test
  void a_file_that_names_something_twice_is_refused() throws Exception {
    Path twice =
        file(
            "config",
            """
            kind: Config
            users: [{name: u, user: {token: a}}, {name: u, user: {token: b}}]
            """);
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(() -> KubeConfigs.of(twice))
        .withMessage("'" + twice + "' has two entries for the user 'u'");
  }

  @Test
  void an_unverified_server_is_refused_unless_the_user_insists() throws Exception {
    KubeContext context = KubeConfigs.of(file("config", PLAIN)).choose(Optional.of("lab"));
    ConnectionPlan plan = ConnectionPlan.of(context, Map.of());
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(() -> Target.of(context, plan, Consent.NONE, Clock.systemUTC()))
        .withMessage(
            "the server of the context 'lab' would be believed without a check"
                + " (insecure-skip-tls-verify)");
    assertThat(
            Target.of(context, plan, new Consent(true, Optional.empty()), Clock.systemUTC())
                .headers())
        .containsExactly(
            Map.entry("Impersonate-User", "eve"),
            Map.entry("Impersonate-Group", "readers"),
            Map.entry("Impersonate-Group", "guests"));
  }

  @Test
  void a_certificate_authority_that_is_not_there_is_named() throws Exception {
    KubeContext context = KubeConfigs.of(file("config", PLAIN)).choose(Optional.of("shop"));
    ConnectionPlan plan = ConnectionPlan.of(context, Map.of());
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(() -> Target.of(context, plan, Consent.NONE, Clock.systemUTC()))
        .withMessage("the certificate authority of the cluster 'prod' cannot be read");
  }

  @Test
  void the_proxy_of_the_environment_heeds_its_exceptions() throws Exception {
    KubeContext context = KubeConfigs.of(file("config", PLAIN)).choose(Optional.of("shop"));
    for (String exempt : List.of("10.0.0.0/8", "10.0.0.1", "*", "a.example, 10.0.0.1:6443")) {
      Map<String, String> environment =
          Map.of("HTTPS_PROXY", "http://p.example:8080", "NO_PROXY", exempt);
      assertThat(ConnectionPlan.of(context, environment).route().proxy()).as(exempt).isEmpty();
    }
    for (String other : List.of("", "10.1.0.0/16", "10.0.0.1:443", "example")) {
      Map<String, String> environment = Map.of("https_proxy", "p.example:8080", "no_proxy", other);
      assertThat(ConnectionPlan.of(context, environment).route())
          .as(other)
          .isEqualTo(
              new ProxyRoute(
                  Optional.of(
                      new ProxyAddress(
                          ProxyAddress.Kind.HTTP, "p.example", 8080, Optional.empty())),
                  "the variable HTTPS_PROXY"));
    }
  }

  @Test
  void a_proxy_is_shown_without_its_password() throws Exception {
    KubeContext context = KubeConfigs.of(file("config", PLAIN)).choose(Optional.of("shop"));
    ConnectionPlan plan =
        ConnectionPlan.of(context, Map.of("HTTPS_PROXY", "socks5h://joe:s3%40cr%2B3t+@p.example"));
    assertThat(plan.lines())
        .contains("proxy: socks5://p.example:1080 (the variable HTTPS_PROXY, with a password)");
    assertThat(plan.toString()).doesNotContain("joe").doesNotContain("s3");
    assertThat(plan.route().address())
        .contains(
            new ProxyAddress(
                ProxyAddress.Kind.SOCKS5,
                "p.example",
                1080,
                Optional.of(new ProxyAddress.Login("joe", "s3@cr+3t+"))));
  }

  @Test
  void a_proxy_that_cannot_be_used_is_refused_without_its_password() throws Exception {
    KubeContext shop = KubeConfigs.of(file("config", PLAIN)).choose(Optional.of("shop"));
    for (Map.Entry<String, String> bad :
        Map.of(
                "ftp://joe:s3cr3t@p:1",
                "its URL begins neither with http://, https:// nor socks5://",
                "http://joe:s3cr3t@",
                "there is no host in its URL",
                "http://joe:s3cr3t@a b",
                "it is not a URL")
            .entrySet()) {
      assertThatExceptionOfType(CaptureException.class)
          .isThrownBy(() -> ConnectionPlan.of(shop, Map.of("HTTPS_PROXY", bad.getKey())))
          .withMessage("the proxy in the variable HTTPS_PROXY cannot be used: " + bad.getValue());
    }
  }

  @Test
  void a_server_without_tls_is_not_reached_through_every_proxy() throws Exception {
    Path plain = file("config", PLAIN.replace("https://10.0.0.1", "http://10.0.0.1"));
    KubeContext context = KubeConfigs.of(plain).choose(Optional.of("shop"));
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(() -> ConnectionPlan.of(context, Map.of("HTTP_PROXY", "socks5://p:1")))
        .withMessage(
            "the proxy in the variable HTTP_PROXY cannot be used: a server without TLS is reached"
                + " only through http:// proxies");
  }

  @Test
  void the_name_for_the_certificate_is_shown() throws Exception {
    String named = PLAIN.replace("certificate-authority: ca.pem", "tls-server-name: api.example");
    assertThat(plan(named, "shop").lines())
        .contains(
            "certificate: checked against the certificate authorities this Java knows, for the"
                + " name api.example");
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(() -> plan(named.replace("api.example", "'a/b@c'"), "shop"))
        .withMessage("the 'tls-server-name' of the cluster 'prod' is no host name");
  }

  @Test
  void each_part_says_which_file_it_comes_from() throws Exception {
    Path contexts =
        file("contexts", "kind: Config\ncontexts: [{name: a, context: {cluster: c, user: u}}]\n");
    Path users =
        file(
            "users",
            "kind: Config\n"
                + "users: [{name: u, user: {token: t}}]\n"
                + "clusters: [{name: c, cluster: {server: 'https://c.example'}}]\n");
    KubeConfigs configs =
        KubeConfigs.usual(Map.of("KUBECONFIG", contexts + File.pathSeparator + users), folder);
    ConnectionPlan plan = ConnectionPlan.of(configs.choose(Optional.of("a")), Map.of());
    assertThat(plan.files()).containsExactly(users, contexts);
    assertThat(plan.lines())
        .endsWith("from: " + users + " (server, user)", "from: " + contexts + " (context)");
  }

  @Test
  void a_program_counts_only_where_there_is_no_other_login() throws Exception {
    String text =
        """
        kind: Config
        contexts: [{name: a, context: {cluster: c, user: u}}]
        clusters: [{name: c, cluster: {server: 'https://c.example'}}]
        users: [{name: u, user: {token: t, exec: {command: aws}, auth-provider: {name: gcp}}}]
        """;
    assertThat(plan(text, "a").logins()).containsExactly(new Login.Token(""));
    assertThat(plan(text.replace("token: t, ", ""), "a").logins())
        .containsExactly(new Login.Plugin(List.of("aws"), List.of()));
  }

  @Test
  void a_program_with_a_slash_is_beside_its_kubeconfig() throws Exception {
    String text =
        """
        kind: Config
        contexts: [{name: a, context: {cluster: c, user: u}}]
        clusters: [{name: c, cluster: {server: 'https://c.example'}}]
        users: [{name: u, user: {exec: {command: bin/login, args: [x]}}}]
        """;
    assertThat(plan(text, "a").logins())
        .containsExactly(
            new Login.Plugin(
                List.of(folder.resolve("bin").resolve("login").toString(), "x"), List.of()));
  }

  @Test
  void providers_that_kubectl_no_longer_has_are_refused_with_a_way_out() throws Exception {
    Map<String, String> hints =
        Map.of(
            "gcp",
            "Install gke-gcloud-auth-plugin, then let 'gcloud container clusters"
                + " get-credentials' write the kubeconfig anew.",
            "azure",
            "Let 'kubelogin convert-kubeconfig' write the kubeconfig anew.",
            "openstack",
            "Use a context with a token or a client certificate: 'kubectl create token' makes"
                + " one.");
    for (Map.Entry<String, String> provider : hints.entrySet()) {
      Path file =
          file(
              "config",
              """
              kind: Config
              contexts: [{name: a, context: {cluster: c, user: u}}]
              clusters: [{name: c, cluster: {server: 'https://c.example'}}]
              users: [{name: u, user: {auth-provider: {name: %s}}}]
              """
                  .formatted(provider.getKey()));
      KubeContext context = KubeConfigs.of(file).choose(Optional.of("a"));
      ConnectionPlan plan = ConnectionPlan.of(context, Map.of());
      assertThatExceptionOfType(CaptureException.class)
          .isThrownBy(() -> Target.of(context, plan, Consent.NONE, Clock.systemUTC()))
          .withMessage(
              "the user 'u' logs in by the provider '%s', which kubectl has not had since 1.26"
                  .formatted(provider.getKey()))
          .satisfies(e -> assertThat(e.hint()).isEqualTo(provider.getValue()));
    }
  }
}
