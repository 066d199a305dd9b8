package io.inscope.app.ui.findings;

import static io.inscope.app.ui.common.Texts.text;

import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.network.Connection;
import org.jspecify.annotations.Nullable;

/// A piece of evidence in three lines.
///
/// @param object what it is about
/// @param statement what stands there
/// @param place file and line; empty where there is none
public record EvidenceRow(String object, String statement, String place) {
  private static final int LONGEST_VALUE = 400;

  static EvidenceRow of(Evidence evidence) {
    return switch (evidence) {
      case Evidence.Value value ->
          new EvidenceRow(
              value.container().isEmpty()
                  ? value.ref().spoken()
                  : text("evidence.container", value.ref().spoken(), value.container()),
              value.pointer() + " = " + shown(value.value()),
              value.place());
      case Evidence.Reach reach -> of(reach.connection());
      case Evidence.Grant grant ->
          new EvidenceRow(
              grant.subject(),
              text("evidence.grant", grant.rule(), grant.binding().spoken(), grant.role().spoken()),
              grant.place());
      case Evidence.Absence absence -> new EvidenceRow("", absence.what(), "");
    };
  }

  private static EvidenceRow of(Connection connection) {
    return new EvidenceRow(
        text("evidence.reach", connection.from().spoken(), connection.to().spoken()),
        text(
            "evidence.reach.because",
            connection.ports(),
            connection.becauseEgress(),
            connection.becauseIngress()),
        "");
  }

  private static String shown(@Nullable Object value) {
    if (value == null) {
      return text("evidence.notSet");
    }
    String json = CanonicalJson.text(value);
    return json.length() <= LONGEST_VALUE ? json : json.substring(0, LONGEST_VALUE) + " …";
  }

  /// All of it in one line, for the clipboard.
  public String line() {
    return String.join("  ", object, statement, place).strip();
  }
}
