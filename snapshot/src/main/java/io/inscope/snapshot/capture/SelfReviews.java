package io.inscope.snapshot.capture;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.Identity;
import io.inscope.snapshot.record.Rights;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What a server says of ourselves: the three reviews that it answers and does not keep. Everybody
/// who is logged in may ask them, by the role `system:basic-user`, unless somebody took it away.
///
/// An answer that does not come, or is not understood, is a gap that is told, never an error: a
/// capture does without it. After three in a row without one, nothing is asked any more: a server
/// that hangs would cost its time for each kind and namespace.
final class SelfReviews {
  private static final Patience PATIENCE =
      new Patience(3, Duration.ofSeconds(10), Duration.ofSeconds(30));

  ///
  /// [SelfSubjectReview](https://kubernetes.io/docs/reference/access-authn-authz/authentication/#self-subject-review)
  /// came with 1.26, at first as the last of these and only where somebody switched it on.
  private static final List<String> IDENTITY_VERSIONS = List.of("v1", "v1beta1", "v1alpha1");

  /// So many in a row without an answer are enough.
  private static final int MAX_MISSED = 3;

  private final ReadOnlyGateway gateway;
  private final Patience patience;

  /// Reviews that the server does not give at all, with the reason: they are not asked for again.
  private final Map<String, String> closed = new HashMap<>();

  /// In a row.
  private int missed;

  SelfReviews(ReadOnlyGateway gateway) {
    this(gateway, PATIENCE);
  }

  /// @param patience with each question
  SelfReviews(ReadOnlyGateway gateway, Patience patience) {
    this.gateway = gateway;
    this.patience = patience;
  }

  /// What came of a review: the status the server filled in, or why there is none.
  private record Outcome(Field status, int code, String gap) {
    static Outcome gap(int code, String why) {
      return new Outcome(Field.root(JsonObject.EMPTY), code, why);
    }

    boolean isAnswer() {
      return gap.isEmpty();
    }
  }

  /// Whether a list would be given.
  ///
  /// @param why the server's words; may be empty for a yes and for a no
  record Verdict(Word word, String why) {
    enum Word {
      YES,
      NO,
      UNKNOWN
    }
  }

  /// Who we are to the server.
  Identity identity() {
    for (String version : IDENTITY_VERSIONS) {
      Outcome outcome =
          ask("authentication.k8s.io", version, "SelfSubjectReview", JsonObject.EMPTY);
      if (outcome.isAnswer()) {
        return identity(outcome.status());
      }
      if (outcome.code() != 404) {
        return Identity.unknown("the server did not say: " + outcome.gap());
      }
    }
    return Identity.unknown(
        "the server has no review of who one is (Kubernetes before 1.28 need not have it)");
  }

  private static Identity identity(Field status) {
    try {
      Field user = status.at("userInfo");
      String name = user.at("username").text("");
      return name.isEmpty()
          ? Identity.unknown("the server answered, and named nobody")
          : new Identity(name, user.at("uid").text(""), texts(user.at("groups")), "");
    } catch (WrongShape e) {
      return Identity.unknown("the answer is not understood: " + e.getMessage());
    }
  }

  /// What we may do in a namespace, cluster-wide rights included.
  Rights rights(String namespace) {
    Outcome outcome =
        ask(
            "authorization.k8s.io",
            "v1",
            "SelfSubjectRulesReview",
            JsonObject.of("namespace", namespace));
    if (!outcome.isAnswer()) {
      return new Rights(namespace, List.of(), true, outcome.gap());
    }
    try {
      return rights(namespace, outcome.status());
    } catch (WrongShape e) {
      return new Rights(
          namespace, List.of(), true, "the answer is not understood: " + e.getMessage());
    }
  }

