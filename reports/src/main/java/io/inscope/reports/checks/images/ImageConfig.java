package io.inscope.reports.checks.images;

import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.json.WrongShape;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// How an image was made, as far as a report tells.
///
/// Source: [image configuration](https://github.com/opencontainers/image-spec/blob/main/config.md).
///
/// @param created empty when not known
/// @param user that its process runs as, `` for root; empty when not known
/// @param evidence where it says so
record ImageConfig(Optional<LocalDate> created, Optional<String> user, Evidence evidence) {

  /// From the configuration itself: JSON in base64, as Syft keeps it. Empty when it cannot be read,
  /// or was masked because it holds a secret.
  static Optional<ImageConfig> packed(String packed, Evidence evidence) {
    try {
      Field config = Field.root(JsonTree.parse(Base64.getMimeDecoder().decode(packed)));
      return config.at("config").isMissing()
          ? Optional.empty()
          : Optional.of(
              new ImageConfig(
                  date(config.at("created").text("")),
                  Optional.of(config.at("config", "User").text("")),
                  evidence));
    } catch (IllegalArgumentException | JacksonException | WrongShape e) {
      return Optional.empty();
    }
  }

  /// The day of a time in RFC 3339. Reproducible builds say 1970 or 1980: that is no date.
  static Optional<LocalDate> date(String time) {
    try {
      return Optional.of(
              OffsetDateTime.parse(time).withOffsetSameInstant(ZoneOffset.UTC).toLocalDate())
          .filter(day -> day.getYear() > 1980);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
