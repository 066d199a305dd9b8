package io.inscope.snapshot.capture;

import io.inscope.snapshot.importing.Documents;
import io.inscope.snapshot.importing.ImportLimits;
import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.ItemType;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonProblem;
import io.inscope.snapshot.json.JsonSplitter;
import io.inscope.snapshot.json.JsonText;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.record.ApiResource;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One page of a list, cut into objects while it comes: one object at a time is in memory. The
/// items of built-in kinds do not name their kind; here they get it.
///
/// Of secrets two forms are asked for, and neither holds a value: a table with the metadata of its
/// rows, which tells the type too, and a list of metadata. Of a server that sends whole secrets all
/// the same only metadata and type are taken, and that is said.
final class Page implements JsonSplitter.Handler {
  /// How [#wrong] begins where asking again may help.
  static final String NOT_WHOLE = "the answer is not whole: ";

  /// What [JsonSplitter] says of the last item, when nothing follows it.
  private static final String ENDS = "the text ends before the object does";

  private static final Set<String> OF_SECRETS = Set.of("metadata", "type", "immutable");

  private final ApiResource resource;
  private final boolean secrets;
  private final ItemType type;
  private final Documents documents;

  /// Items that are no JSON. The last one may only be where the answer broke off, so they are
  /// reported when that is known.
  private final List<JsonProblem> broken = new ArrayList<>();

  private boolean list;

  /// How many came, whatever they are.
  private int items;

  private int scrubbed;
  private String kind = "";
  private String next = "";
  private String resourceVersion = "";
  private long remaining = -1;
  private String wrong = "";

  private Page(ApiResource resource, String source, Handed sink) {
    this.resource = resource;
    this.secrets = resource.isCore("secrets");
    this.type = new ItemType(resource.apiVersion(), resource.kind());
    this.documents = new Documents(source, sink);
  }

  /// Reads a page to its end. What is wrong with it is in [#wrong].
  static Page read(ApiResource resource, String source, InputStream body, Handed sink) {
    Page page = new Page(resource, source, sink);
    try {
      JsonSplitter.split(body, ImportLimits.DEFAULT.object(), page);
    } catch (IOException e) {
      page.fault(NOT_WHOLE + e.getMessage());
    } catch (WrongShape e) {
      page.fault("the answer is not understood: " + e.getMessage());
    }
    if (page.wrong.isEmpty()) {
      page.broken.forEach(page::lose);
    }
    page.documents.end();
    int silent = page.items - sink.onPage() - sink.lost();
    if (page.wrong.isEmpty() && silent > 0) {
      page.documents.error(0, 0, "what is in the list is not an object of it", silent);
    }
    if (page.scrubbed > 0) {
      page.documents.warning(
          0,
          "the server sent values of secrets, although it was asked for metadata alone",
          "they were dropped as they came, and are not part of the snapshot");
    }
    if (!page.list) {
      page.fault("the answer is not a list");
    }
    if (page.withholds()) {
      page.fault(
          "the server says that %d more follow, and not how to get them".formatted(page.remaining));
    }
    return page;
  }

  /// The token for the next page; empty on the last one.
  String next() {
    return next;
  }

  String resourceVersion() {
    return resourceVersion;
  }

  /// How many objects the server says there are behind this page; negative when it does not say.
  long remaining() {
    return next.isEmpty() ? 0 : remaining;
  }

  /// Says that there is more than it gives a way to.
  private boolean withholds() {
    return next.isEmpty() && remaining > 0;
  }

  /// Why the page cannot be relied on; empty when it can.
  String wrong() {
    return wrong;
  }

  private void lose(JsonProblem e) {
    documents.error(e.line(), e.column(), "not valid JSON: " + e.getMessage(), 1);
  }

  /// The cause is worth more than what follows of it.
  private void fault(String why) {
    if (wrong.isEmpty() || why.startsWith(NOT_WHOLE)) {
      wrong = why;
    }
  }

  @Override
  public boolean isFast() {
    return !secrets;
  }

  @Override
  public void listStart(JsonText head) {
    list = true;
    members(head);
  }