  private static Rights rights(String namespace, Field status) {
    List<Rights.Rule> rules = new ArrayList<>();
    for (Field rule : status.at("resourceRules").each().toList()) {
      rules.add(
          new Rights.Rule(
              texts(rule.at("verbs")),
              texts(rule.at("apiGroups")),
              texts(rule.at("resources")),
              texts(rule.at("resourceNames")),
              List.of()));
    }
    for (Field rule : status.at("nonResourceRules").each().toList()) {
      rules.add(
          new Rights.Rule(
              texts(rule.at("verbs")),
              List.of(),
              List.of(),
              List.of(),
              texts(rule.at("nonResourceURLs"))));
    }
    String error = Answer.words(status.at("evaluationError").text(""));
    return new Rights(namespace, rules, status.at("incomplete").isTrue(), error);
  }

  /// Whether we may list a kind in the whole cluster, which a review of the rules in a namespace
  /// does not tell apart from the right to list it there.
  Verdict mayList(ApiResource resource) {
    JsonObject.Builder attributes = JsonObject.builder().put("verb", "list");
    if (!resource.group().isEmpty()) {
      attributes.put("group", resource.group());
    }
    attributes.put("resource", resource.plural());
    Outcome outcome =
        ask(
            "authorization.k8s.io",
            "v1",
            "SelfSubjectAccessReview",
            JsonObject.of("resourceAttributes", attributes.build()));
    if (!outcome.isAnswer()) {
      return new Verdict(Verdict.Word.UNKNOWN, outcome.gap());
    }
    try {
      return verdict(outcome.status());
    } catch (WrongShape e) {
      return new Verdict(Verdict.Word.UNKNOWN, "the answer is not understood: " + e.getMessage());
    }
  }

  /// An authorizer that fails is no refusal: the list itself would end in an error.
  private static Verdict verdict(Field status) {
    String error = Answer.words(status.at("evaluationError").text(""));
    String reason = Answer.words(status.at("reason").text(""));
    if (status.at("allowed").isTrue()) {
      return new Verdict(Verdict.Word.YES, reason);
    }
    return error.isEmpty()
        ? new Verdict(Verdict.Word.NO, reason)
        : new Verdict(Verdict.Word.UNKNOWN, error);
  }

  private Outcome ask(String group, String version, String kind, JsonObject spec) {
    JsonObject.Builder review =
        JsonObject.builder().put("apiVersion", group + "/" + version).put("kind", kind);
    if (!spec.isEmpty()) {
      review.put("spec", spec);
    }
    String path = "/apis/%s/%s/%s".formatted(group, version, plural(kind));
    String known = closed.get(path);
    if (known != null) {
      return Outcome.gap(0, known);
    }
    Outcome outcome = send(path, review.build());
    missed = isMissed(outcome.code()) ? missed + 1 : 0;
    if (Set.of(403, 404).contains(outcome.code())) {
      closed.put(path, outcome.gap());
    } else if (missed >= MAX_MISSED) {
      closed.put(path, "not asked, because the server had not answered before: " + outcome.gap());
    }
    return outcome;
  }

  /// Whether there was none who could say yes or no: no answer, no login, too busy, or broken.
  private static boolean isMissed(int code) {
    return code == 0 || code == 401 || code == 429 || code >= 500;
  }

  private Outcome send(String path, JsonObject review) {
    try (Answer answer = gateway.review(path, review.toString(), patience)) {
      if (answer.status() != 200 && answer.status() != 201) {
        return Outcome.gap(answer.status(), Answer.message(answer.status(), answer.error()));
      }
      Field status = answer.json().at("status");
      return status.isObject()
          ? new Outcome(status, answer.status(), "")
          : Outcome.gap(answer.status(), "the answer is empty");
    } catch (CaptureException | IOException e) {
      return Outcome.gap(0, String.valueOf(e.getMessage()));
    }
  }

  private static String plural(String kind) {
    return kind.toLowerCase(Locale.ROOT) + "s";
  }

  private static List<String> texts(Field array) {
    return array.each().map(item -> item.text("")).toList(); // empty is the core group
  }
}
