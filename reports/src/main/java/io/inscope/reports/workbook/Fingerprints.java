package io.inscope.reports.workbook;

import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.framework.Framework;
import io.inscope.reports.framework.Requirement;
import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.scope.ScopeClass;
import io.inscope.snapshot.scope.ScopeEntry;
import io.inscope.snapshot.store.Decision;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// Hashes of what a workbook rests on besides the snapshot, so that it can be told of two workbooks
/// whether they were made by the same rules, from the same scope and the same decisions. Each is
/// SHA-256 over canonical JSON, in lower-case hex.
///
/// @param rules over every check and every framework of the workbook with all that is said of them:
///   they carry no versions of their own, and a changed word may change a judgement
/// @param scope over each workload and node with its declared, derived and effective class and its
///   data role: what a scope freeze has to keep
/// @param record over everything people put on record in the project, in its order
record Fingerprints(String rules, String scope, String record) {
  static Fingerprints of(WorkbookInput input) {
    return new Fingerprints(
        rules(input.checks(), input.assessment().requirements().keySet()),
        scope(input.scope().entries()),
        record(input.decisions()));
  }

  private static String rules(List<CheckInfo> checks, Collection<Framework> frameworks) {
    JsonArray.Builder all = JsonArray.builder();
    checks.stream()
        .sorted(Comparator.comparing(CheckInfo::id))
        .forEach(
            check ->
                all.add(
                    JsonArray.of(
                        check.id(),
                        check.title(),
                        check.severity().word(),
                        texts(check.reads().stream().map(Object::toString).sorted().toList()),
                        check.why(),
                        check.remedy(),
                        check.limits())));
    for (Framework framework : frameworks) {
      JsonArray.Builder requirements = JsonArray.builder();
      framework.requirements().forEach(requirement -> requirements.add(json(requirement)));
      all.add(
          JsonArray.of(framework.id(), framework.title(), framework.note(), requirements.build()));
    }
    return sha256(all.build());
  }

  private static JsonArray json(Requirement requirement) {
    return JsonArray.of(
        requirement.id(),
        requirement.title(),
        texts(requirement.crosswalk()),
        texts(requirement.checks()),
        texts(requirement.planned()),
        requirement.reach().word(),
        requirement.interpretation(),
        texts(requirement.questions()),
        requirement.artefact());
  }

  private static String scope(List<ScopeEntry> entries) {
    JsonArray.Builder all = JsonArray.builder();
    for (ScopeEntry entry : entries) {
      all.add(
          JsonArray.of(
              entry.workload().toString(),
              entry.declared().map(ScopeClass::word).orElse(""),
              entry.derived().word(),
              entry.effective().word(),
              entry.dataRole().word()));
    }
    return sha256(all.build());
  }

  private static String record(List<Decision> decisions) {
    JsonArray.Builder all = JsonArray.builder();
    for (Decision decision : decisions) {
      all.add(
          JsonArray.of(
              (long) decision.id(),
              decision.at().toString(),
              decision.author(),
              decision.kind(),
              decision.payload()));
    }
    return sha256(all.build());
  }

  private static JsonArray texts(List<String> texts) {
    JsonArray.Builder array = JsonArray.builder();
    texts.forEach(array::add);
    return array.build();
  }

  /// Of a text in UTF-8.
  static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(JsonArray content) {
    return sha256(CanonicalJson.bytes(content));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
