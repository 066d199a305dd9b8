package io.inscope.reports.engagement;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.store.Decision;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// What people state about the engagement, for the cover of the workbook and the title block of the
/// diagram: PCI DSS asks for the date of a diagram and for who made and approved it.
///
/// @param values what is stated; a field that is missing prints as a line to write on
public record Engagement(SortedMap<Item, String> values) {
  /// The kind of decision under which it is kept.
  public static final String KIND = "engagement";

  public static final Engagement NONE = new Engagement(new TreeMap<>());

  /// One thing to state.
  public enum Item {
    ENTITY("Assessed entity"),
    ASSESSOR_COMPANY("Assessor company"),
    LEAD_ASSESSOR("Lead assessor"),
    ENGAGEMENT("Engagement"),
    PERIOD("Period"),
    PREPARED_BY("Prepared by"),
    APPROVED_BY("Approved by"),
    APPROVED_ON("Date"),
    WIRELESS("Wireless networks");

    private final String title;

    Item(String title) {
      this.title = title;
    }

    /// As documents print it.
    public String title() {
      return title;
    }

    /// As files and options write it: `prepared-by`.
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Engagement {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /// What is stated; empty when nothing is.
  public String get(Item item) {
    return values.getOrDefault(item, "");
  }

  /// What is in force: of each item what was stated last. An empty text takes an item back.
  public static Engagement of(List<Decision> decisions) {
    SortedMap<Item, String> values = new TreeMap<>();
    for (Decision decision : decisions) {
      if (decision.kind().equals(KIND)) {
        Field payload =
            Field.root(JsonTree.parse(decision.payload().getBytes(StandardCharsets.UTF_8)));
        for (Item item : Item.values()) {
          payload.at(item.key()).text().ifPresent(text -> put(values, item, text));
        }
      }
    }
    return new Engagement(values);
  }

  /// These values as the payload of a decision: an item with an empty text is taken back.
  public static String payload(SortedMap<Item, String> changes) {
    JsonObject.Builder object = JsonObject.builder();
    changes.forEach((item, text) -> object.put(item.key(), text));
    return CanonicalJson.text(object.build());
  }

  private static void put(SortedMap<Item, String> values, Item item, String text) {
    if (text.isEmpty()) {
      values.remove(item);
    } else {
      values.put(item, text);
    }
  }
}
