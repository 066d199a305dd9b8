package io.inscope.reports.diagram.edited;

import io.inscope.reports.diagram.layout.Arrangement;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.store.Decision;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where people put boxes and what they call them, page by page: what is in force of all that is on
/// record. A later decision replaces an earlier one box by box.
///
/// @param pages by the name of the page
/// @param sources who placed a box, `jdoe on 2026-05-02`, by page and id, see [#placedBy]
public record KeptArrangements(SortedMap<String, Arrangement> pages, Map<String, String> sources) {
  /// The kind of decision under which they are kept.
  public static final String KIND = "arrangement";

  public static final KeptArrangements NONE = new KeptArrangements(new TreeMap<>(), Map.of());

  public KeptArrangements {
    pages = Collections.unmodifiableSortedMap(new TreeMap<>(pages));
    sources = Map.copyOf(sources);
  }

  /// @param decisions of a project, oldest first; those of other kinds are passed over
  public static KeptArrangements of(List<Decision> decisions) {
    SortedMap<String, Arrangement> pages = new TreeMap<>();
    Map<String, String> sources = new HashMap<>();
    for (Decision decision : decisions) {
      if (decision.kind().equals(KIND)) {
        read(decision, pages, sources);
      }
    }
    return new KeptArrangements(pages, sources);
  }

  private static void read(
      Decision decision, SortedMap<String, Arrangement> pages, Map<String, String> sources) {
    Field root = Field.root(JsonTree.parse(decision.payload().getBytes(StandardCharsets.UTF_8)));
    if (root.at("reset_all").isTrue()) {
      pages.clear();
    }
    root.at("reset").each().forEach(page -> pages.remove(page.text("")));
    String source =
        "%s on %s".formatted(decision.author(), LocalDate.ofInstant(decision.at(), ZoneOffset.UTC));
    root.at("pages")
        .each()
        .forEach(
            entry -> {
              String page = entry.at("page").text("");
              Arrangement before = pages.getOrDefault(page, Arrangement.NONE);
              SortedMap<String, Point> places = new TreeMap<>(before.places());
              SortedMap<String, String> captions = new TreeMap<>(before.captions());
              entry
                  .at("places")
                  .each()
                  .forEach(
                      place -> {
                        String id = place.at("id").text("");
                        places.put(
                            id,
                            new Point(
                                place.at("x").number().orElse(0),
                                place.at("y").number().orElse(0)));
                        sources.put(key(page, id), source);
                      });
              entry
                  .at("captions")
                  .each()
                  .forEach(c -> put(captions, c.at("id").text(""), c.at("text").text("")));
              pages.put(page, new Arrangement(places, captions));
            });
  }

  private static void put(SortedMap<String, String> captions, String id, String text) {
    if (text.isEmpty()) {
      captions.remove(id);
    } else {
      captions.put(id, text);
    }
  }

  /// What is in force on a page.
  public Arrangement on(String page) {
    return pages.getOrDefault(page, Arrangement.NONE);
  }

  /// Who placed a box, and when; empty when nobody did.
  Optional<String> placedBy(String page, String id) {
    return on(page).places().containsKey(id)
        ? Optional.ofNullable(sources.get(key(page, id)))
        : Optional.empty();
  }

  private static String key(String page, String id) {
    return page + "\n" + id;
  }

  /// Changes as the payload of a decision. Places are kept in whole pixels; a caption with an empty
  /// text is taken back.
  ///
  /// @param source the file they come from, as people call it
  public static String payload(SortedMap<String, Arrangement> changes, String source) {
    JsonArray.Builder pages = JsonArray.builder();
    changes.forEach(
        (page, arrangement) -> {
          JsonArray.Builder places = JsonArray.builder();
          arrangement
              .places()
              .forEach(
                  (id, at) ->
                      places.add(
                          JsonObject.builder()
                              .put("id", id)
                              .put("x", Math.round(at.x()))
                              .put("y", Math.round(at.y()))
                              .build()));
          JsonArray.Builder captions = JsonArray.builder();
          arrangement
              .captions()
              .forEach(
                  (id, text) ->
                      captions.add(JsonObject.builder().put("id", id).put("text", text).build()));
          pages.add(
              JsonObject.builder()
                  .put("page", page)
                  .put("places", places.build())
                  .put("captions", captions.build())
                  .build());
        });
    return CanonicalJson.text(
        JsonObject.builder().put("pages", pages.build()).put("source", source).build());
  }

  /// The payload of a decision that takes back what is in force.
  ///
  /// @param page of which page; of all when empty
  public static String resetPayload(Optional<String> page) {
    JsonArray.Builder pages = JsonArray.builder();
    page.ifPresent(pages::add);
    return CanonicalJson.text(
        JsonObject.builder().put("reset", pages.build()).put("reset_all", page.isEmpty()).build());
  }
}
