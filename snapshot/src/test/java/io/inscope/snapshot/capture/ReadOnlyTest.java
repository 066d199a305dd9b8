package io.inscope.snapshot.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOnlyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/version",
        "/api",
        "/apis",
        "/api/v1",
        "/apis/apps/v1",
        "/api/v1/pods?limit=500",
        "/api/v1/pods?limit=500&continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEi",
        "/api/v1/namespaces/log/pods",
        "/api/v1/namespaces/proxy/pods/exec",
        "/apis/rbac.authorization.k8s.io/v1/clusterroles/system:node",
        "/apis/apps/v1/namespaces/shop/deployments"
      })
  void reading_is_allowed(String target) {
    ReadOnly.check("GET", target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/namespaces/shop/pods/p/exec",
        "/api/v1/namespaces/shop/pods/p/exec?command=id",
        "/api/v1/namespaces/shop/pods/p/attach",
        "/api/v1/namespaces/shop/pods/p/portforward",
        "/api/v1/namespaces/shop/pods/p/log",
        "/api/v1/namespaces/shop/services/s/proxy",
        "/api/v1/namespaces/shop/services/s/proxy/path",
        "/api/v1/nodes/n/proxy",
        "/api/v1/nodes/n/proxy/configz",
        "/api/v1/nodes/n/log",
        "/api/v1/proxy/nodes/n",
        "/api/v1/watch/pods",
        "/api/v1/pods?watch=true",
        "/api/v1/pods?watch=1&limit=5",
        "/api/v1/pods?limit=5&follow=true",
        "/api/v1/nodes/n/../n/proxy",
        "/apis/../logs/kube-apiserver.log",
        "/apis/./v1/pods",
        "/api/../apis",
        "/api/v1/nodes/n/%70roxy",
        "/api/v1//nodes/n/proxy",
        "/logs/kube-apiserver.log",
        "/metrics",
        "http://other.example/api",
        "//other.example/api",
        "/api/v1/pods#x",
        ""
      })
  void what_acts_or_never_ends_is_not(String target) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReadOnly.check("GET", target))
        .withMessage("not sent, because it is not known to be read-only: GET " + target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/apis/authentication.k8s.io/v1/selfsubjectreviews",
        "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
        "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews"
      })
  void the_three_reviews_of_oneself_may_be_posted(String target) {
    ReadOnly.check("POST", target);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /apis/authorization.k8s.io/v1/subjectaccessreviews",
    "POST, /apis/authentication.k8s.io/v1/tokenreviews",
    "POST, /api/v1/namespaces/shop/pods",
    "POST, /api/v1/namespaces/shop/serviceaccounts/s/token",
    "POST, /apis/authorization.k8s.io/v1/selfsubjectaccessreviews?dryRun=All",
    "PUT, /api/v1/namespaces/shop",
    "PATCH, /api/v1/namespaces/shop",
    "DELETE, /api/v1/namespaces/shop",
    "CONNECT, /api/v1/nodes/n",
    "get, /api/v1/pods"
  })
  void nothing_else_may_be_sent(String method, String target) {
    assertThatIllegalArgumentException().isThrownBy(() -> ReadOnly.check(method, target));
  }

  @Test
  void the_gateway_sends_nothing_that_is_not_allowed(@TempDir Path folder) throws Exception {
    try (ApiServer server = new ApiServer();
        ReadOnlyGateway gateway = server.gateway(folder)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> gateway.get("/api/v1/namespaces/a/pods/p/exec", "*/*", Patience.SHORT));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> gateway.review("/api/v1/namespaces", "{}", Patience.SHORT));
      assertThat(server.requests()).isEmpty();
      assertThat(server.log).isEmpty();
    }
  }
}