  @Override
  public Optional<ItemType> itemType() {
    return secrets ? Optional.empty() : Optional.of(type);
  }

  @Override
  public void listEnd(JsonText head) {
    members(head);
  }

  @Override
  public void item(CompactObject item) {
    items++;
    if (item.kind().isEmpty()) {
      item(item.tree(), item.line());
    } else {
      documents.compact(item);
    }
  }

  @Override
  public void item(JsonText item, Optional<JsonProblem> problem) {
    items++;
    try {
      if (problem.isPresent()) {
        if (ENDS.equals(problem.get().getMessage())) {
          fault(NOT_WHOLE + ENDS);
        }
        throw problem.get();
      }
      if (item.tree(documents) instanceof JsonObject tree) {
        item(tree, item.line());
      }
    } catch (JsonProblem e) {
      broken.add(e);
    }
  }

  private void item(JsonObject tree, int line) {
    if (secrets) {
      documents.document(secret(tree, line), line);
    } else {
      boolean typed = tree.get("kind") != null;
      documents.document(typed ? tree : Handed.typed(tree, resource, line), line);
    }
  }

  /// What may be known of a secret.
  private JsonObject secret(JsonObject item, int line) {
    if (item.has("data") || item.has("stringData")) {
      scrubbed++;
    }
    JsonObject.Builder kept = JsonObject.builder();
    for (int i = 0; i < item.size(); i++) {
      if (OF_SECRETS.contains(item.key(i))) {
        kept.put(item.key(i), item.value(i), item.line(i));
      }
    }
    return Handed.typed(kept.build(), resource, line);
  }

  @Override
  public void value(CompactObject value) {
    whole(value.tree());
  }

  @Override
  public void value(JsonText value, Optional<JsonProblem> broken) {
    try {
      if (broken.isEmpty() && value.tree(documents) instanceof JsonObject tree) {
        whole(tree);
      } else {
        fault("the answer is not valid JSON");
      }
    } catch (JsonProblem _) {
      fault("the answer is not valid JSON");
    }
  }

  /// An answer without an array of items: a table, or a list that is empty.
  private void whole(JsonObject tree) {
    members(tree);
    if (secrets && kind.equals("Table")) {
      list = true;
      table(tree);
    } else if (tree.has("items") && tree.get("items") == null) {
      list = true;
    }
  }

  private void table(JsonObject tree) {
    Field root = Field.root(tree);
    int type = -1;
    for (Field column : root.at("columnDefinitions").each().toList()) {
      if (column.at("name").text("").equals("Type")) {
        type = column.index();
      }
    }
    for (Field row : root.at("rows").each().toList()) {
      if (!(row.at("object", "metadata").value() instanceof JsonObject metadata)) {
        documents.error(1, 0, "a secret without its metadata", 1);
        continue;
      }
      JsonObject.Builder secret = JsonObject.builder();
      secret.put("metadata", metadata);
      if (row.at("cells").value() instanceof JsonArray cells
          && type >= 0
          && type < cells.size()
          && cells.get(type) instanceof String text) {
        secret.put("type", text);
      }
      documents.document(Handed.typed(secret.build(), resource, 1), 1);
    }
  }

  private void members(JsonText head) {
    try {
      if (head.tree(documents) instanceof JsonObject tree) {
        members(tree);
      }
    } catch (JsonProblem _) {
      fault("the head of the list is not valid JSON");
    }
  }

  private void members(JsonObject tree) {
    Field root = Field.root(tree);
    kind = root.at("kind").text(kind);
    next = root.at("metadata", "continue").text(next);
    resourceVersion = root.at("metadata", "resourceVersion").text(resourceVersion);
    remaining = root.at("metadata", "remainingItemCount").number().orElse(remaining);
  }

  @Override
  public void tooLarge(int line) {
    documents.error(line, 0, "an object that is larger than the limit", 1);
  }

  @Override
  public void stray(JsonProblem problem) {
    fault("the answer is not valid JSON: " + problem.getMessage());
  }
}
