package io.inscope.snapshot.register;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.network.Assumptions;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.store.Decision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What people state about the network plugin of a cluster, and why: kept in the project, so that
/// every answer rests on it and says so. Which keys there are is the matter of [Assumptions].
///
/// @param statements everything ever stated, oldest first
public record StatedAssumptions(List<Statement> statements) {
  /// The kind of decision under which they are kept.
  public static final String KIND = "assumption";

  private static final String THIS_RUN = "assumed for this run only";

  /// One thing stated.
  public record Statement(
      String key, String value, String because, String author, Instant at, Standing standing) {

    /// `enforced=yes, assumed by jdoe on 2026-05-02: seen on site`
    public String words() {
      return "%s=%s, %s: %s".formatted(key, value, source(), because);
    }

    private String source() {
      return "assumed by %s on %s".formatted(author, LocalDate.ofInstant(at, ZoneOffset.UTC));
    }

    /// `assumed by jdoe on 2026-05-02: seen on site`, a clause without a full stop.
    String clause() {
      return source() + ": " + because.strip().replaceFirst("\\.+$", "");
    }
  }

  /// Whether a statement still counts.
  public enum Standing {
    IN_FORCE,
    REPLACED,
    RESET;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public StatedAssumptions {
    statements = List.copyOf(statements);
  }

  /// @param decisions of a project, oldest first; those of other kinds are passed over
  public static StatedAssumptions of(List<Decision> decisions) {
    List<Statement> all = new ArrayList<>();
    for (Decision decision : decisions) {
      if (decision.kind().equals(KIND)) {
        read(decision, all);
      }
    }
    return new StatedAssumptions(all);
  }

  private static void read(Decision decision, List<Statement> all) {
    Field root = Field.root(JsonTree.parse(decision.payload().getBytes(StandardCharsets.UTF_8)));
    String because = root.at("because").text("");
    if (root.at("reset").isTrue()) {
      all.replaceAll(earlier -> ended(earlier, Standing.RESET));
    }
    for (Field set : root.at("set").each().toList()) {
      String text = set.text("");
      int equals = text.indexOf('=');
      String key = equals < 0 ? text : text.substring(0, equals);
      all.replaceAll(
          earlier -> earlier.key().equals(key) ? ended(earlier, Standing.REPLACED) : earlier);
      all.add(
          new Statement(
              key,
              equals < 0 ? "" : text.substring(equals + 1),
              because,
              decision.author(),
              decision.at(),
              Standing.IN_FORCE));
    }
  }

  private static Statement ended(Statement s, Standing how) {
    return s.standing() == Standing.IN_FORCE
        ? new Statement(s.key(), s.value(), s.because(), s.author(), s.at(), how)
        : s;
  }

  /// What counts now, by key.
  public List<Statement> inForce() {
    SortedMap<String, Statement> byKey = new TreeMap<>();
    statements.stream()
        .filter(statement -> statement.standing() == Standing.IN_FORCE)
        .forEach(statement -> byKey.put(statement.key(), statement));
    return List.copyOf(byKey.values());
  }

  /// What counts now as `KEY=VALUE` texts, in front of those of one run, which win over them.
  public List<String> before(List<String> ofThisRun) {
    List<String> texts = new ArrayList<>();
    inForce().forEach(statement -> texts.add(statement.key() + "=" + statement.value()));
    texts.addAll(ofThisRun);
    return texts;
  }

  /// What counts now, under what is given for one run; each says who states it.
  ///
  /// @throws IllegalArgumentException when one is not understood
  public Assumptions with(List<String> ofThisRun) {
    Map<String, String> words = new HashMap<>();
    inForce().forEach(statement -> words.put(statement.key(), statement.clause()));
    ofThisRun.forEach(text -> words.put(text.replaceFirst("=.*", ""), THIS_RUN));
    return Assumptions.parse(before(ofThisRun)).saying(words);
  }

  /// Answers that say what they assume. Those on record that a run overrides are left out: they had
  /// no part in the answer.
  ///
  /// @param ofThisRun `KEY=VALUE` texts
  public Connectivity noted(Connectivity answers, List<String> ofThisRun) {
    List<String> notes = new ArrayList<>();
    inForce().stream()
        .filter(s -> ofThisRun.stream().noneMatch(text -> text.startsWith(s.key() + "=")))
        .forEach(statement -> notes.add(statement.words()));
    ofThisRun.forEach(text -> notes.add(text + ", " + THIS_RUN));
    return notes.isEmpty() ? answers : new NotedConnectivity(answers, List.copyOf(notes));
  }

  /// What is to be kept for a statement.
  ///
  /// @param texts `KEY=VALUE`
  /// @param reset whether what was stated before is taken back first
  public static String payload(List<String> texts, String because, boolean reset) {
    JsonArray.Builder set = JsonArray.builder();
    texts.forEach(set::add);
    return CanonicalJson.text(
        JsonObject.builder()
            .put("because", because)
            .put("reset", reset)
            .put("set", set.build())
            .build());
  }
}
