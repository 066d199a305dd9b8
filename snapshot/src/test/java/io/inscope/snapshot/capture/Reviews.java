package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.ApiServer.json;

import com.sun.net.httpserver.HttpExchange;
import io.inscope.snapshot.json.Duplicates;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonProblem;
import io.inscope.snapshot.json.JsonText;
import java.io.IOException;
import java.util.function.Function;

/// The self-reviews of an API server: the status is what a test makes of the `spec`.
final class Reviews {
  static final String IDENTITY = "/apis/authentication.k8s.io/%s/selfsubjectreviews";
  static final String ACCESS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
  static final String RULES = "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews";

  private Reviews() {}

  /// @param status JSON for a spec
  static ApiServer.Route review(Function<Field, String> status) {
    return exchange -> {
      Field spec = spec(exchange);
      json(201, "{\"kind\":\"Review\",\"status\":%s}".formatted(status.apply(spec)))
          .answer(exchange);
    };
  }

  private static Field spec(HttpExchange exchange) throws IOException {
    try {
      Object tree =
          new JsonText(exchange.getRequestBody().readAllBytes(), 1, 1).tree(Duplicates.IGNORED);
      if (tree instanceof JsonObject object && exchange.getRequestMethod().equals("POST")) {
        return Field.root(object).at("spec");
      }
    } catch (JsonProblem e) {
      throw new IOException(e);
    }
    throw new IOException("a review that is no JSON object");
  }

  /// Rules that let list some kinds of the core group.
  static String rules(String plurals) {
    return """
    {"resourceRules":[{"verbs":["get","list"],"apiGroups":[""],"resources":[%s]}],\
    "nonResourceRules":[],"incomplete":false}\
    """
        .formatted(plurals);
  }
}
