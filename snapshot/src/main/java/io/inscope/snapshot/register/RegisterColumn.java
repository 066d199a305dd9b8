package io.inscope.snapshot.register;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The columns of a sheet that people fill in, and the id that says of what.
public enum RegisterColumn {
  ID("id", "Id", "connection id"),
  JUSTIFICATION(
      "justification", "Business justification", "business need", "business purpose", "reason"),
  OWNER("owner", "Owner", "business owner"),
  APPROVER("approver", "Approver", "approved by"),
  APPROVED_ON("approved_on", "Approved on", "approval date", "last review", "date"),
  REVIEW_DATE("review_date", "Review by", "valid until", "next review", "expires"),
  NOTE("note", "Note", "notes", "remark", "comment");

  private final String key;
  private final String title;
  private final List<String> aliases;

  RegisterColumn(String key, String title, String... aliases) {
    this.key = key;
    this.title = title;
    this.aliases = List.of(aliases);
  }

  /// snake_case, as in CSV.
  public String key() {
    return key;
  }

  /// As people read it above the column.
  public String title() {
    return title;
  }

  public boolean isDate() {
    return this == APPROVED_ON || this == REVIEW_DATE;
  }

  /// The column with exactly this key or title, whatever the case and the spaces.
  public static Optional<RegisterColumn> named(String header) {
    String plain = plain(header);
    return Arrays.stream(values())
        .filter(column -> plain(column.key).equals(plain) || plain(column.title).equals(plain))
        .findFirst();
  }

  /// The column under a header, also by the other names people give it; empty for columns that are
  /// of no concern here.
  public static Optional<RegisterColumn> of(String header) {
    String plain = plain(header);
    return named(header)
        .or(
            () ->
                Arrays.stream(values())
                    .filter(column -> column.aliases.contains(plain))
                    .findFirst());
  }

  private static String plain(String header) {
    return header.toLowerCase(Locale.ROOT).replaceAll("[\\s_*:\\u00a0-]+", " ").strip();
  }
}
